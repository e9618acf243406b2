"""Trains the network that all languages share and writes its file.

    python training/train.py --corpora DIR --selon target/release/selon --output src/language/model.pack

Teachers, larger than what a page could download, learn the annotated articles; together they label the unlabelled ones;
the network that ships learns both, its weights rounded in the last part of the course as the file will hold them.
"""

import argparse
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import torch

import corpus
import fit
import fixture
import pack
from network import Network, Sizes
from quantise import Rounding, steps

HERE = Path(__file__).resolve().parent
CLASSES = HERE.parent / "src/language/class.rs"

# Annotated corpora: file, and how often an epoch goes over it.
ANNOTATED = [("fr-train.jsonl", 4), ("en-polnear-train.jsonl", 1), ("en-train2.jsonl", 2)]
UNLABELLED = "fr-news-unlabelled.jsonl.gz"


@dataclass(frozen=True)
class Recipe:
    """Everything that was chosen."""

    teacher: Sizes = Sizes(words=12288, affixes=4096, width=64, hidden=80)
    teachers: int = 2
    teacher_course: fit.Course = fit.Course(epochs=5, rounding=0)
    student: Sizes = Sizes()
    student_course: fit.Course = fit.Course(epochs=5)
    # How often a student's epoch goes over the unlabelled articles.
    unlabelled: float = 1.0


def seeded(sizes, seed):
    torch.manual_seed(seed)
    return Network(sizes)


def annotated(corpora, selon, sizes, leave_out):
    """The annotated sequences and how often each takes part in an epoch."""
    parts, weights = [], []
    for name, weight in ANNOTATED:
        part = fit.sequences(corpus.read(corpora / name, selon, leave_out), sizes)
        parts.append(part)
        weights.append(np.full(len(part), float(weight)))
    return fit.joined(parts), np.concatenate(weights)


def taught(recipe, corpora, selon, leave_out, log):
    """The teachers, trained on the annotated articles."""
    data, weights = annotated(corpora, selon, recipe.teacher, leave_out)
    teachers = []
    for seed in range(1, recipe.teachers + 1):
        log(f"teacher {seed} of {recipe.teachers}")
        course = replace(recipe.teacher_course, seed=100 + seed)
        teachers.append(fit.train(seeded(recipe.teacher, course.seed), data, weights, course, log=log))
    return teachers


def labelled(recipe, documents, teachers, log):
    """Unlabelled documents as the student sees them, with what the teachers say of them."""
    log("labelling the unlabelled articles")
    seen = fit.sequences(documents, recipe.teacher)
    data = fit.sequences(documents, recipe.student)
    data.marginals, data.pairs = fit.opinion(teachers, seen)
    return data


def student(recipe, corpora, selon, leave_out, log):
    """The network that ships."""
    teachers = taught(recipe, corpora, selon, leave_out, log)
    data, weights = annotated(corpora, selon, recipe.student, leave_out)
    if teachers:
        more = labelled(recipe, corpus.read(corpora / UNLABELLED, selon), teachers, log)
        data = fit.joined([data, more])
        weights = np.concatenate([weights, np.full(len(more), recipe.unlabelled)])
    log("student")
    network = seeded(recipe.student, recipe.student_course.seed)
    return fit.train(network, data, weights, recipe.student_course, lambda net: Rounding(steps(net)), log=log)


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
    parser.add_argument("--leave-out", type=Path, help="file of ids, one a line, of articles not to be learned")
    parser.add_argument("--threads", type=int, default=1, help="more than the idle processors makes it slower")
    options = parser.parse_args(arguments)
    torch.set_num_threads(options.threads)
    left_out = set(options.leave_out.read_text(encoding="utf-8").split("\n")) if options.leave_out else set()
    log = lambda line: print(line, flush=True)
    network = student(scaled(Recipe(), options.effort), options.corpora, options.selon, left_out.__contains__, log)
    names = pack.class_names(CLASSES)
    options.output.write_bytes(pack.packed(network, names))
    if options.fixture:
        fixture.write(network, HERE / "tests/articles.jsonl", options.selon, names, options.fixture)


if __name__ == "__main__":
    main()
