"""The network: summed embeddings, bidirectional GRUs, a score for every tag."""

from dataclasses import dataclass

import numpy as np
import torch
from torch import nn

import gru

SHAPES = 8
PLACES = 16
CLASS_BITS = 64
# Columns of `rows` that are the word itself.
WORD_COLUMNS = 2


@dataclass(frozen=True)
class Sizes:
    """What can be chosen of the network. `words` and `affixes` are rows; `hidden` is one direction's width."""

    words: int = 6144
    affixes: int = 2048
    width: int = 40
    hidden: int = 48
    layers: int = 2


def rows(tokens, sizes):
    """Places of a token's rows in the one table: two of the word, three affixes, shape, place."""
    word = tokens["word"].astype(np.uint64)
    second = (word * np.uint64(0x9E3779B1) & np.uint64(0xFFFFFFFF)) >> np.uint64(8)
    words, affixes = np.uint64(sizes.words), np.uint64(sizes.affixes)
    base = sizes.words + sizes.affixes
    columns = [word % words, second % words]
    columns += [tokens["affixes"][:, at].astype(np.uint64) % affixes + words for at in range(3)]
    columns += [tokens["shape"] + np.uint64(base), tokens["place"] + np.uint64(base + SHAPES)]
    return np.stack(columns, 1).astype(np.int32)


def class_bits(tokens):
    """The lexicon's classes of each token, one column a bit."""
    classes = np.ascontiguousarray(tokens["classes"])
    return np.unpackbits(classes.view(np.uint8).reshape(-1, 8), axis=1, bitorder="little")


class Network(nn.Module):
    """Scores of tags for sequences of tokens, and the transitions between tags."""

    def __init__(self, sizes, dropout=0.3, word_dropout=0.15, class_dropout=0.1):
        super().__init__()
        self.sizes, self.word_dropout, self.class_dropout = sizes, word_dropout, class_dropout
        self.table = nn.Parameter(torch.randn(sizes.words + sizes.affixes + SHAPES + PLACES, sizes.width) * 0.1)
        self.classes = nn.Parameter(torch.randn(CLASS_BITS, sizes.width) * 0.1)
        widths = [sizes.width] + [2 * sizes.hidden] * (sizes.layers - 1)
        self.layers = nn.ModuleList(gru.Layer(width, sizes.hidden) for width in widths)
        self.scores = nn.Parameter(torch.randn(2 * sizes.hidden, 7) * 0.1)
        self.score_biases = nn.Parameter(torch.zeros(7))
        self.transitions = nn.Parameter(torch.zeros(7, 7))
        self.dropout = nn.Dropout(dropout)
        # Rounds the weights as the pack will; training sets it for the last epochs.
        self.rounding = None

    def rounded(self, name, weights):
        return self.rounding(name, weights) if self.rounding else weights

    def embed(self, rows, classes):
        """The sum of a token's rows. In training some words are seen by their affixes only."""
        found = nn.functional.embedding(rows, self.rounded("table", self.table))
        classes = classes.float()
        if self.training:
            kept = (torch.rand(rows.shape[:2]) > self.word_dropout).float()
            weights = torch.ones(rows.shape)
            weights[..., :WORD_COLUMNS] = kept.unsqueeze(2)
            found = found * weights.unsqueeze(3)
            classes = classes * (torch.rand(rows.shape[:2]) > self.class_dropout).float().unsqueeze(2)
        return found.sum(2) + classes @ self.rounded("classes", self.classes)

    def forward(self, rows, classes, lengths):
        """Scores, batch × time × tags; `rows` and `classes` are padded to one length."""
        states = self.embed(rows, classes)
        turn = gru.reversing(lengths, rows.shape[1])
        for at, layer in enumerate(self.layers):
            states = layer(self.dropout(states), turn, lambda name, weights: self.rounded(f"{at}.{name}", weights))
        return self.dropout(states) @ self.rounded("scores", self.scores) + self.score_biases
