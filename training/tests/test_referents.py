"""Tests of the choice of antecedents, on numbers made up here."""

import json
import pathlib
import sys
import tempfile
import unittest

import numpy as np

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))

import referents  # noqa: E402


class Mentions(unittest.TestCase):
    def test_a_shared_name_makes_two_mentions_one(self):
        self.assertTrue(referents.same("la ministre Anne Roy", "Mme Roy"))
        self.assertFalse(referents.same("Anne Roy", "Paul Arnal"))

    def test_without_a_name_any_word_but_the_small_ones_counts(self):
        self.assertTrue(referents.same("le vigile", "un vigile de 36 ans"))
        self.assertFalse(referents.same("le témoin", "le vigile"))


class Model(unittest.TestCase):
    def test_the_right_candidate_is_found_by_what_tells_it(self):
        random = np.random.default_rng(1)
        names = ["Aubry", "Belin", "Carel"]
        lines = []
        for at in range(200):
            right = int(random.integers(3))
            candidates = [
                {"text": names[place], "seen": [1.0, float(place == right), float(random.random())]}
                for place in range(3)
            ]
            asked = {"id": str(at), "lang": "fr", "pronoun": "il", "referent": names[right], "candidates": candidates}
            lines.append(json.dumps(asked))
        with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
            file.write("\n".join(lines))
            file.flush()
            asked = referents.read([file.name])
            self.assertEqual(len(referents.read([file.name], {"0", "1"})), len(asked) - 2)
        model = referents.learn(asked)
        self.assertGreater(model[1], 2.0)
        self.assertLess(abs(model[2]), 1.0)
        self.assertTrue(all(right for _, right in referents.rated(asked, model)))


if __name__ == "__main__":
    unittest.main()
