"""A linear-chain conditional random field over BIO tags, with exact gradients.

Gradients are the marginals themselves, found by the scaled forward-backward algorithm: several times faster than
differentiating through the recursion.
"""

import torch

TAGS = 7
INSIDE = (2, 4, 6)


def allowed():
    """Which tag may follow which: an inside tag only its own begin or inside."""
    table = torch.ones(TAGS, TAGS)
    for tag in INSIDE:
        table[:, tag] = 0
        table[tag - 1, tag] = table[tag, tag] = 1
    return table


ALLOWED = allowed()
START = torch.tensor([0.0 if tag in INSIDE else 1.0 for tag in range(TAGS)])


def forward_backward(emissions, transitions, mask):
    """Log-partition a sequence, marginals of tags, and expected pairs of tags a sequence.

    `emissions` is batch × time × tags, `mask` batch × time, true where there is a token.
    """
    top = emissions.max(2, keepdim=True).values
    local = (emissions - top).exp().transpose(0, 1)
    keep = mask.transpose(0, 1).unsqueeze(2)
    step = transitions.exp() * ALLOWED
    forward, log_partition = forward_pass(local, step, keep)
    log_partition = log_partition + (top.squeeze(2) * mask).sum(1)
    backward = backward_pass(local, step, keep)
    marginals = forward * backward
    marginals = marginals / marginals.sum(2, keepdim=True) * keep
    ahead = local[1:] * backward[1:]
    norm = ((forward[:-1] @ step) * ahead).sum(2, keepdim=True)
    ahead = ahead * keep[1:] / norm.clamp(min=1e-30)
    pairs = torch.einsum("tbi,tbj->bij", forward[:-1], ahead) * step
    return log_partition, marginals.transpose(0, 1), pairs


def forward_pass(local, step, keep):
    state = local[0] * START
    total = state.sum(1, keepdim=True)
    state = state / total
    log_partition, states = total.log().squeeze(1), [state]
    for now, here in zip(local[1:], keep[1:]):
        moved = (state @ step) * now
        total = moved.sum(1, keepdim=True)
        state = torch.where(here, moved / total, state)
        log_partition = log_partition + (total.log() * here).squeeze(1)
        states.append(state)
    return torch.stack(states), log_partition


def backward_pass(local, step, keep):
    state = torch.ones_like(local[0])
    states = [state]
    for now, here in zip(local[1:].flip(0), keep[1:].flip(0)):
        moved = (now * state) @ step.T
        state = torch.where(here, moved / moved.sum(1, keepdim=True), state)
        states.append(state)
    return torch.stack(states[::-1])


class LogPartition(torch.autograd.Function):
    """Sum of the sequences' log-partitions."""

    @staticmethod
    def forward(ctx, emissions, transitions, mask):
        log_partition, marginals, pairs = forward_backward(emissions, transitions, mask)
        ctx.save_for_backward(marginals, pairs)
        return log_partition.sum()

    @staticmethod
    def backward(ctx, gradient):
        marginals, pairs = ctx.saved_tensors
        return gradient * marginals, gradient * pairs.sum(0), None


def loss(emissions, transitions, mask, marginals, pairs):
    """Cross-entropy a token from a target distribution, given by its marginals and expected pairs.

    For annotated text both are counts, and this is the usual negative log-likelihood.
    """
    score = (emissions * marginals).sum() + (transitions * pairs).sum()
    return (LogPartition.apply(emissions, transitions, mask) - score) / mask.sum()


def best_path(emissions, transitions):
    """The most probable tags of one sequence (Viterbi). `emissions` is time × tags."""
    table = (transitions + (1 - ALLOWED) * -1e9).numpy()
    scores = (emissions[0] + (1 - START) * -1e9).numpy()
    back = []
    for now in emissions[1:].numpy():
        moves = scores[:, None] + table
        back.append(moves.argmax(0))
        scores = moves.max(0) + now
    path = [int(scores.argmax())]
    for choice in reversed(back):
        path.append(int(choice[path[-1]]))
    return path[::-1]
