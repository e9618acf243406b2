"""What the engine found in annotated articles: the evidence on each case, and whether it is right."""

import csv
import json
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

import numpy as np

# Contents that share less of their characters (of all that either has) are not of one statement; those that share
# at least so much are the same.
PAIRED, RIGHT = 0.3, 0.5
# Sources are the same if they share so much of the shorter.
SAME = 0.5


@dataclass
class Cases:
    """All that was found in some corpora, a row each."""

    names: list[str]
    values: np.ndarray
    right: np.ndarray
    # What the engine itself says now.
    confidence: np.ndarray
    lang: np.ndarray
    corpus: np.ndarray
    # The publisher where it is known, else the article.
    group: np.ndarray
    # How many annotated attributions there are by corpus.
    gold: dict[str, int]


def barred(path):
    """The ids of a list of articles that may not teach, a line each; none without a list."""
    return set(Path(path).read_text(encoding="utf-8").split()) if path else set()


def read(paths, selon, publishers=None, without=()):
    """The cases of corpora, `without` some articles; one that is in several counts in the first."""
    seen, rows, gold, names = set(), [], {}, None
    for path in paths:
        lines = [line for line in Path(path).read_bytes().splitlines(keepends=True) if line.strip()]
        done = subprocess.run(
            [str(Path(selon).resolve()), "evidence"], input=b"".join(lines), stdout=subprocess.PIPE, check=True
        )
        for line, judged in zip(lines, done.stdout.splitlines(), strict=True):
            article, judged = json.loads(line), json.loads(judged)
            assert article["id"] == judged["id"], f"{path}: {article['id']} answered by {judged['id']}"
            if article["id"] in seen or article["id"] in without:
                continue
            seen.add(article["id"])
            names = judged["names"]
            corpus = Path(path).stem
            gold[corpus] = gold.get(corpus, 0) + len(article["attributions"])
            right = judge(article["attributions"], judged["candidates"])
            group = publisher(article["id"], publishers)
            rows += [
                (case, is_right, judged["lang"], corpus, group) for case, is_right in zip(judged["candidates"], right)
            ]
    cases, right, lang, corpus, group = zip(*rows)
    return Cases(
        names,
        np.array([case["values"] for case in cases]),
        np.array(right, float),
        np.array([case["confidence"] for case in cases]),
        np.array(lang),
        np.array(corpus),
        np.array(group),
        gold,
    )


def publisher(article, publishers):
    """Who published an article: by an index of publishers, else by an id such as "name_2016-09-12_…"."""
    dated = re.match(r"([\w-]+?)_\d{4}-\d\d", article)
    return (publishers or {}).get(article) or (dated[1] if dated else article)


def index(folder):
    """Publishers by article, from the files CORPUS/index*.tsv of a folder; editions and agencies are left away."""
    found = {}
    for path in sorted(Path(folder).glob("*/index*.tsv")):
        with open(path, encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
                if row.get("file") and row.get("publisher"):
                    found[f"{path.parent.name}/{Path(row['file']).stem}"] = re.sub(r"\s*\(.*", "", row["publisher"])
    return found


def judge(gold, found):
    """Whether each of those found is right: its content is that of an annotated one, and so is its source."""
    contents = [characters(one["content"]) for one in gold], [characters(one["content"]) for one in found]
    pairs = [
        (len(mine & theirs) / max(1, len(mine | theirs)), at, place)
        for at, mine in enumerate(contents[0])
        for place, theirs in enumerate(contents[1])
        if mine & theirs
    ]
    left, right, paired = set(range(len(gold))), [False] * len(found), set()
    for shared, at, place in sorted(pairs, reverse=True):
        if shared >= PAIRED and at in left and place not in paired:
            left.discard(at)
            paired.add(place)
            right[place] = shared >= RIGHT and is_same(gold[at]["source"], found[place]["source"])
    return right


def is_same(one, other):
    one, other = characters(one), characters(other)
    if not one or not other:
        return not one and not other
    return len(one & other) / min(len(one), len(other)) >= SAME


def characters(spans):
    return {at for start, end in spans for at in range(start, end)}
