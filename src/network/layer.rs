//! One direction of a layer of gated recurrent units.

use super::math::{round, sigmoid, tanh};
use super::matrix::Matrix;

/// Registers worked on at a time: with one for the input, what a processor of 16 can hold.
const REGISTERS: usize = 12;

/// A state of 1 as an input to the next product.
pub const ONE: f32 = 4096.0;

/// One direction: the order of the gates is reset, update, new.
#[derive(Clone, Debug)]
pub struct Direction {
    /// From the inputs to the three gates.
    pub inputs: Matrix<REGISTERS>,
    /// From the state to the three gates.
    pub states: Matrix<REGISTERS>,
    /// Biases of the three gates, and of the recurrent part of the new gate.
    pub biases: Vec<f32>,
}

/// Buffers of a pass, reused.
#[derive(Clone, Debug, Default)]
pub struct Buffers {
    products: Vec<i32>,
    gates: Vec<f32>,
    state: Vec<f32>,
    whole: Vec<i16>,
}

impl Direction {
    /// The length of a state must be a multiple of this.
    pub const MULTIPLE: usize = Matrix::<REGISTERS>::BLOCK / 3;

    /// The length of a state.
    pub fn hidden(&self) -> usize {
        self.biases.len() / 4
    }

    /// Runs over the rows of `inputs` in the order of `places` and writes each state to its row of `outputs`,
    /// from column `column`. One unit of `inputs` is worth `unit`.
    pub fn run(
        &self,
        (inputs, unit): (&[i16], f32),
        places: impl Iterator<Item = usize>,
        (outputs, column): (&mut [i16], usize),
        buffers: &mut Buffers,
    ) {
        let hidden = self.hidden();
        let width = self.inputs.inputs();
        buffers.clear(hidden);
        for place in places {
            self.inputs.multiply(&inputs[place * width..][..width], &mut buffers.products);
            let unit = unit * self.inputs.step;
            for ((gate, &product), bias) in buffers.gates.iter_mut().zip(&buffers.products).zip(&self.biases) {
                *gate = product as f32 * unit + bias;
            }
            self.states.multiply(&buffers.whole, &mut buffers.products);
            self.step(buffers);
            outputs[place * 2 * hidden + column..][..hidden].copy_from_slice(&buffers.whole);
        }
    }

    /// From the gates' input parts and the products of the state to the next state.
    fn step(&self, buffers: &mut Buffers) {
        let hidden = self.hidden();
        let unit = self.states.step / ONE;
        let [reset, update, new] = thirds(&buffers.gates, hidden);
        let [reset_product, update_product, new_product] = thirds(&buffers.products, hidden);
        let bias = &self.biases[3 * hidden..];
        let state = &mut buffers.state[..hidden];
        let whole = &mut buffers.whole[..hidden];
        for at in 0..hidden {
            let reset = sigmoid(reset[at] + reset_product[at] as f32 * unit);
            let update = sigmoid(update[at] + update_product[at] as f32 * unit);
            let new = tanh(new[at] + reset * (new_product[at] as f32 * unit + bias[at]));
            let next = new + update * (state[at] - new);
            state[at] = next;
            whole[at] = round(next * ONE);
        }
    }
}

fn thirds<T>(all: &[T], length: usize) -> [&[T]; 3] {
    [&all[..length], &all[length..2 * length], &all[2 * length..3 * length]]
}

impl Buffers {
    /// Sets the state to zero and all lengths to those of a state of `hidden`.
    fn clear(&mut self, hidden: usize) {
        self.products.resize(3 * hidden, 0);
        self.gates.resize(3 * hidden, 0.0);
        self.state.clear();
        self.state.resize(hidden, 0.0);
        self.whole.clear();
        self.whole.resize(hidden, 0);
    }
}
