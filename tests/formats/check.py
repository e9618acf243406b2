"""check.py PROGRAM: tables and lines as other programs read them, and ninjs against a schema of what is used of it."""

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import jsonschema
import pandas

HERE = Path(__file__).parent
ARTICLES = sorted((HERE / "../../www/demo/articles").resolve().glob("*.txt"))

# A text in which everything is that could break a table.
HOSTILE = 'Il est « noir »\tet "blanc",\r\na dit =A1 le maire, Luc Carrel.\n\n=SOMME(A1) est faux, selon lui; oui, a dit la préfète.\n'


def printed(form: str, *files: str | Path, text: str | None = None) -> str:
    """What the program prints, byte order marks and carriage returns included."""
    words = [sys.argv[1], "annotate", *map(str, files or ["-"]), "--format", form, "--threshold", "0"]
    done = subprocess.run(words, input=text and text.encode(), stdout=subprocess.PIPE, check=True)
    return done.stdout.decode("utf-8")


def spans_agree(rows: list[dict[str, str]], text: str) -> None:
    for row in rows:
        for part in ("source", "cue", "content"):
            if row[f"{part}_start"] and " … " not in row[part]:
                cut = text[int(row[f"{part}_start"]) : int(row[f"{part}_end"])]
                assert " ".join(cut.split()) == " ".join(row[part].removeprefix("'").split()), (row[part], cut)


def tables() -> int:
    wanted = sum(len(json.loads(printed("json", file))["attributions"]) for file in ARTICLES)
    table = printed("csv", *ARTICLES)
    assert table.startswith("\ufeff") and table.count("\r\n") > wanted
    rows = list(csv.DictReader(io.StringIO(table.removeprefix("\ufeff"), newline="")))
    lines = printed("tsv", *ARTICLES)
    tsv = list(csv.DictReader(io.StringIO(lines, newline=""), delimiter="\t", quoting=csv.QUOTE_NONE))
    assert len(rows) == len(tsv) == wanted, (len(rows), len(tsv), wanted)
    assert lines.count("\n") == wanted + 1, "a line is a row"
    frame = pandas.read_csv(io.BytesIO(table.encode()))
    assert len(frame) == wanted and frame.columns[0] == "article" and frame["confidence"].between(0, 1).all()
    for file in ARTICLES:
        text = file.read_text(encoding="utf-8")
        spans_agree([row for row in rows if row["article"] == str(file)], text)
    for form, options in (("csv", {}), ("tsv", {"delimiter": "\t", "quoting": csv.QUOTE_NONE})):
        shown = printed(form, text=HOSTILE).removeprefix("\ufeff")
        hostile = list(csv.DictReader(io.StringIO(shown, newline=""), **options))
        assert hostile and all(None not in row and None not in row.values() for row in hostile), hostile
        spans_agree(hostile, HOSTILE)
        if form == "csv":
            assert not any(cell.startswith(("=", "+", "@")) for row in hostile for cell in row.values()), hostile
    return wanted


def lines() -> None:
    frame = pandas.read_json(io.StringIO(printed("jsonl", *ARTICLES)), lines=True)
    assert list(frame["id"]) == [str(file) for file in ARTICLES]
    for file, analysis in zip(ARTICLES, frame["analysis"]):
        text = file.read_text(encoding="utf-8")
        for found in analysis["attributions"]:
            parts = [text[span["start"] : span["end"]] for span in found["content"]["spans"]]
            assert " … ".join(parts) == found["content"]["text"]


def ninjs() -> None:
    schema = json.loads((HERE / "ninjs.schema.json").read_text(encoding="utf-8"))
    check = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())
    for file in ARTICLES:
        item = json.loads(printed("ninjs", file))
        check.validate(item)
        assert item["infoSources"], item
    assert not check.is_valid({"uri": "a", "infosources": []}), "a check that can fail"


found = tables()
lines()
ninjs()
print(f"{found} rows are the same as CSV, as TSV and in pandas; ninjs has what its schema wants")
