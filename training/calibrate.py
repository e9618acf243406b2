"""Learns how sure the engine may be of what it finds, on articles that the network has not seen.

    calibrate.py --selon PROGRAM --corpora FILE.jsonl… [--aside FILE.jsonl…] [--publishers FOLDER] [--cost C] --output weights.rs

All figures that it prints are of models that have not seen the publisher (or, where that is not known, the article)
of the case. Run it again whenever the finder's rules change: the evidence comes from `selon evidence`.
"""

import argparse
from pathlib import Path

import cases
import logistic
import numpy as np

COSTS = (1, 3, 10, 30, 100)
THRESHOLDS = (0.0, 0.2, 0.3, 0.4, 0.5, 0.6, 0.65, 0.7, 0.75, 0.8, 0.9)
RECALLS = (0.5, 0.6, 0.7)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--selon", required=True, type=Path, help="the program, built")
    parser.add_argument("--corpora", required=True, nargs="+", type=Path, help="annotated, unseen by the network")
    parser.add_argument("--aside", default=[], nargs="+", type=Path, help="more of them, annotated by other guides")
    parser.add_argument("--publishers", type=Path, help="folder with CORPUS/index*.tsv, columns file and publisher")
    parser.add_argument("--without", type=Path, help="list of the ids that may not teach")
    parser.add_argument("--cost", type=float, help="of a weight's square; else the best of a few")
    parser.add_argument("--output", required=True, type=Path, help="the table that the engine holds")
    chosen = parser.parse_args()
    publishers = cases.index(chosen.publishers) if chosen.publishers else None
    read = cases.read([*chosen.corpora, *chosen.aside], chosen.selon, publishers, cases.barred(chosen.without))
    langs, asides = sorted(set(read.lang)), [path.stem for path in chosen.aside]
    # What is right is more or less common in a language, and by another guide: the former is known of a new article.
    columns = [read.lang == lang for lang in langs] + [read.corpus == aside for aside in asides]
    values = np.hstack([read.values, np.array(columns, float).T])
    cost, chance = best(read, values, len(asides), [chosen.cost] if chosen.cost else COSTS)
    report(read, chance)
    bias, weights = logistic.fit(values, read.right, cost)
    rust = "//! Written by `training/calibrate.py`.\n\nuse super::evidence::Evidence;\n"
    rust += logistic.rust(read.names, langs, bias, weights)
    chosen.output.write_text(rust, encoding="utf-8")
    print(f"{chosen.output}: {len(read.names)} weights, cost {cost:g}")


def best(read, values, asides, costs):
    """The cost whose models are least surprised by cases that they have not seen, and their probabilities."""
    tried = []
    for cost in costs:
        chance = logistic.unseen(values, read.right, read.group, cost, asides)
        tried.append((logistic.loss(read.right, chance), cost, chance))
        print(f"cost {cost:g}: loss {tried[-1][0]:.4f}, ranking {logistic.ranking(read.right, chance):.4f}")
    return min(tried, key=lambda one: one[0])[1:]


def report(read, chance):
    print(
        f"\n{len(read.right)} cases of {len(set(read.group))} publishers or articles, {100 * read.right.mean():.1f} % right"
    )
    print(
        "\nranking of cases not seen (now in the engine), precision where recall is "
        + ", ".join(f"{r:.0%}" for r in RECALLS)
    )
    for name, mine in kinds(read):
        right, total = read.right[mine], total_of(read, mine)
        new, old = chance[mine], read.confidence[mine]
        line = [f"{logistic.ranking(right, new):.3f} ({logistic.ranking(right, old):.3f})"]
        for recall in RECALLS:
            both = (100 * logistic.precision_at(right, which, recall, total) for which in (new, old))
            line.append("{:.1f} ({:.1f})".format(*both))
        print(f"{name:16}" + "  ".join(f"{part:>14}" for part in line))
    print("\nshare right by probability (number of cases)")
    edges = np.arange(10)
    print(f"{'':16}" + "".join(f"{at / 10:.1f}–{(at + 1) / 10:.1f}".rjust(12) for at in edges))
    for name, mine in kinds(read):
        tenth = np.minimum((chance * 10).astype(int), 9)
        parts = [(read.right[mine & (tenth == at)], at) for at in edges]
        print(
            f"{name:16}"
            + "".join(
                (f"{100 * right.mean():.0f} % ({len(right)})" if len(right) else "–").rjust(12) for right, _ in parts
            )
        )
    print("\nprecision / recall of what is at least so probable")
    print(f"{'':16}" + "".join(f"{threshold:.2f}".rjust(13) for threshold in THRESHOLDS))
    for name, mine in kinds(read):
        shown = [read.right[mine & (chance >= threshold)] for threshold in THRESHOLDS]
        total = total_of(read, mine)
        cells = (
            f"{100 * right.mean():.1f} / {100 * right.sum() / total:.1f}" if len(right) else "–" for right in shown
        )
        print(f"{name:16}" + "".join(cell.rjust(13) for cell in cells))


def kinds(read):
    """What figures are given of: every corpus, every language, all."""
    for name in read.gold:
        yield name, read.corpus == name
    for name in sorted(set(read.lang)):
        yield name, read.lang == name
    yield "all", np.full(len(read.right), True)


def total_of(read, mine):
    return sum(read.gold[name] for name in set(read.corpus[mine]))


if __name__ == "__main__":
    main()
