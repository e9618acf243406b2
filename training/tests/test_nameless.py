"""Tests of how the types of sources without a name are learned: `python -m unittest discover training/tests`. Seconds."""

import json
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
sys.path.insert(0, str(HERE.parent))

try:
    import numpy as np
except ImportError:
    raise unittest.SkipTest("a library is missing: pip install -r training/requirements.txt") from None

import nameless

SELON = next((path for kind in ("release", "debug") if (path := ROOT / "target" / kind / "selon").exists()), None)


class Models(unittest.TestCase):
    def setUp(self):
        chance = np.random.default_rng(3)
        self.kinds = chance.integers(3, size=600)
        told = np.eye(3)[self.kinds] * (chance.random((600, 1)) < 0.9)
        self.sources = nameless.Sources(
            ["IsPerson", "IsRole", "IsAnonymous"],
            told,
            np.array(nameless.TYPES)[self.kinds],
            np.full(600, "role"),
            np.where(np.arange(600) % 2, "fr", "en"),
            np.arange(600) % 23,
        )

    def test_the_type_is_that_which_the_evidence_tells(self):
        values = nameless.design(self.sources, ["en", "fr"])
        found = nameless.unseen(values, self.sources)
        told = self.sources.values.any(1)
        self.assertEqual(np.mean(found[told] == self.sources.gold[told]), 1)

    def test_the_table_has_every_piece_for_every_type(self):
        values = nameless.design(self.sources, ["en", "fr"])
        rust = nameless.table(self.sources.names, ["en", "fr"], nameless.models(values, self.sources.gold))
        for name in self.sources.names:
            self.assertEqual(rust.count(f"(Evidence::{name} as usize, "), 3)
        for kind in nameless.TYPES:
            self.assertIn(f"pub const {kind.upper()}: ", rust)


class Program(unittest.TestCase):
    def test_a_source_without_a_name_is_asked_about_and_one_with_a_name_is_not(self):
        if SELON is None:
            self.skipTest("the selon program is not built: cargo build")
        calm = " ".join(["Il pleut."] * 8)
        text = f"Le notaire Luc Vial est parti. {calm} Le fonctionnaire dit que tout va bien. Luc Vial dit non."
        spans = [[text.index(words), text.index(words) + len(words)] for words in ("Le fonctionnaire", "Luc Vial dit")]
        spans[1][1] -= len(" dit")
        articles = [("kept", "person"), ("barred", "role")]
        lines = [
            {"id": id, "lang": "fr", "text": text, "attributions": [{"source": [span], "type": kind} for span in spans]}
            for id, kind in articles
        ]
        with tempfile.TemporaryDirectory() as folder:
            corpus, table = Path(folder) / "corpus.jsonl", Path(folder) / "weights.rs"
            corpus.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
            read = nameless.read([corpus], SELON, without={"barred"})
            self.assertEqual((read.gold.tolist(), read.lang.tolist()), (["person"], ["fr"]))
            program = [
                sys.executable,
                HERE.parent / "nameless.py",
                "--selon",
                SELON,
                "--corpora",
                corpus,
                "--output",
                table,
            ]
            subprocess.run(program, check=True, stdout=subprocess.DEVNULL)
            self.assertIn('("fr", ', table.read_text(encoding="utf-8"))


if __name__ == "__main__":
    unittest.main()
