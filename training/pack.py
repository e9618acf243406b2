"""Writes a network's file, `model.pack`, which `src/network/read.rs` reads, and each language's rows, which
`src/language/rows.rs` reads.

Layout, numbers little-endian: `SELNET`, format version (1 byte), checksum of all that follows (u32: FNV-1a of 64 bits
over the version and the rest, folded); number of classes and their names (each after its length in 1 byte); rows of
affixes (u16), width, hidden, layers (1 byte each). Then matrices, each as the worth of a unit (f32)
and whole multiples of it (1 signed byte each): the table without words and, in the same units, the classes; for each layer and
direction (forward, backward) the input weights, the state weights, the biases (reset, update, new, recurrent part of
new); the scores' weights and biases; the steps from tag to tag. Matrices go input by input.

A language's rows: the network's checksum (u32), width (1 byte), number of words (u16) and each word's hash, its upper bits
in order, as the difference from the one before (LEB128); then their rows of the table.
"""

import struct
import subprocess
from pathlib import Path

import torch

MAGIC = b"SELNET"
FORMAT = 4


def class_names(selon):
    """The names of the lexicon's classes in the order of their bits, as the selon program says."""
    done = subprocess.run([str(Path(selon).resolve()), "classes"], stdout=subprocess.PIPE, check=True, encoding="utf-8")
    return done.stdout.split()


def checksum(body):
    value = 0xCBF29CE484222325
    for byte in bytes([FORMAT]) + body:
        value = (value ^ byte) * 0x100000001B3 & 0xFFFFFFFFFFFFFFFF
    return (value ^ value >> 32) & 0xFFFFFFFF


def whole_bytes(values):
    return values.numpy().tobytes()


def words(hashes):
    """The vocabulary: its size and the differences of its sorted hashes."""
    packed, before = bytearray(struct.pack("<H", len(hashes))), 0
    for value in hashes.tolist():
        difference, before = value - before, value
        while difference > 0x7F:
            packed.append(difference & 0x7F | 0x80)
            difference >>= 7
        packed.append(difference)
    return bytes(packed)


def matrix(rounding, name, weights):
    return struct.pack("<f", rounding.steps[name]) + whole_bytes(rounding.whole(name, weights))


def biases(values):
    """Values in units of their own: the greatest is 127."""
    step = max(float(values.abs().max()) / 127, 1e-6)
    return struct.pack("<f", step) + whole_bytes((values / step).round().to(torch.int8))


def direction(rounding, at, layer, side):
    hidden = layer.weights.shape[1]
    of_inputs, of_states = layer.input_biases[side, 0], layer.biases[side, 0]
    both = of_inputs[: 2 * hidden] + of_states[: 2 * hidden]
    return b"".join(
        [
            matrix(rounding, f"{at}.input_weights", layer.input_weights[side]),
            matrix(rounding, f"{at}.weights", layer.weights[side]),
            biases(torch.cat([both, of_inputs[2 * hidden :], of_states[2 * hidden :]])),
        ]
    )


@torch.no_grad()
def forget(network, count):
    """Leaves each language the `count(lang)` words whose rows differ most from that of unknown words: the others say little."""
    view, table = network.view, network.table
    whole = network.rounding.whole("table", table).float()
    words, rows = {}, [table[:1]]
    for lang, places in view.ranges.items():
        apart = (whole[places.start : places.stop] - whole[0]).square().sum(1)
        kept = apart.argsort(descending=True, stable=True)[: count(lang)].sort().values
        words[lang] = view.words[lang][kept.numpy()]
        rows.append(table[places.start : places.stop][kept])
    network.view = type(view)(view.sizes, words)
    network.table = torch.nn.Parameter(torch.cat([*rows, table[view.shared :]]))


@torch.no_grad()
def packed(network, names):
    """The bytes of the network's file and, by language, of its rows; `names` are those of the classes, bit by bit."""
    rounding, view = network.rounding, network.view
    sizes, table = view.sizes, rounding.whole("table", network.table)
    body = bytes([len(names)]) + b"".join(bytes([len(name)]) + name.encode() for name in names)
    body += struct.pack("<HBBB", sizes.affixes, sizes.width, sizes.hidden, sizes.layers)
    body += struct.pack("<f", rounding.steps["table"]) + whole_bytes(table[:1]) + whole_bytes(table[view.shared :])
    body += whole_bytes(rounding.whole("classes", network.classes[: len(names)]))
    for at, layer in enumerate(network.layers):
        body += direction(rounding, at, layer, 0) + direction(rounding, at, layer, 1)
    body += matrix(rounding, "scores", network.scores) + biases(network.score_biases)
    body += biases(network.transitions.clamp(-20, 20))
    check = struct.pack("<I", checksum(body))
    rows = {
        lang: check + bytes([sizes.width]) + words(view.words[lang]) + whole_bytes(table[places.start : places.stop])
        for lang, places in view.ranges.items()
    }
    return MAGIC + bytes([FORMAT]) + check + body, rows
