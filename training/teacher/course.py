"""Teaching the teacher, and asking it."""

import math
import random
import time
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path

import crf
import numpy as np
import progress
import torch
from torch import nn

from .tagger import Batch


@dataclass(frozen=True)
class Course:
    """How the teacher is trained."""

    epochs: float = 2.5
    # Pieces in a batch.
    pieces: int = 2048
    encoder_rate: float = 1.5e-4
    head_rate: float = 1.2e-3
    # The first part of the course, as a share of it, in which rates rise.
    warm: float = 0.08
    seed: int = 1


class Lesson:
    """Windows, the documents they are of, and how often an epoch goes over each window."""

    def __init__(self, documents, features, windows, weights, padding):
        self.documents, self.features, self.padding = documents, features, padding
        self.windows, self.weights = windows, np.array(weights, float)

    def pieces(self):
        """Pieces in an epoch."""
        return float(sum(len(window) * weight for window, weight in zip(self.windows, self.weights)))

    def batch(self, chosen):
        return Batch([self.windows[at] for at in chosen], self.documents, self.features, self.padding)

    def batches(self, size, seed):
        """An epoch's batches of windows of like length, in random order."""
        rng = random.Random(seed)
        counts = [int(weight + rng.random()) for weight in self.weights]
        order = [at for at, count in enumerate(counts) for _ in range(count)]
        order.sort(key=lambda at: len(self.windows[at]) * (1 + 0.2 * rng.random()))
        found, room = [[]], size
        for at in order:
            if room <= 0:
                found.append([])
                room = size
            found[-1].append(at)
            room -= len(self.windows[at])
        rng.shuffle(found)
        return found


def precision(device):
    """Half as wide numbers where the processor multiplies them faster."""
    has = device.type == "cuda" or "avx512_bf16" in flags()
    return torch.autocast(device.type, dtype=torch.bfloat16) if has else nullcontext()


def flags():
    info = Path("/proc/cpuinfo")
    return info.read_text(encoding="utf-8") if info.exists() else ""


def schedule(course, steps):
    warm = max(1, course.warm * steps)
    return lambda step: min((step + 1) / warm, 1) * max(0.0, 1 - step / steps)


def teach(tagger, lesson, course, checkpoint, log, every=50):
    """Trains `tagger`; goes on from `checkpoint`, a file that need not exist yet, and writes it every some steps."""
    device = next(tagger.parameters()).device
    steps = math.ceil(lesson.pieces() * course.epochs / course.pieces)
    encoder = list(tagger.encoder.parameters())
    inside = set(map(id, encoder))
    head = [p for p in tagger.parameters() if id(p) not in inside]
    groups = [{"params": encoder, "lr": course.encoder_rate}, {"params": head, "lr": course.head_rate}]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01)
    rates = torch.optim.lr_scheduler.LambdaLR(optimizer, schedule(course, steps))
    done, started, running = 0, time.time(), 0.0
    if checkpoint.exists():
        done = resumed(tagger, optimizer, rates, course, checkpoint)
        log(f"goes on at step {done}")
    for step, chosen in enumerate(order(lesson, course, steps)):
        if step < done:
            continue
        torch.manual_seed(course.seed * 1_000_003 + step)
        loss = learn(tagger, optimizer, lesson.batch(chosen), device)
        rates.step()
        running = loss if step == done else 0.97 * running + 0.03 * loss
        if (step + 1) % every == 0 or step + 1 == steps:
            log(f"step {step + 1}/{steps} loss {running:.4f} {time.time() - started:.0f} s")
            save(tagger, optimizer, rates, course, step + 1, checkpoint)


def order(lesson, course, steps):
    """The batches of all epochs, the same whenever they are asked for."""
    given, epoch = 0, 0
    while given < steps:
        for chosen in lesson.batches(course.pieces, course.seed * 1000 + epoch):
            if given == steps:
                return
            yield chosen
            given += 1
        epoch += 1


def learn(tagger, optimizer, batch, device):
    tagger.train()
    batch.to(device)
    with precision(device):
        scores = tagger(batch)
    marginals = nn.functional.one_hot(batch.tags, crf.TAGS).float() * batch.mask.unsqueeze(2)
    # The chain runs token by token: many short steps, which a graphics processor is slow at.
    loss = crf.loss(
        scores.float().cpu(), tagger.transitions.cpu(), batch.mask.cpu(), marginals.cpu(), pairs(batch).cpu()
    )
    optimizer.zero_grad(set_to_none=True)
    loss.backward()
    nn.utils.clip_grad_norm_(tagger.parameters(), 1.0)
    optimizer.step()
    return loss.item()


def pairs(batch):
    """How often a tag follows another."""
    both = batch.mask[:, 1:]
    before, after = batch.tags[:, :-1][both], batch.tags[:, 1:][both]
    return torch.bincount(before * crf.TAGS + after, minlength=crf.TAGS**2).view(crf.TAGS, crf.TAGS).float()


def save(tagger, optimizer, rates, course, step, path):
    state = {
        "step": step,
        "tagger": tagger.state_dict(),
        "optimizer": optimizer.state_dict(),
        "rates": rates.state_dict(),
    }
    progress.write(path, course, state)


def resumed(tagger, optimizer, rates, course, path):
    state = progress.read(path, course)
    tagger.load_state_dict(state["tagger"])
    optimizer.load_state_dict(state["optimizer"])
    rates.load_state_dict(state["rates"])
    return state["step"]


@torch.no_grad()
def scored(tagger, lesson, log=None, size=12288):
    """Batches with the scores of their tags."""
    device = next(tagger.parameters()).device
    order = sorted(range(len(lesson.windows)), key=lambda at: len(lesson.windows[at]))
    at, started = 0, time.time()
    tagger.eval()
    while at < len(order):
        longest = len(lesson.windows[order[min(at + 63, len(order) - 1)]])
        chosen = order[at : at + max(1, min(64, size // longest))]
        batch = lesson.batch(chosen).to(device)
        with precision(device):
            scores = tagger(batch)
        yield batch, scores.float().cpu()
        at += len(chosen)
        if log and at // 2000 != (at - len(chosen)) // 2000:
            log(f"{at} of {len(order)} windows, {time.time() - started:.0f} s")


def opinions(taggers, lesson, log=None):
    """What several teachers say on average: for each document its tokens' marginals, and for each of its stretches
    the expected pairs of tags."""
    marginals = [np.zeros((len(document.tokens), crf.TAGS), np.float32) for document in lesson.documents]
    steps = [{} for _ in lesson.documents]
    for tagger in taggers:
        transitions = tagger.transitions.detach().cpu()
        for batch, scores in scored(tagger, lesson, log):
            _, tokens, moves = crf.forward_backward(scores, transitions, batch.mask.cpu())
            for (document, (start, end)), token, move in zip(batch.owners, tokens.numpy(), moves.numpy()):
                marginals[document][start:end] += token[: end - start] / len(taggers)
                before = steps[document].get((start, end), 0)
                steps[document][start, end] = before + move / len(taggers)
    return marginals, steps
