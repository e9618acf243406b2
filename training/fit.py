"""Training: sequences, batches, the loop."""

import math
import time
from dataclasses import dataclass

import crf
import numpy as np
import progress
import torch
from quantise import Rounding, steps

from network import class_bits

# Tokens in a batch, padding not counted.
BATCH = 4096


@dataclass
class Sequences:
    """Blocks of documents, laid end to end, with what is to be learned of them."""

    rows: np.ndarray
    classes: np.ndarray
    # A distribution over tags for each token, and the expected pairs of tags of each sequence.
    marginals: np.ndarray
    pairs: np.ndarray
    ranges: list

    def __len__(self):
        return len(self.ranges)


def sequences(documents, view):
    """The blocks of documents, as a network with this view sees them; tags, where there are none, count as outside."""
    tokens = np.concatenate([document.tokens for document in documents])
    tags = np.concatenate([np.zeros(len(d.tokens), np.uint8) if d.tags is None else d.tags for d in documents])
    ranges, pairs, base = [], [], 0
    for document in documents:
        for start, end in document.blocks():
            ranges.append((base + start, base + end))
            pairs.append(pair_counts(tags[base + start : base + end]))
        base += len(document.tokens)
    marginals = np.eye(7, dtype=np.float16)[tags]
    rows = np.concatenate([view.rows(document.tokens, document.lang) for document in documents])
    return Sequences(rows, class_bits(tokens), marginals, np.stack(pairs), ranges)


def pair_counts(tags):
    counts = np.zeros((7, 7), np.float16)
    np.add.at(counts, (tags[:-1], tags[1:]), 1)
    return counts


def joined(parts):
    """Several sets of sequences as one."""
    ranges, base = [], 0
    for part in parts:
        ranges += [(base + start, base + end) for start, end in part.ranges]
        base += len(part.rows)
    stack = lambda name: np.concatenate([getattr(part, name) for part in parts])
    return Sequences(stack("rows"), stack("classes"), stack("marginals"), stack("pairs"), ranges)


def batches(data, chosen, rng):
    """Batches of sequences of like lengths, in random order."""
    length = lambda at: data.ranges[at][1] - data.ranges[at][0]
    order = sorted(chosen, key=lambda at: length(at) * (1 + 0.15 * rng.random()) + rng.random())
    found, now, count = [], [], 0
    for at in order:
        now.append(at)
        count += length(at)
        if count >= BATCH:
            found.append(now)
            now, count = [], 0
    if now:
        found.append(now)
    rng.shuffle(found)
    return found


def padded(data, chosen):
    """The tensors of a batch: rows, classes, lengths, mask, marginals, pairs."""
    ranges = [data.ranges[at] for at in chosen]
    lengths = torch.tensor([end - start for start, end in ranges])
    time_steps = int(lengths.max())
    places = np.zeros((len(ranges), time_steps), np.int64)
    for at, (start, end) in enumerate(ranges):
        places[at, : end - start] = np.arange(start, end)
    mask = torch.arange(time_steps).unsqueeze(0) < lengths.unsqueeze(1)
    take = lambda array: torch.from_numpy(array[places])
    marginals = take(data.marginals).float() * mask.unsqueeze(2)
    pairs = torch.from_numpy(data.pairs[chosen].astype(np.float32)).sum(0)
    return take(data.rows).long(), take(data.classes), lengths, mask, marginals, pairs


@dataclass(frozen=True)
class Course:
    """How a network is trained."""

    epochs: float = 8
    rate: float = 4e-3
    seed: int = 1
    # The last part of the course, as a share of it, in which weights are rounded as in the pack.
    rounding: float = 0.25
    # What a word's own row costs besides its vector, times the square of its length.
    decay: float = 3e-6


def train(network, data, weights, course, log=print, checkpoint=None, every=1000):
    """Trains on `data`; a sequence takes part in an epoch `weights[sequence]` times on average. Goes on from `checkpoint`, a
    file that need not exist yet, and writes it every some steps."""
    torch.manual_seed(course.seed)

    def epoch(rng, generator):
        counts = np.floor(weights + generator.random(len(weights))).astype(int)
        return batches(data, np.repeat(np.arange(len(data)), counts).tolist(), rng)

    tokens = sum(weight * (end - start) for weight, (start, end) in zip(weights, data.ranges))
    total = math.ceil(tokens * course.epochs / BATCH)
    optimizer = torch.optim.Adam(network.parameters(), lr=course.rate)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, course.rate, total_steps=total + 1, pct_start=0.1)
    order = progress.Order(epoch, course.seed)
    state = progress.Progress(network, optimizer, schedule, order, course)
    network.train()
    done = state.resume(checkpoint) if checkpoint and checkpoint.exists() else 0
    started, running = time.time(), None
    while done < total:
        if course.rounding and done == int(total * (1 - course.rounding)):
            network.rounding = Rounding(steps(network))
        loss = step(network, optimizer, padded(data, next(order)), course.decay)
        schedule.step()
        running = loss if running is None else 0.99 * running + 0.01 * loss
        done += 1
        if done % 200 == 0 or done == total:
            log(f"step {done}/{total} loss {running:.4f} {time.time() - started:.0f} s")
        if checkpoint and done % every == 0:
            state.save(checkpoint, done)
    network.settle()
    network.eval()
    return network


def step(network, optimizer, batch, decay):
    rows, classes, lengths, mask, marginals, pairs = batch
    emissions = network(rows, classes, lengths)
    loss = crf.loss(emissions, network.transitions, mask, marginals, pairs)
    if network.vectors is not None:
        loss = loss + decay * network.own().square().sum()
    optimizer.zero_grad(set_to_none=True)
    loss.backward()
    torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
    optimizer.step()
    return loss.item()


@torch.no_grad()
def scores(network, data, tokens=8192):
    """Every sequence's scores, in the order of `data`."""
    network.eval()
    length = lambda at: data.ranges[at][1] - data.ranges[at][0]
    found, order, at = [None] * len(data), sorted(range(len(data)), key=length), 0
    while at < len(order):
        longest = length(order[min(at + 256, len(order)) - 1])
        chosen = order[at : at + max(1, min(256, tokens // longest))]
        rows, classes, lengths, *_ = padded(data, chosen)
        for sequence, length_, one in zip(chosen, lengths.tolist(), network(rows, classes, lengths)):
            found[sequence] = one[:length_].clone()
        at += len(chosen)
    return found
