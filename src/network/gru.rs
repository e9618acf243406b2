//! One direction of a layer of gated recurrent units.

use super::lanes::Lanes;
use super::math::{round, sigmoid, tanh};
use super::matrix::Matrix;

/// A state of 1 as an input to the next product.
pub const ONE: f32 = 4096.0;

/// Tokens whose inputs are multiplied before the state runs over them: their gates stay in the fastest memory.
const STRETCH: usize = 32;

/// One direction: the order of the gates is reset, update, new.
#[derive(Clone, Debug)]
pub struct Direction {
    /// From the inputs to the three gates.
    pub inputs: Matrix<96>,
    /// From the state to the three gates.
    pub states: Matrix<96>,
    /// Biases of the three gates, and of the recurrent part of the new gate.
    pub biases: Vec<f32>,
}

/// Buffers of a pass, reused.
#[derive(Clone, Debug, Default)]
pub struct Buffers {
    /// The gates' input parts, a row for each token of a stretch.
    gates: Vec<f32>,
    /// The gates' recurrent parts.
    recurrent: Vec<f32>,
    state: Vec<f32>,
    whole: Vec<i16>,
}

impl Direction {
    /// The length of a state must be a multiple of this.
    pub const MULTIPLE: usize = Matrix::<96>::BLOCK / 3;

    /// The length of a state.
    pub fn hidden(&self) -> usize {
        self.biases.len() / 4
    }

    /// Runs over the rows of `inputs`, from the last to the first if `backward`, and writes each state to its row of
    /// `outputs`, which hold two states, from column `column`. One unit of `inputs` is worth `unit`.
    #[inline(always)]
    pub fn run<V: Lanes>(
        &self,
        (inputs, unit): (&[i16], f32),
        backward: bool,
        (outputs, column): (&mut [i16], usize),
        buffers: &mut Buffers,
    ) {
        let (hidden, width) = (self.hidden(), self.inputs.inputs());
        let count = inputs.len() / width;
        buffers.clear(hidden);
        for stretch in 0..count.div_ceil(STRETCH) {
            let done = stretch * STRETCH;
            let length = STRETCH.min(count - done);
            let start = if backward { count - done - length } else { done };
            let rows = &inputs[start * width..][..length * width];
            self.inputs.multiply::<V>(rows, unit * self.inputs.step, &mut buffers.gates[..length * 3 * hidden]);
            for turn in 0..length {
                let at = if backward { length - 1 - turn } else { turn };
                self.step::<V>(at, buffers);
                outputs[(start + at) * 2 * hidden + column..][..hidden].copy_from_slice(&buffers.whole);
            }
        }
    }

    /// From the state before to the state at place `at` of the stretch.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    #[cfg_attr(not(target_arch = "wasm32"), inline(always))]
    fn step<V: Lanes>(&self, at: usize, buffers: &mut Buffers) {
        let hidden = self.hidden();
        let Buffers { gates, recurrent, state, whole } = buffers;
        self.states.multiply_one::<V>(whole, self.states.step / ONE, recurrent);
        let gates = &gates[at * 3 * hidden..];
        assert!(gates.len() >= 3 * hidden && recurrent.len() == 3 * hidden && self.biases.len() == 4 * hidden);
        assert!(state.len() == hidden && whole.len() == hidden && hidden.is_multiple_of(V::WIDTH));
        let [gates, recurrent, biases] = [gates, recurrent, &self.biases].map(<[f32]>::as_ptr);
        let (state, whole) = (state.as_mut_ptr(), whole.as_mut_ptr());
        for at in (0..hidden).step_by(V::WIDTH) {
            // SAFETY: the lists have been asserted to be as long as what is read or written.
            unsafe {
                let gate = [gates.add(at), biases.add(at)];
                let reset = sigmoid(sum::<V>(gate, 0).add(V::load(recurrent.add(at))));
                let update = sigmoid(sum::<V>(gate, hidden).add(V::load(recurrent.add(hidden + at))));
                let again = sum([recurrent.add(at), biases.add(hidden + at)], 2 * hidden);
                let new = tanh(sum::<V>(gate, 2 * hidden).add(reset.mul(again)));
                let next = new.add(update.mul(V::load(state.add(at)).sub(new)));
                next.store(state.add(at));
                round(next.mul(V::splat(ONE))).store_low(whole.add(at));
            }
        }
    }
}

/// What lies `at` places behind one pointer and behind the other, added.
#[inline(always)]
unsafe fn sum<V: Lanes>([one, other]: [*const f32; 2], at: usize) -> V {
    // SAFETY: as the caller grants.
    unsafe { V::load(one.add(at)).add(V::load(other.add(at))) }
}

impl Buffers {
    /// Sets the state to zero and all lengths to those of a state of `hidden`.
    fn clear(&mut self, hidden: usize) {
        self.gates.resize(STRETCH * 3 * hidden, 0.0);
        self.recurrent.resize(3 * hidden, 0.0);
        self.state.clear();
        self.state.resize(hidden, 0.0);
        self.whole.clear();
        self.whole.resize(hidden, 0);
    }
}
