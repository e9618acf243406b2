"""Corpora as the network sees them: features from the crate, tags from the annotations."""

import gzip
import io
import itertools
import json
import subprocess
from dataclasses import dataclass
from pathlib import Path

import numpy as np

# The tags, in the order of the pack and of `selon::network::Tag`.
TAGS = ["O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content"]
# Bits of a word's hash that tell it from the others.
WORD_BITS = 22
FIRST_TAG = {"source": 1, "cue": 3, "content": 5}

# A token's record in the output of `selon features`.
RECORD = np.dtype(
    [
        ("start", "<u4"),
        ("end", "<u4"),
        ("block", "<u4"),
        ("word", "<u4"),
        ("affixes", "<u4", 3),
        ("shape", "u1"),
        ("place", "u1"),
        ("proposal", "u1"),
        ("unused", "u1"),
        ("classes", "<u8"),
    ]
)


@dataclass
class Document:
    """An article: its tokens' records and, where it is annotated, their tags."""

    id: str
    lang: str
    text: str
    tokens: np.ndarray
    tags: np.ndarray | None

    def blocks(self):
        """The ranges of tokens that the network reads at once."""
        cuts = np.flatnonzero(np.diff(self.tokens["block"])) + 1
        edges = [0, *cuts.tolist(), len(self.tokens)]
        return [(start, end) for start, end in zip(edges, edges[1:]) if start < end]


def read(path, selon, skip=None):
    """The documents of a JSONL file (also .gz), without those whose id `skip` says to leave out."""
    opened = gzip.open(path, "rb") if str(path).endswith(".gz") else open(path, "rb")
    with opened as file:
        lines = [line for line in file if line.strip()]
    raw = [json.loads(line) for line in lines]
    kept = [at for at, document in enumerate(raw) if not (skip and skip(document["id"]))]
    tokens = features(b"".join(lines[at].rstrip(b"\n") + b"\n" for at in kept), selon)
    return [document_of(raw[at], records) for at, records in zip(kept, tokens, strict=True)]


def left_out(folder, judging=None):
    """Whether an article must not be learned: its licence forbids it, or the file `judging` says that it is to judge."""
    lists = [path for path in (folder / "not-for-weights.txt", judging) if path and path.exists()]
    ids = {line for path in lists for line in path.read_text(encoding="utf-8").split()}
    return ids.__contains__


def features(lines, selon):
    """The records of the tokens of each line of a corpus."""
    done = subprocess.run([str(Path(selon).resolve()), "features"], input=lines, stdout=subprocess.PIPE, check=True)
    stream, all_records = io.BytesIO(done.stdout), []
    while head := stream.read(4):
        count = int.from_bytes(head, "little")
        all_records.append(np.frombuffer(stream.read(count * RECORD.itemsize), RECORD))
    return all_records


def document_of(raw, records):
    tags = tags_of(raw["attributions"], records) if "attributions" in raw else None
    return Document(raw["id"], raw.get("lang", ""), raw["text"], records, tags)


def tags_of(attributions, records):
    """One tag a token. Where roles overlap (the rumour's cue inside its content) the cue wins."""
    tags = np.zeros(len(records), np.uint8)
    for role in ("content", "source", "cue"):
        for attribution in attributions:
            for start, end in attribution.get(role, []):
                first = np.searchsorted(records["end"], start, side="right")
                last = np.searchsorted(records["start"], end, side="left")
                if first < last and not (role == "content" and tags[first:last].any()):
                    tags[first:last] = FIRST_TAG[role] + 1
                    tags[first] = FIRST_TAG[role]
    return mended(tags)


def mended(tags):
    """Makes a span that another one has cut start anew after the cut."""
    for at, tag in enumerate(tags):
        is_inside = tag in (2, 4, 6)
        if is_inside and (at == 0 or tags[at - 1] not in (tag, tag - 1)):
            tags[at] = tag - 1
    return tags


def spellings(groups):
    """A word in small letters for each word's hash (its upper bits, as networks know it) in groups of documents."""
    found = {}
    for document in itertools.chain.from_iterable(groups):
        hashes = document.tokens["word"] >> (32 - WORD_BITS)
        for value, start, end in zip(
            hashes.tolist(), document.tokens["start"].tolist(), document.tokens["end"].tolist()
        ):
            if value not in found:
                found[value] = document.text[start:end].lower().replace("’", "'")
    return found
