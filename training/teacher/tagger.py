"""The teacher's network: the encoder's states of each token, what Selon knows of it, a score for every tag."""

import numpy as np
import torch
from torch import nn

from network import CLASS_BITS, PLACES, PROPOSALS, SHAPES, class_bits

from .encoder import Encoder

# Width of what Selon's features add up to, of a token's state, and of one direction of the recurrent layer.
FEATURES, STATE, HIDDEN = 96, 256, 128


class Tagger(nn.Module):
    """Scores of tags for stretches of tokens, and the transitions between tags."""

    def __init__(self, weights, dropout=0.15, features_hidden=0.25):
        super().__init__()
        self.encoder = Encoder(weights)
        self.classes = nn.Linear(CLASS_BITS, FEATURES, bias=False)
        self.marks = nn.Embedding(SHAPES + PLACES + PROPOSALS, FEATURES)
        nn.init.normal_(self.marks.weight, std=0.05)
        self.state = nn.Linear(2 * weights.shape.width + FEATURES, STATE)
        self.recurrent = nn.GRU(STATE, HIDDEN, bidirectional=True, batch_first=True)
        self.scores = nn.Linear(2 * HIDDEN, 7)
        self.transitions = nn.Parameter(torch.zeros(7, 7))
        self.dropout, self.features_hidden = dropout, features_hidden

    def drop(self, states):
        return nn.functional.dropout(states, self.dropout, self.training)

    def forward(self, batch):
        """Stretches × time × tags."""
        states = self.encoder(batch.pieces, batch.seen)
        states = states.view(-1, states.shape[-1])
        features = self.classes(batch.classes) + self.marks(batch.marks).sum(2)
        if self.training:
            # Some stretches are read without, so that the teacher need not believe the lexicon.
            features = features * (torch.rand(len(features), 1, 1, device=features.device) > self.features_hidden)
        token = torch.cat([states[batch.firsts], states[batch.lasts], features], 2)
        token = nn.functional.gelu(self.state(self.drop(token)))
        packed = nn.utils.rnn.pack_padded_sequence(token, batch.lengths, batch_first=True, enforce_sorted=False)
        found, _ = nn.utils.rnn.pad_packed_sequence(self.recurrent(packed)[0], batch_first=True)
        return self.scores(self.drop(found))


class Batch:
    """Windows as tensors. `owners` are the document and the range of tokens of each stretch."""

    def __init__(self, chosen, documents, features, padding):
        longest = max(map(len, chosen))
        self.owners = [(window.document, span) for window in chosen for span in window.ranges]
        self.lengths = torch.tensor([end - start for _, (start, end) in self.owners])
        count, time = len(self.owners), int(self.lengths.max())
        pieces = np.full((len(chosen), longest), padding, np.int64)
        firsts, lasts = np.zeros((count, time), np.int64), np.zeros((count, time), np.int64)
        classes, marks = np.zeros((count, time, CLASS_BITS), np.float32), np.zeros((count, time, 3), np.int64)
        tags, at = np.zeros((count, time), np.int64), 0
        for row, window in enumerate(chosen):
            pieces[row, : len(window)] = window.pieces
            document, known = documents[window.document], features[window.document]
            for (start, end), first, last in zip(window.ranges, window.firsts, window.lasts):
                firsts[at, : end - start], lasts[at, : end - start] = first + row * longest, last + row * longest
                classes[at, : end - start], marks[at, : end - start] = known[0][start:end], known[1][start:end]
                if document.tags is not None:
                    tags[at, : end - start] = document.tags[start:end]
                at += 1
        self.pieces, self.seen = torch.from_numpy(pieces), torch.from_numpy(pieces != padding)
        self.firsts, self.lasts = torch.from_numpy(firsts), torch.from_numpy(lasts)
        self.classes, self.marks, self.tags = map(torch.from_numpy, (classes, marks, tags))
        self.mask = torch.arange(time)[None] < self.lengths[:, None]

    def to(self, device):
        """Moves what the network reads; lengths stay."""
        for name in ("pieces", "seen", "firsts", "lasts", "classes", "marks", "tags", "mask"):
            setattr(self, name, getattr(self, name).to(device))
        return self


def features(document, is_known):
    """Classes and marks of a document's tokens; unless they are `known`, what the language's pack says is left out."""
    tokens = document.tokens
    shape = tokens["shape"].astype(np.int64)
    place = tokens["place"].astype(np.int64) + SHAPES
    proposal = tokens["proposal"].astype(np.int64) if is_known else np.zeros(len(tokens), np.int64)
    classes = class_bits(tokens).astype(np.float32) if is_known else np.zeros((len(tokens), CLASS_BITS), np.float32)
    return classes, np.stack([shape, place, proposal + SHAPES + PLACES], 1)
