"""Logistic regression: the fit, its quantisation and how it does on cases that it has not seen."""

import numpy as np

# Weights are whole multiples of this, in 16 bits.
STEP = 1 / 256


def fit(values, right, cost):
    """Bias and weights that make the cases most probable; `cost` is that of a weight's square, by the evidence's spread."""
    mean, spread = values.mean(0), values.std(0)
    told = spread > 1e-6
    scaled = (values[:, told] - mean[told]) / spread[told]
    design = np.hstack([np.ones((len(values), 1)), scaled])
    # Hardly any cost of the bias: only so that it stays within bounds if all cases are right.
    ridge = np.diag([1e-2] + [cost] * scaled.shape[1])
    weights = np.zeros(design.shape[1])
    for _ in range(50):
        chance = 1 / (1 + np.exp(-design @ weights))
        slope = design.T @ (right - chance) - ridge @ weights
        bend = (design * (chance * (1 - chance))[:, None]).T @ design + ridge
        step = np.linalg.solve(bend, slope)
        weights += step
        if np.abs(step).max() < 1e-6:
            break
    full = np.zeros(values.shape[1])
    full[told] = weights[1:] / spread[told]
    return weights[0] - full @ mean, full


def quantised(weights):
    """Weights as whole numbers of steps."""
    whole = np.rint(np.asarray(weights) / STEP)
    assert np.abs(whole).max() < 1 << 15, "a weight is too great for its 16 bits"
    return whole.astype(int).tolist()


def rust(names, langs, bias, weights, constants=("BIASES", "WEIGHTS"), of=""):
    """The Rust source of a model's tables: the weights are those of the evidence, then those of the languages; what follows
    is left away."""
    known = len(names)
    biases = zip(langs, quantised(bias + weights[known : known + len(langs)]))
    biases = ", ".join(f'("{lang}", {value})' for lang, value in biases)
    rows = zip(names, quantised(weights[:known]))
    return (
        f"\n/// The log-odds{of} without evidence by language, in steps.\n"
        f"pub const {constants[0]}: &[(&str, i16)] =\n    &[{biases}];\n"
        "\n/// What each piece of evidence adds, in steps.\n"
        f"pub const {constants[1]}: &[(usize, i16)] = &[\n"
        + "".join(f"    (Evidence::{name} as usize, {weight}),\n" for name, weight in rows)
        + "];\n"
    )


def chances(values, bias, weights):
    return 1 / (1 + np.exp(-(values @ weights + bias)))


def folds(groups, count, seed=7):
    """Fold of each case: groups stay together, and folds are of about the same size."""
    names, sizes = np.unique(groups, return_counts=True)
    order = np.random.default_rng(seed).permutation(len(names))
    order = order[np.argsort(-sizes[order], kind="stable")]
    loads, fold_of = np.zeros(count), {}
    for at in order:
        lightest = int(loads.argmin())
        fold_of[names[at]] = lightest
        loads[lightest] += sizes[at]
    return np.array([fold_of[group] for group in groups])


def unseen(values, right, groups, cost, asides=0, count=10):
    """The probability of each case by a model that has not seen its group. The last `asides` columns explain cases that
    are learned from, and are not there to judge others by."""
    fold, found = folds(groups, count), np.zeros(len(right))
    known = values.copy()
    known[:, values.shape[1] - asides :] = 0
    for at in range(count):
        inside = fold == at
        found[inside] = chances(known[inside], *fit(values[~inside], right[~inside], cost))
    return found


def loss(right, chance):
    chance = np.clip(chance, 1e-6, 1 - 1e-6)
    return float(-(right * np.log(chance) + (1 - right) * np.log(1 - chance)).mean())


def ranking(right, chance):
    """Share of the pairs of a right and a wrong case in which the right one has the greater probability."""
    values, counts = np.unique(chance, return_counts=True)
    ranks = np.cumsum(counts) - (counts - 1) / 2
    mine = ranks[np.searchsorted(values, chance)]
    good = right > 0.5
    count = good.sum()
    return float((mine[good].sum() - count * (count + 1) / 2) / max(1, count * (len(right) - count)))


def precision_at(right, chance, recall, total):
    """Share of the surest cases that is right, as many as give so many of all `total` annotated ones."""
    order = np.argsort(-chance, kind="stable")
    hits = np.cumsum(right[order])
    at = int(np.searchsorted(hits, recall * total))
    return float(hits[at] / (at + 1)) if at < len(hits) else float("nan")
