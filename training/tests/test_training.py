"""Tests of the training program on a handful of invented articles: `python -m unittest discover training/tests`.

Seconds. Skipped with a message where PyTorch or the built `selon` program is missing.
"""

import gzip
import itertools
import json
import sys
import tempfile
import unittest
from pathlib import Path
from unittest import mock

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
sys.path.insert(0, str(HERE.parent))

try:
    import tokenizers  # noqa: F401 (what the tests call needs it)
    import torch
except ImportError:
    raise unittest.SkipTest("a library is missing: pip install -r training/requirements.txt") from None

import corpus
import crf
import fit
import gru
import numpy as np
import pack
import progress
import train
from teacher import labels

from network import Network, Sizes, View, vocabulary

SELON = next((path for kind in ("release", "debug") if (path := ROOT / "target" / kind / "selon").exists()), None)
LANGUAGES = ["de", "en", "es", "fr", "it", "pt"]
SMALL = Sizes(words=64, affixes=64, width=16, hidden=16, layers=2)


def small_view(documents):
    """A view that knows the words of `documents`, language by language."""
    vocabularies = {}
    for lang in LANGUAGES:
        tokens = [(document.tokens, 1) for document in documents if document.lang == lang]
        vocabularies[lang] = vocabulary(tokens, SMALL.words)
    return View(SMALL, vocabularies)


def articles():
    if SELON is None:
        raise unittest.SkipTest("the selon program is not built: cargo build")
    return corpus.read(HERE / "articles.jsonl", SELON)


class Field(unittest.TestCase):
    def setUp(self):
        torch.manual_seed(3)
        self.emissions, self.transitions = torch.randn(2, 4, 7), torch.randn(7, 7)
        self.mask = torch.tensor([[True] * 4, [True, True, False, False]])

    def every_path(self, sequence):
        """Each allowed sequence of tags with its score."""
        length = int(self.mask[sequence].sum())
        for path in itertools.product(range(7), repeat=length):
            steps_taken = list(zip(path, path[1:]))
            if path[0] not in crf.INSIDE and all(crf.ALLOWED[step] for step in steps_taken):
                score = sum(self.emissions[sequence, at, tag] for at, tag in enumerate(path))
                yield path, score + sum(self.transitions[step] for step in steps_taken)

    def test_agrees_with_trying_every_path(self):
        log_partition, marginals, pairs = crf.forward_backward(self.emissions, self.transitions, self.mask)
        for sequence in (0, 1):
            paths, all_scores = zip(*self.every_path(sequence))
            chances = torch.stack(all_scores).softmax(0)
            self.assertAlmostEqual(float(log_partition[sequence]), float(torch.stack(all_scores).logsumexp(0)), 4)
            content = sum(chance for path, chance in zip(paths, chances) if path[1] == 6)
            self.assertAlmostEqual(float(marginals[sequence, 1, 6]), float(content), 5)
            inside = sum(
                chance * sum(step == (5, 6) for step in zip(path, path[1:])) for path, chance in zip(paths, chances)
            )
            self.assertAlmostEqual(float(pairs[sequence, 5, 6]), float(inside), 5)
            best = paths[int(chances.argmax())]
            self.assertEqual(crf.best_path(self.emissions[sequence, : len(best)], self.transitions), list(best))

    def test_the_gradient_is_that_of_the_loss(self):
        emissions = self.emissions.double().requires_grad_()
        transitions = self.transitions.double().requires_grad_()
        crf.ALLOWED, crf.START = crf.ALLOWED.double(), crf.START.double()
        self.addCleanup(
            lambda: (setattr(crf, "ALLOWED", crf.ALLOWED.float()), setattr(crf, "START", crf.START.float()))
        )
        whole = lambda e, t: crf.LogPartition.apply(e, t, self.mask)
        self.assertTrue(torch.autograd.gradcheck(whole, (emissions, transitions)))


class Recurrent(unittest.TestCase):
    def test_is_the_usual_gru(self):
        torch.manual_seed(5)
        layer = gru.Layer(6, 4)
        usual = torch.nn.GRU(6, 4, bidirectional=True, batch_first=True)
        with torch.no_grad():
            for side, name in enumerate(("l0", "l0_reverse")):
                getattr(usual, f"weight_ih_{name}").copy_(layer.input_weights[side].T)
                getattr(usual, f"weight_hh_{name}").copy_(layer.weights[side].T)
                getattr(usual, f"bias_ih_{name}").copy_(layer.input_biases[side, 0])
                getattr(usual, f"bias_hh_{name}").copy_(layer.biases[side, 0])
        lengths = torch.tensor([5, 3])
        inputs, same = torch.randn(2, 5, 6, requires_grad=True), None
        same = inputs.detach().clone().requires_grad_()
        ours = layer(inputs, gru.reversing(lengths, 5)) * (torch.arange(5) < lengths.unsqueeze(1)).unsqueeze(2)
        sequence = torch.nn.utils.rnn.pack_padded_sequence(same, lengths, batch_first=True)
        theirs, _ = torch.nn.utils.rnn.pad_packed_sequence(usual(sequence)[0], batch_first=True)
        torch.testing.assert_close(ours, theirs)
        weights = torch.randn_like(ours)
        (ours * weights).sum().backward()
        (theirs * weights).sum().backward()
        torch.testing.assert_close(inputs.grad, same.grad)
        torch.testing.assert_close(layer.weights.grad[1].T, usual.weight_hh_l0_reverse.grad)


class Learning(unittest.TestCase):
    def test_a_cue_inside_its_content_is_tagged_as_the_cue(self):
        article = next(document for document in articles() if document.id == "pont")
        self.assertEqual(article.tags[:16].tolist(), [1, 2, 2, 2, 2, 2, 2, 2, 3, 4, 0, 5, 6, 6, 6, 6])
        records = article.tokens[:6]
        ends = [int(records[0]["start"]), int(records[5]["end"])]
        cue = [int(records[2]["start"]), int(records[3]["end"])]
        tags = corpus.tags_of([{"content": [ends], "cue": [cue], "source": []}], records)
        self.assertEqual(tags.tolist(), [5, 6, 3, 4, 5, 6])

    def test_learns_a_handful_of_articles(self):
        documents = articles()
        view = small_view(documents)
        data = fit.sequences(documents, view)
        unknown = data.rows[:, 0] == 0
        self.assertTrue(0.05 < unknown.mean() < 0.6)
        course = fit.Course(epochs=40, rate=2e-2, rounding=0.3)
        torch.manual_seed(1)
        network = Network(view, dropout=0.1, word_dropout=0.0)
        fit.BATCH, before = 256, fit.BATCH
        self.addCleanup(setattr, fit, "BATCH", before)
        fit.train(network, data, [1.0] * len(data), course, log=lambda _: None)
        right = total = 0
        for (start, end), emissions in zip(data.ranges, fit.scores(network, data)):
            path = crf.best_path(emissions, network.transitions.detach())
            right += sum(data.marginals[start + at, tag] == 1 for at, tag in enumerate(path))
            total += end - start
        self.assertGreater(right / total, 0.95)
        names = pack.class_names(SELON)
        self.assertEqual(names[:2], ["quote-verb", "clause-verb"])
        before = {lang: len(words) for lang, words in network.view.words.items()}
        pack.forget(network, lambda lang: 31 if lang == "fr" else 30)
        view = network.view
        self.assertEqual(
            {lang: len(words) for lang, words in view.words.items()}, dict.fromkeys(LANGUAGES, 30) | {"fr": 31}
        )
        self.assertTrue(all(count > 30 for count in before.values()))
        forgotten = fit.sequences(documents, view).rows[:, 0] == 0
        self.assertTrue(unknown.mean() < forgotten.mean() < 1)
        packed, rows = pack.packed(network, names)
        self.assertEqual(packed[:7], b"SELNET" + bytes([pack.FORMAT]))
        self.assertEqual(list(rows), LANGUAGES)
        for lang, words in rows.items():
            self.assertEqual(words[:4], packed[7:11], "rows name the network that they belong to")
            self.assertEqual(int.from_bytes(words[5:7], "little"), len(view.words[lang]))

    def test_a_course_broken_off_goes_on_as_if_it_had_not_been(self):
        documents = articles()
        view = small_view(documents)
        data = fit.sequences(documents, view)
        often = np.resize([0.5, 1.5, 2.0], len(data))
        course = fit.Course(epochs=9, rate=1e-2, rounding=0.5)
        folder = Path(self.enterContext(tempfile.TemporaryDirectory()))
        fit.BATCH, before = 256, fit.BATCH
        self.addCleanup(setattr, fit, "BATCH", before)

        class Stopped(Exception):
            pass

        def taught(name, stop=None):
            torch.manual_seed(1)
            network = Network(view)
            save = progress.Progress.save

            def saved(self, path, done):
                save(self, path, done)
                if done == stop:
                    raise Stopped

            with mock.patch.object(progress.Progress, "save", saved):
                return fit.train(network, data, often, course, lambda _: None, folder / name, every=1)

        whole = taught("whole")
        last = torch.load(folder / "whole", weights_only=True)["done"]
        # Before rounding, in the midst of it, and at the very end.
        for stop in (2, last - 2, last):
            with self.assertRaises(Stopped):
                taught(str(stop), stop)
            torch.manual_seed(7)
            again = taught(str(stop))
            for key, values in whole.state_dict().items():
                torch.testing.assert_close(values, again.state_dict()[key], rtol=0, atol=0, msg=key)
            self.assertEqual(whole.rounding.steps, again.rounding.steps)
        other = fit.Course(epochs=8)
        with self.assertRaisesRegex(ValueError, "another course"):
            fit.train(Network(view), data, often, other, lambda _: None, folder / "whole")

    def test_a_word_seen_once_borrows_from_one_with_the_same_vector(self):
        documents = articles()
        view = small_view(documents)
        rows = np.random.default_rng(2).standard_normal((view.shared, 8)).astype(np.float32)
        rows[5] = rows[3]
        view.vectors = rows
        network = Network(view)
        data = fit.sequences(documents, view)
        apart = lambda: float((network.whole_table()[5] - network.whole_table()[3]).detach().norm())
        course = fit.Course(epochs=20, rate=2e-2, rounding=0, decay=1.0)
        fit.train(network, data, [1.0] * len(data), course, log=lambda _: None)
        others = float((network.table[4] - network.table[3]).detach().norm())
        self.assertIsNone(network.vectors, "what vectors say is part of the table after training")
        self.assertLess(apart(), 0.1 * others)

    def test_hashes_are_spelled(self):
        spelled = corpus.spellings([articles()])
        self.assertIn("pont", spelled.values())

    def test_the_whole_command(self):
        articles()
        with tempfile.TemporaryDirectory() as folder:
            folder = Path(folder)
            lines = [json.loads(line) for line in (HERE / "articles.jsonl").read_text(encoding="utf-8").splitlines()]
            for name, _ in train.ANNOTATED:
                chosen = [line for line in lines if name.startswith(line["lang"])]
                (folder / name).write_text("\n".join(map(json.dumps, chosen)) + "\n")
            for name, _ in train.LABELLED:
                plain = [
                    {key: line[key] for key in ("id", "lang", "text")} for line in lines if name[:2] == line["lang"]
                ]
                with gzip.open(folder / name, "wt") as file:
                    file.write("\n".join(map(json.dumps, plain)) + "\n")
                self.label(folder, name)
            for output in (folder / "one", folder / "two"):
                places = ["--corpora", str(folder), "--selon", str(SELON), "--output", str(output)]
                train.main([*places, "--effort", "0.5", "--labels", str(folder), "--fixture", str(folder / "fixture")])
            for name in ["network/model.pack", *(f"language/{lang}/words.rows" for lang in LANGUAGES)]:
                one, two = ((folder / run / name).read_bytes() for run in ("one", "two"))
                self.assertGreater(len(one), 1000)
                self.assertEqual(one, two, f"the same seeds, another {name}")

    def label(self, folder, name):
        """Labels as the teacher would give them, were it sure of nothing."""
        documents = corpus.read(folder / name, SELON)
        marginals = [np.full((len(document.tokens), 7), 1 / 7, np.float32) for document in documents]
        steps = [{block: np.zeros((7, 7), np.float32) for block in document.blocks()} for document in documents]
        labels.write(folder / f"{name.split('.')[0]}.labels.npz", documents, marginals, steps)
        with self.assertRaisesRegex(ValueError, "label them anew"):
            labels.read(folder / f"{name.split('.')[0]}.labels.npz", documents[1:])


if __name__ == "__main__":
    unittest.main()
