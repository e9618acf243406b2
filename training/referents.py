"""Weights for the choice of a pronoun's antecedent: a logistic model, fitted on annotated articles.

    selon antecedents < corpus.jsonl > antecedents.jsonl
    python training/referents.py antecedents.jsonl... --output src/sources/weights.rs

Each candidate is right or not; articles are left out in turn (five folds) for the figures printed: at each threshold,
how many of the antecedents given are right, and how many of all pronouns get a right one.
"""

import argparse
import json
import re
import textwrap
from pathlib import Path

import cases
import numpy as np

RIDGE = 3.0
FOLDS = 5
SMALL = set("le la les l de d du des un une the a an of and et à au aux en in on for pour par by son sa ses".split())


def words(text):
    """The words that tell one mention from another: names if it has any, else all but the small ones."""
    every = re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", re.sub("[’']", " ", text))
    telling = [word for word in every if word.casefold() not in SMALL]
    names = {word.casefold() for word in telling if word[:1].isupper()}
    return names, {word.casefold() for word in telling}


def same(one, other):
    """Whether two mentions are of one source: they share a name, or another word where one has no name."""
    (names, every), (other_names, other_every) = words(one), words(other)
    if names and other_names:
        return bool(names & other_names)
    return bool(every & other_every)


def fit(seen, right, weights):
    """Logistic regression with a ridge, by Newton's method."""
    ridge = RIDGE * np.eye(seen.shape[1])
    ridge[0, 0] = 0.01
    model = np.zeros(seen.shape[1])
    for _ in range(30):
        probability = 1 / (1 + np.exp(-seen @ model))
        slope = seen.T @ (weights * (right - probability)) - ridge @ model
        bend = (seen * (weights * probability * (1 - probability))[:, None]).T @ seen + ridge
        step = np.linalg.solve(bend, slope)
        model += step
        if np.abs(step).max() < 1e-6:
            break
    return model


def read(files, without=()):
    """The pronouns of some files, `without` some articles, with the candidates' numbers and which are right."""
    asked = []
    for file in files:
        for line in Path(file).read_text(encoding="utf-8").splitlines():
            one = json.loads(line)
            if one["id"] in without:
                continue
            candidates = one["candidates"]
            one["seen"] = np.array([candidate["seen"] for candidate in candidates])
            one["right"] = np.array([bool(one["referent"]) and same(c["text"], one["referent"]) for c in candidates])
            asked.append(one)
    return asked


def rated(asked, model):
    """The best candidate's probability of each pronoun, and whether it is right."""
    for one in asked:
        if len(one["right"]):
            scores = one["seen"] @ model
            best = int(np.argmax(scores))
            yield float(1 / (1 + np.exp(-scores[best]))), bool(one["right"][best])


def learn(asked):
    some = [one for one in asked if len(one["right"])]
    seen, right = np.vstack([one["seen"] for one in some]), np.concatenate([one["right"] for one in some]).astype(float)
    return fit(seen, right, np.ones(len(right)))


def table(name, total, pairs):
    print(f"{name}: {total} pronouns")
    for threshold in (0.0, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9):
        given = [right for probability, right in pairs if probability >= threshold]
        share, reach = 100 * np.mean(given or [0]), 100 * sum(given) / max(1, total)
        print(f"  {threshold:.1f}: given {len(given):4}, right {share:5.1f} %, of all {reach:5.1f} %")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("files", nargs="+")
    parser.add_argument("--without", help="list of the ids that may not teach")
    parser.add_argument("--output")
    options = parser.parse_args()
    asked = read(options.files, cases.barred(options.without))
    articles = sorted({one["id"] for one in asked})
    fold = {article: at % FOLDS for at, article in enumerate(articles)}
    pairs = {"fr": [], "en": []}
    for left in range(FOLDS):
        model = learn([one for one in asked if fold[one["id"]] != left])
        for lang, known in pairs.items():
            known += rated([one for one in asked if fold[one["id"]] == left and one["lang"] == lang], model)
    for lang, known in pairs.items():
        table(lang, sum(one["lang"] == lang for one in asked), known)
    reachable = np.mean([one["right"].any() for one in asked])
    print(f"a right candidate among them: {100 * reachable:.1f} %")
    model = learn(asked)
    if options.output:
        rows = textwrap.fill(", ".join(f"{weight:.3f}" for weight in model) + ",", 116)
        rows = textwrap.indent(rows, "    ")
        text = "//! Made by `training/referents.py`: do not edit.\n\n/// One weight for each of [`super::pronoun::SEEN`].\n"
        text += f"pub const PRONOUN: [f32; {len(model)}] = [\n{rows}\n];\n"
        Path(options.output).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
