"""The articles of the demo as an archive, and what the program itself says of them."""

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = os.environ.get("SELON_PROGRAM", str(ROOT / "target/debug/selon"))


def write(folder: Path, copies: int) -> Path:
    """An archive of so many copies of each article, each with an `id` and a column of its own."""
    texts = [file.read_text(encoding="utf-8") for file in sorted((ROOT / "www/demo/articles").glob("*.txt"))]
    archive = folder / "archive.jsonl"
    with archive.open("w", encoding="utf-8") as lines:
        for number in range(copies * len(texts)):
            article = {"id": number, "section": f"s{number % 2}", "text": texts[number % len(texts)]}
            lines.write(json.dumps(article, ensure_ascii=False) + "\n")
    return archive


def run(example: str, archive: Path, out: Path) -> list[tuple[Path, list[dict]]]:
    """Runs an example as its reader would; gives the files that it has written, and the lines of each."""
    script = ROOT / "examples/archive" / example
    environment = os.environ | {"SELON_PROGRAM": PROGRAM}
    subprocess.run([sys.executable, str(script), str(archive), str(out)], env=environment, check=True)
    files = sorted(file for file in out.iterdir() if not file.name.startswith(("_", ".")))
    return [(file, [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]) for file in files]


def annotated(archive: Path, *options: str) -> list[dict]:
    """What one run of the program makes of an archive."""
    done = subprocess.run([PROGRAM, "batch", str(archive), *options], stdout=subprocess.PIPE, check=True)
    return [json.loads(line) for line in done.stdout.splitlines()]
