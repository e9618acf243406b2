"""What the teacher reads at once: paragraphs of an article, one after the other, as pieces of words."""

from dataclasses import dataclass, field

import numpy as np
from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers

# Pieces in a window at most.
LENGTH = 384


def splitter(weights):
    """Cuts text into the encoder's pieces."""
    tokenizer = Tokenizer(models.Unigram(weights.pieces, unk_id=weights.shape.unknown))
    spaces = normalizers.Replace(Regex(" {2,}"), " ")
    tokenizer.normalizer = normalizers.Sequence([normalizers.Nmt(), normalizers.NFKC(), spaces])
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(replacement="▁", prepend_scheme="always")
    return tokenizer


@dataclass
class Window:
    """Pieces, and the stretches of an article's tokens that are read in them."""

    document: int
    pieces: list
    # For each stretch: its range of tokens, and each token's first and last piece.
    ranges: list = field(default_factory=list)
    firsts: list = field(default_factory=list)
    lasts: list = field(default_factory=list)

    def __len__(self):
        return len(self.pieces)


@dataclass
class Stretch:
    """A block, or a part of one that is too long, with its pieces."""

    range: tuple
    pieces: list
    firsts: np.ndarray
    lasts: np.ndarray


def stretches(document, tokenizer):
    """The blocks of a document; one of more pieces than a window holds is cut between tokens."""
    blocks, tokens = document.blocks(), document.tokens
    texts = [document.text[int(tokens["start"][start]) : int(tokens["end"][end - 1])] for start, end in blocks]
    for (start, end), encoded in zip(blocks, tokenizer.encode_batch(texts)):
        if not encoded.ids:
            continue
        firsts, lasts = places(tokens[start:end], encoded.offsets)
        at, room = 0, LENGTH - 2
        while at < end - start:
            # As many tokens as fit, at least one.
            count = max(1, int(np.searchsorted(lasts[at:], firsts[at] + room)))
            piece = int(firsts[at])
            pieces = encoded.ids[piece : min(int(lasts[at + count - 1]) + 1, piece + room)]
            # A token of more pieces than a window holds ends with the window.
            first, last = (np.minimum(all_[at : at + count] - piece, len(pieces) - 1) for all_ in (firsts, lasts))
            yield Stretch((start + at, start + at + count), pieces, first, last)
            at += count


def places(tokens, offsets):
    """Each token's first and last piece. `offsets` are the pieces' places in the block's text."""
    base = int(tokens["start"][0])
    begin, finish = np.array([start for start, _ in offsets]), np.array([end for _, end in offsets])
    firsts = np.searchsorted(finish, tokens["start"].astype(np.int64) - base, side="right")
    firsts = np.minimum(firsts, len(offsets) - 1)
    lasts = np.searchsorted(begin, tokens["end"].astype(np.int64) - base, side="left") - 1
    return np.maximum.accumulate(firsts), np.maximum.accumulate(np.maximum(lasts, firsts))


def windows(documents, tokenizer, shape):
    """Every document's stretches in as few windows as hold them in order."""
    found = []
    for at, document in enumerate(documents):
        now = None
        for stretch in stretches(document, tokenizer):
            if now is None or len(now) + len(stretch.pieces) + 1 > LENGTH:
                now = Window(at, [shape.first])
                found.append(now)
            base = len(now)
            now.pieces += [*stretch.pieces, shape.last]
            now.ranges.append(stretch.range)
            now.firsts.append(stretch.firsts + base)
            now.lasts.append(stretch.lasts + base)
    return found
