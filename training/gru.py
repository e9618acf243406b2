"""A bidirectional GRU layer whose two directions run as one, with its gradient written out.

The same function as one layer of `torch.nn.GRU`, several times faster on a CPU.
"""

import math

import torch
from torch import nn


class Recurrence(torch.autograd.Function):
    """The states of both directions. Gates are in the order reset, update, new.

    inputs: time × 2 × batch × 3·hidden (already multiplied); weights: 2 × hidden × 3·hidden; biases: 2 × 1 × 3·hidden.
    """

    @staticmethod
    def forward(ctx, inputs, weights, biases):
        time, _, batch, _ = inputs.shape
        hidden = weights.shape[1]
        states = inputs.new_zeros(time + 1, 2, batch, hidden)
        # Reset, update, new, and the new gate's recurrent part, each contiguous.
        gates = inputs.new_empty(4, time, 2, batch, hidden)
        both = inputs.new_empty(2, batch, 2 * hidden)
        for at in range(time):
            recurrent = torch.baddbmm(biases, states[at], weights)
            torch.add(inputs[at, ..., : 2 * hidden], recurrent[..., : 2 * hidden], out=both).sigmoid_()
            reset, update, new, later = gates[:, at].unbind(0)
            reset.copy_(both[..., :hidden])
            update.copy_(both[..., hidden:])
            later.copy_(recurrent[..., 2 * hidden :])
            torch.addcmul(inputs[at, ..., 2 * hidden :], reset, later, out=new).tanh_()
            torch.lerp(new, states[at], update, out=states[at + 1])
        ctx.save_for_backward(states, gates, weights)
        return states[1:]

    @staticmethod
    def backward(ctx, gradient):
        states, gates, weights = ctx.saved_tensors
        gradient = gradient.contiguous()
        time, _, batch, hidden = gradient.shape
        transposed = weights.transpose(1, 2).contiguous()
        # Gradients of the gates' sums: of the inputs, and of the recurrent part (they differ in the new gate).
        of_inputs = gradient.new_empty(time, 2, batch, 3 * hidden)
        of_states = gradient.new_empty(time, 2, batch, 3 * hidden)
        state = torch.zeros_like(gradient[0])
        for at in reversed(range(time)):
            reset, update, new, later = gates[:, at].unbind(0)
            state = state + gradient[at]
            by_new = torch.addcmul(state, state, update, value=-1)
            by_new.addcmul_(by_new * new, new, value=-1)
            by_update = (states[at] - new).mul_(state).mul_(update)
            by_update.addcmul_(by_update, update, value=-1)
            by_later = by_new * reset
            by_reset = by_later * later
            by_reset.addcmul_(by_reset, reset, value=-1)
            torch.cat([by_reset, by_update, by_new], 2, out=of_inputs[at])
            torch.cat([by_reset, by_update, by_later], 2, out=of_states[at])
            state = torch.baddbmm(state.mul_(update), of_states[at], transposed)
        flat = lambda tensor: tensor.transpose(0, 1).reshape(2, time * batch, -1)
        before, of_states = flat(states[:-1]), flat(of_states)
        return of_inputs, before.transpose(1, 2) @ of_states, of_states.sum(1, keepdim=True)


class Layer(nn.Module):
    """One bidirectional layer: batch × time × width to batch × time × 2·hidden."""

    def __init__(self, width, hidden):
        super().__init__()
        bound = 1 / math.sqrt(hidden)
        parameter = lambda *shape: nn.Parameter(torch.empty(*shape).uniform_(-bound, bound))
        self.input_weights = parameter(2, width, 3 * hidden)
        self.input_biases = parameter(2, 1, 3 * hidden)
        self.weights = parameter(2, hidden, 3 * hidden)
        self.biases = parameter(2, 1, 3 * hidden)

    def forward(self, inputs, reversing, rounded=lambda _, weights: weights):
        """`reversing` is batch × time: where each sequence's tokens stand when it is read backwards; `rounded` may
        replace weights, told their name, by what a pack can hold."""
        batch, time, width = inputs.shape
        turn = lambda tensor: tensor.gather(1, reversing.unsqueeze(2).expand(-1, -1, tensor.shape[2]))
        both = torch.stack([inputs, turn(inputs)]).reshape(2, batch * time, width)
        multiplied = torch.baddbmm(self.input_biases, both, rounded("input_weights", self.input_weights))
        multiplied = multiplied.view(2, batch, time, -1).permute(2, 0, 1, 3).contiguous()
        states = Recurrence.apply(multiplied, rounded("weights", self.weights), self.biases)
        return torch.cat([states[:, 0].transpose(0, 1), turn(states[:, 1].transpose(0, 1))], 2)


def reversing(lengths, time):
    """For every sequence the places of its tokens from last to first; padding stays where it is."""
    places = torch.arange(time).unsqueeze(0)
    ends = lengths.unsqueeze(1)
    return torch.where(places < ends, ends - 1 - places, places)
