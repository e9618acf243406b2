"""The network: summed embeddings, bidirectional GRUs, a score for every tag."""

from dataclasses import dataclass

import gru
import numpy as np
import torch
from corpus import WORD_BITS
from torch import nn

SHAPES = 8
PLACES = 16
PROPOSALS = 7
CLASS_BITS = 64


@dataclass(frozen=True)
class Sizes:
    """What can be chosen of the network. `words` are rows of each language and `affixes` those of all; `hidden` is one
    direction's width."""

    words: int = 3400
    affixes: int = 1536
    width: int = 40
    hidden: int = 32
    layers: int = 2


def vocabulary(parts, size):
    """The most frequent words of arrays of tokens, each array with a weight: sorted, as the upper bits of hashes."""
    words = np.concatenate([tokens["word"] >> (32 - WORD_BITS) for tokens, _ in parts])
    weights = np.concatenate([np.full(len(tokens), weight) for tokens, weight in parts])
    found, places = np.unique(words, return_inverse=True)
    order = np.argsort(-np.bincount(places, weights), kind="stable")
    return np.sort(found[order[:size]])


class View:
    """What a network sees of tokens: the places of their rows in its one table. First comes the row of unknown words,
    then each language's words, then what all languages share."""

    def __init__(self, sizes, words):
        """`words` are each language's vocabulary, as `vocabulary` gives it."""
        self.sizes, self.words = sizes, words
        edges = np.cumsum([1, *map(len, words.values())]).tolist()
        self.ranges = {lang: range(start, end) for lang, start, end in zip(words, edges, edges[1:])}
        self.shared = edges[-1]
        # What is known of each word besides (`vectors.table`), the unknown one first.
        self.vectors = None

    def rows(self, tokens, lang):
        """Places of the word (0 for unknown ones), three affixes, shape, place, proposal."""
        hashes, words = tokens["word"] >> (32 - WORD_BITS), self.words[lang]
        found = np.minimum(np.searchsorted(words, hashes), len(words) - 1)
        columns = [np.where(words[found] == hashes, found + self.ranges[lang].start, 0)]
        affixes = tokens["affixes"] % np.uint32(self.sizes.affixes) + np.uint32(self.shared)
        columns += [affixes[:, at] for at in range(affixes.shape[1])]
        base = self.shared + self.sizes.affixes
        for name, values in [("shape", SHAPES), ("place", PLACES), ("proposal", PROPOSALS)]:
            columns.append(tokens[name].astype(np.uint32) + base)
            base += values
        return np.stack(columns, 1).astype(np.int32)

    def total(self):
        """Number of rows of the table."""
        return self.shared + self.sizes.affixes + SHAPES + PLACES + PROPOSALS


def class_bits(tokens):
    """The lexicon's classes of each token, one column a bit."""
    classes = np.ascontiguousarray(tokens["classes"])
    return np.unpackbits(classes.view(np.uint8).reshape(-1, 8), axis=1, bitorder="little")


class Network(nn.Module):
    """Scores of tags for sequences of tokens, and the transitions between tags."""

    def __init__(self, view, dropout=0.3, word_dropout=0.15, class_dropout=0.1, proposal_dropout=0.2):
        super().__init__()
        sizes = view.sizes
        self.view, self.word_dropout, self.class_dropout = view, word_dropout, class_dropout
        self.proposal_dropout = proposal_dropout
        self.table = nn.Parameter(torch.randn(view.total(), sizes.width) * 0.1)
        self.vectors = None
        if view.vectors is not None:
            self.vectors = torch.from_numpy(view.vectors)
            self.map = nn.Parameter(torch.randn(self.vectors.shape[1], sizes.width) * 0.1)
            with torch.no_grad():
                self.own().mul_(0.1)
        self.classes = nn.Parameter(torch.randn(CLASS_BITS, sizes.width) * 0.1)
        widths = [sizes.width] + [2 * sizes.hidden] * (sizes.layers - 1)
        self.layers = nn.ModuleList(gru.Layer(width, sizes.hidden) for width in widths)
        self.scores = nn.Parameter(torch.randn(2 * sizes.hidden, 7) * 0.1)
        self.score_biases = nn.Parameter(torch.zeros(7))
        self.transitions = nn.Parameter(torch.zeros(7, 7))
        self.dropout = dropout
        # Rounds the weights as the pack will; training sets it for the last epochs.
        self.rounding = None

    def rounded(self, name, weights):
        return self.rounding(name, weights) if self.rounding else weights

    def embed(self, rows, classes):
        """The sum of a token's rows. In training some words are made unknown."""
        classes = classes.float()
        if self.training:
            kept = lambda share: torch.rand(rows.shape[:2]) > share
            rows = torch.cat([(rows[..., 0] * kept(self.word_dropout)).unsqueeze(2), rows[..., 1:]], 2)
            # Some sequences get no proposals: the network must not only copy them.
            without = torch.rand(rows.shape[0]) < self.proposal_dropout
            rows[without, :, -1] = self.view.total() - PROPOSALS
            classes = classes * kept(self.class_dropout).unsqueeze(2)
        found = nn.functional.embedding_bag(
            rows.view(-1, rows.shape[2]), self.rounded("table", self.whole_table()), mode="sum"
        )
        return found.view(*rows.shape[:2], -1) + classes @ self.rounded("classes", self.classes)

    def own(self):
        """The words' rows without what vectors add."""
        return self.table[: self.view.shared]

    def whole_table(self):
        """The table: a word's row is its own and, linearly, what its vector says."""
        if self.vectors is None:
            return self.table
        return torch.cat([self.own() + self.vectors @ self.map, self.table[self.view.shared :]])

    def settle(self):
        """Makes what vectors say part of the table, for good."""
        with torch.no_grad():
            self.table.data = self.whole_table().clone()
        self.vectors = None

    def drop(self, states):
        """Dropout that hides the same numbers at all times of a sequence."""
        if not self.training or not self.dropout:
            return states
        kept = torch.rand(states.shape[0], 1, states.shape[2]) > self.dropout
        return states * (kept / (1 - self.dropout))

    def forward(self, rows, classes, lengths):
        """Scores, batch × time × tags; `rows` and `classes` are padded to one length."""
        states = self.embed(rows, classes)
        turn = gru.reversing(lengths, rows.shape[1])
        for at, layer in enumerate(self.layers):
            states = layer(self.drop(states), turn, lambda name, weights, at=at: self.rounded(f"{at}.{name}", weights))
        return self.drop(states) @ self.rounded("scores", self.scores) + self.score_biases
