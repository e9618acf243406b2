"""The articles of the demo as an archive, and what the program itself says of them."""

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = os.environ.get("SELON_PROGRAM", str(ROOT / "target/debug/selon"))
sys.path.insert(0, str(ROOT / "examples/archive"))


def write(folder: Path, copies: int) -> Path:
    """An archive of so many copies of each article, each with an `id` and a column of its own."""
    texts = [file.read_text(encoding="utf-8") for file in sorted((ROOT / "www/demo/articles").glob("*.txt"))]
    archive = folder / "archive.jsonl"
    with archive.open("w", encoding="utf-8") as lines:
        for number in range(copies * len(texts)):
            article = {"id": number, "section": f"s{number % 2}", "text": texts[number % len(texts)]}
            lines.write(json.dumps(article, ensure_ascii=False) + "\n")
    return archive


def annotated(archive: Path, *options: str) -> list[dict]:
    """What one run of the program makes of an archive."""
    done = subprocess.run([PROGRAM, "batch", str(archive), *options], stdout=subprocess.PIPE, check=True)
    return [json.loads(line) for line in done.stdout.splitlines()]
