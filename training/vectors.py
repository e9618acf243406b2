"""What the teacher knows of a word before it reads any article: the embeddings of the pieces it is spelled with."""

import numpy as np
from teacher.windows import splitter


def table(weights, spellings):
    """A row for each of `spellings` (None for one unknown), of length 1 around their mean; 0 for one unknown."""
    known = [at for at, spelling in enumerate(spellings) if spelling]
    pieces = weights.matrix("emb.word", weights.shape.width)
    encoded = splitter(weights).encode_batch([spellings[at] for at in known])
    means = np.array([pieces[one.ids].mean(0) for one in encoded], np.float32)
    means -= means.mean(0)
    means /= np.linalg.norm(means, axis=1, keepdims=True) + 1e-6
    found = np.zeros((len(spellings), means.shape[1]), np.float32)
    found[known] = means
    return found
