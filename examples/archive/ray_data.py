"""An archive through Selon with Ray Data: python ray_data.py IN.jsonl OUT

IN: JSON Lines with `id` and `text` (and whatever else), a file or a folder. OUT: a folder of JSON Lines, a row an
attribution: the article's `id`, who is cited, what the source is, and what is said.

Each task pipes a batch of rows through one `selon batch -`, which annotates on one core: Ray itself uses all of them.
The program has to be on every node; SELON_PROGRAM says where, else it is looked for in the PATH.
"""

import json
import os
import subprocess
import sys
from typing import Any

import ray

PROGRAM = os.environ.get("SELON_PROGRAM", "selon")


def annotate(batch: dict[str, Any]) -> dict[str, list]:
    """The attributions of a batch of articles, a row each."""
    articles = zip(batch["id"].tolist(), batch["text"].tolist(), strict=True)
    lines = "".join(json.dumps({"id": id, "text": text}, ensure_ascii=False) + "\n" for id, text in articles)
    command = [PROGRAM, "batch", "-", "--threads", "1", "--quiet", "--threshold", "0.7"]
    # Status 1: some articles could not be read; each is told on the worker's standard error.
    done = subprocess.run(command, input=lines.encode(), stdout=subprocess.PIPE)
    if done.returncode not in (0, 1):
        raise RuntimeError(f"{PROGRAM} ended with status {done.returncode}")
    rows: dict[str, list] = {"id": [], "name": [], "type": [], "content": [], "confidence": []}
    for article in map(json.loads, done.stdout.splitlines()):
        for found in article["analysis"]["attributions"]:
            rows["id"].append(article["id"])
            rows["name"].append(found["name"] if found["family"] == "identified" else "")
            rows["type"].append(found["type"])
            rows["content"].append(found["content"]["text"])
            rows["confidence"].append(found["confidence"])
    return rows


def main(archive: str, out: str) -> None:
    ray.data.read_json(archive, lines=True).map_batches(annotate, batch_size=256).write_json(out)


if __name__ == "__main__":
    main(*sys.argv[1:])
