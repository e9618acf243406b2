"""Learns what somebody is whom a source does not name, on annotated articles: a person named elsewhere in the article, one
told by an office alone, one kept unnamed.

    nameless.py --selon PROGRAM --corpora FILE.jsonl… [--publishers FOLDER] --output src/sources/nameless/weights.rs

All figures that it prints are of models that have not seen the publisher (or, where that is not known, the article) of the
source. The evidence comes from `selon nameless`. Run it again whenever what the engine knows of sources changes.
"""

import argparse
import json
import subprocess
from dataclasses import dataclass
from pathlib import Path

import cases
import logistic
import numpy as np

# What the models tell apart, in the engine's order.
TYPES = ("person", "role", "anonymous")
COST = 5.0


@dataclass
class Sources:
    """Annotated sources without a name, a row each."""

    names: list[str]
    values: np.ndarray
    # What they are by the annotation, and by their words alone.
    gold: np.ndarray
    by_words: np.ndarray
    lang: np.ndarray
    group: np.ndarray


def read(paths, selon, publishers=None, without=()):
    """The sources of corpora, `without` some articles."""
    rows = []
    for path in paths:
        run = subprocess.run(
            [str(Path(selon).resolve()), "nameless"], input=path.read_bytes(), stdout=subprocess.PIPE, check=True
        )
        rows += [row for row in map(json.loads, run.stdout.splitlines()) if row["id"] not in without]
    column = lambda name: np.array([row[name] for row in rows])
    group = np.array([cases.publisher(row["id"], publishers) for row in rows])
    return Sources(rows[0]["names"], column("values"), column("type"), column("by_words"), column("lang"), group)


def design(sources, langs):
    """What the models weigh: the evidence, and which language it is."""
    columns = [sources.lang == lang for lang in langs]
    return np.hstack([sources.values, np.array(columns, float).T])


def models(values, gold):
    """Bias and weights for each type."""
    return [logistic.fit(values, (gold == name).astype(float), COST) for name in TYPES]


def unseen(values, sources):
    """The most probable type of each row by models that have not seen its group."""
    rated = [logistic.unseen(values, (sources.gold == name).astype(float), sources.group, COST) for name in TYPES]
    return np.array(TYPES)[np.argmax(rated, 0)]


def report(sources, found):
    langs = [(lang, sources.lang == lang) for lang in sorted(set(sources.lang))]
    for name, mine in [*langs, ("all", sources.lang != "")]:
        right = [100 * np.mean(some[mine] == sources.gold[mine]) for some in (sources.by_words, found)]
        print(f"{name}: {mine.sum()} sources, right by their words {right[0]:.1f} %, by the models {right[1]:.1f} %")
    for gold in TYPES:
        mine = sources.gold == gold
        told = ", ".join(f"{np.sum(found[mine] == name)} {name}" for name in TYPES)
        print(f"annotated {gold}: {told}")


def table(names, langs, fitted):
    """The Rust source of the models."""
    text = "//! Written by `training/nameless.py`.\n\nuse super::evidence::Evidence;\n"
    for kind, (bias, weights) in zip(TYPES, fitted):
        constants = f"{kind.upper()}_BIASES", kind.upper()
        text += logistic.rust(names, langs, bias, weights, constants, f" of `{kind}`")
    return text


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--selon", required=True, type=Path, help="the program, built")
    parser.add_argument("--corpora", required=True, nargs="+", type=Path, help="annotated, with types")
    parser.add_argument("--publishers", type=Path, help="folder with CORPUS/index*.tsv, columns file and publisher")
    parser.add_argument("--without", nargs="+", default=[], type=Path, help="lists of ids that may not teach")
    parser.add_argument("--output", required=True, type=Path, help="the table that the engine holds")
    options = parser.parse_args()
    publishers = cases.index(options.publishers) if options.publishers else None
    without = set().union(*map(cases.barred, options.without))
    sources = read(options.corpora, options.selon, publishers, without)
    langs = sorted(set(sources.lang))
    values = design(sources, langs)
    report(sources, unseen(values, sources))
    options.output.write_text(table(sources.names, langs, models(values, sources.gold)), encoding="utf-8")


if __name__ == "__main__":
    main()
