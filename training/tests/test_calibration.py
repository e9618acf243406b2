"""Tests of how confidence is learned: `python -m unittest discover training/tests`. Seconds."""

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

import cases
import logistic

SELON = next((path for kind in ("release", "debug") if (path := ROOT / "target" / kind / "selon").exists()), None)


class Judging(unittest.TestCase):
    def one(self, source, content):
        return {"source": [source] if source else [], "content": [content]}

    def test_right_needs_source_and_content(self):
        gold = [self.one([0, 10], [20, 40]), self.one(None, [50, 70])]
        found = [
            self.one([2, 6], [20, 38]),
            self.one([12, 18], [52, 70]),
            self.one(None, [80, 90]),
        ]
        self.assertEqual(cases.judge(gold, found), [True, False, False])
        self.assertEqual(cases.judge(gold, [self.one([0, 10], [20, 28])]), [False])

    def test_an_annotated_one_is_found_once(self):
        gold = [self.one([0, 10], [20, 40])]
        self.assertEqual(cases.judge(gold, [self.one([0, 10], [20, 34]), self.one([0, 10], [20, 40])]), [False, True])

    def test_publishers_are_known_by_index_or_name(self):
        with tempfile.TemporaryDirectory() as folder:
            (Path(folder) / "news").mkdir()
            (Path(folder) / "news" / "index-1.tsv").write_text("file\tpublisher\n101.txt\tLe Phare (Lorient)\n")
            known = cases.index(folder)
        self.assertEqual(cases.publisher("news/101", known), "Le Phare")
        self.assertEqual(cases.publisher("the-gazette_2016-09-12_title", known), "the-gazette")
        self.assertEqual(cases.publisher("news/102", known), "news/102")


class Learning(unittest.TestCase):
    def setUp(self):
        chance = np.random.default_rng(4)
        self.values = np.hstack([chance.normal(size=(6000, 2)), np.zeros((6000, 1))])
        odds = 2 * self.values[:, 0] - self.values[:, 1] + 0.5
        self.right = (chance.random(6000) < 1 / (1 + np.exp(-odds))).astype(float)
        self.groups = np.arange(6000) % 37

    def test_finds_the_weights_that_made_the_cases(self):
        bias, weights = logistic.fit(self.values, self.right, 1)
        np.testing.assert_allclose([bias, *weights], [0.5, 2, -1, 0], atol=0.15)
        self.assertEqual(logistic.quantised([0.5, -1.001]), [128, -256])

    def test_unseen_cases_are_judged_by_the_others(self):
        fold = logistic.folds(self.groups, 10)
        for group in range(37):
            self.assertEqual(len(set(fold[self.groups == group])), 1)
        chance = logistic.unseen(self.values, self.right, self.groups, 1)
        sure = chance > 0.9
        self.assertAlmostEqual(self.right[sure].mean(), chance[sure].mean(), delta=0.03)
        # Nothing is to be learned from values that say nothing.
        blind = logistic.unseen(np.zeros_like(self.values), self.right, self.groups, 1)
        self.assertLess(abs(logistic.ranking(self.right, blind) - 0.5), 0.05)

    def test_what_is_aside_does_not_judge(self):
        aside = (self.groups > 18).astype(float)
        right = np.where(aside > 0, 0.0, self.right)
        values = np.hstack([self.values, aside[:, None]])
        chance = logistic.unseen(values, right, self.groups, 1, asides=1)
        self.assertGreater(chance[aside > 0].mean(), 0.4)

    def test_ranking_and_precision(self):
        right, chance = np.array([1.0, 0, 1, 0]), np.array([0.9, 0.8, 0.7, 0.1])
        self.assertEqual(logistic.ranking(right, chance), 0.75)
        self.assertEqual(logistic.precision_at(right, chance, 1.0, 2), 2 / 3)


class Program(unittest.TestCase):
    def test_writes_a_table_of_every_piece_of_evidence(self):
        if SELON is None:
            self.skipTest("the selon program is not built: cargo build")
        corpus = HERE / "articles.jsonl"
        read = cases.read([corpus], SELON)
        gold = sum(len(json.loads(line)["attributions"]) for line in corpus.read_text(encoding="utf-8").splitlines())
        self.assertEqual(read.gold, {"articles": gold})
        self.assertGreater(read.right.sum(), gold / 2)
        with tempfile.TemporaryDirectory() as folder:
            table = Path(folder) / "weights.rs"
            program = [
                sys.executable,
                HERE.parent / "calibrate.py",
                "--selon",
                SELON,
                "--corpora",
                corpus,
                "--output",
                table,
            ]
            subprocess.run(program, check=True, stdout=subprocess.DEVNULL)
            rust = table.read_text(encoding="utf-8")
        self.assertTrue(all(f"(Evidence::{name} as usize, " in rust for name in read.names))
        self.assertIn('("en", ', rust)


if __name__ == "__main__":
    unittest.main()
