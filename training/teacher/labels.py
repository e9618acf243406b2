"""The teachers' labels of unlabelled articles, as a file: what they cost need not be paid again for each network."""

import numpy as np


def block_pairs(document, steps):
    """Expected pairs of tags of each block; a block that was read in several stretches adds them up."""
    found = []
    for start, end in document.blocks():
        inside = (pairs for (first, last), pairs in steps.items() if start <= first and last <= end)
        found.append(sum(inside, np.zeros((7, 7), np.float32)))
    return np.array(found, np.float16).reshape(-1, 7, 7)


def write(path, documents, marginals, steps):
    """`marginals` and `steps` as `course.opinions` gives them."""
    np.savez_compressed(
        path,
        ids=np.array([document.id for document in documents]),
        tokens=np.array([len(document.tokens) for document in documents]),
        marginals=np.concatenate(marginals).astype(np.float16),
        pairs=np.concatenate([block_pairs(document, step) for document, step in zip(documents, steps)]),
    )


def labelled(path):
    """The ids of the articles that a file labels."""
    with np.load(path) as file:
        return file["ids"].tolist()


def read(path, documents):
    """The marginals of all tokens and the pairs of all blocks of `documents`, in their order."""
    with np.load(path) as file:
        ids, counts = file["ids"].tolist(), file["tokens"]
        marginals, pairs = file["marginals"], file["pairs"]
    wanted = [document.id for document in documents]
    if ids != wanted or counts.tolist() != [len(document.tokens) for document in documents]:
        raise ValueError(f"{path}: labels of other articles or of other tokens; label them anew")
    return marginals, pairs
