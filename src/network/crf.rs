//! The conditional random field over the tags of a sequence: the best path and each tag's probability.

use super::label::{Label, TAGS, Tag};
use crate::base::curve::exp;

/// Scores or probabilities of all tags.
pub type Row = [f32; TAGS];

/// Scores of every step from one tag to another.
#[derive(Clone, Debug)]
pub struct Chain {
    scores: [Row; TAGS],
    /// The same as factors.
    factors: [Row; TAGS],
}

/// Buffers, reused.
#[derive(Clone, Debug, Default)]
pub struct Buffers {
    factors: Vec<Row>,
    forward: Vec<Row>,
    back: Vec<[u8; TAGS]>,
}

impl Chain {
    /// A chain; steps that no sequence of spans can take are forbidden whatever their score.
    pub fn new(mut scores: [Row; TAGS]) -> Self {
        let mut factors = scores.map(|row| row.map(exp));
        for (from, row) in scores.iter_mut().enumerate() {
            for (to, score) in row.iter_mut().enumerate() {
                if !Tag::ALL[to].may_follow(Tag::ALL[from]) {
                    *score = f32::NEG_INFINITY;
                    factors[from][to] = 0.0;
                }
            }
        }
        Chain { scores, factors }
    }

    /// Labels a sequence by the scores of its tokens.
    pub fn label(&self, emissions: &[Row], buffers: &mut Buffers, labels: &mut Vec<Label>) {
        if emissions.is_empty() {
            return;
        }
        let first = labels.len();
        self.best_path(emissions, buffers, labels);
        self.probabilities(emissions, buffers, &mut labels[first..]);
    }

    /// The most probable sequence of tags (Viterbi).
    fn best_path(&self, emissions: &[Row], buffers: &mut Buffers, labels: &mut Vec<Label>) {
        buffers.back.clear();
        let mut scores = emissions[0];
        for (tag, score) in Tag::ALL.iter().zip(&mut scores) {
            if !tag.may_start() {
                *score = f32::NEG_INFINITY;
            }
        }
        for emission in &emissions[1..] {
            let mut best = scores.map(|_| f32::NEG_INFINITY);
            let mut back = [0; TAGS];
            for (from, row) in self.scores.iter().enumerate() {
                for to in 0..TAGS {
                    let score = scores[from] + row[to];
                    if score > best[to] {
                        (best[to], back[to]) = (score, from as u8);
                    }
                }
            }
            scores = std::array::from_fn(|to| best[to] + emission[to]);
            buffers.back.push(back);
        }
        let mut at = (1..TAGS).fold(0, |best, tag| if scores[tag] > scores[best] { tag } else { best });
        let first = labels.len();
        labels.resize(first + emissions.len(), Label { tag: Tag::Outside, probabilities: [0.0; TAGS] });
        for (place, label) in labels[first..].iter_mut().enumerate().rev() {
            label.tag = Tag::ALL[at];
            if place > 0 {
                at = usize::from(buffers.back[place - 1][at]);
            }
        }
    }

    /// The probability of each tag at each place (forward-backward, scaled at each step).
    fn probabilities(&self, emissions: &[Row], buffers: &mut Buffers, labels: &mut [Label]) {
        buffers.factors.clear();
        buffers.factors.extend(emissions.iter().map(|row| {
            let top = row.iter().fold(f32::NEG_INFINITY, |top, &score| if score > top { score } else { top });
            row.map(|score| exp(score - top))
        }));
        let factors = &buffers.factors;
        let start: Row = std::array::from_fn(|tag| if Tag::ALL[tag].may_start() { factors[0][tag] } else { 0.0 });
        buffers.forward.clear();
        buffers.forward.push(scaled(start));
        for factor in &factors[1..] {
            let before = &buffers.forward[buffers.forward.len() - 1];
            let mut now = [0.0; TAGS];
            for (from, row) in self.factors.iter().enumerate() {
                for to in 0..TAGS {
                    now[to] += before[from] * row[to];
                }
            }
            buffers.forward.push(scaled(std::array::from_fn(|to| now[to] * factor[to])));
        }
        let mut backward = [1.0; TAGS];
        for (place, label) in labels.iter_mut().enumerate().rev() {
            let forward = &buffers.forward[place];
            label.probabilities = scaled(std::array::from_fn(|tag| forward[tag] * backward[tag]));
            let ahead: Row = std::array::from_fn(|tag| backward[tag] * factors[place][tag]);
            backward = scaled(self.factors.map(|row| (0..TAGS).fold(0.0, |sum, to| sum + row[to] * ahead[to])));
        }
    }
}

/// A row divided by its sum.
fn scaled(row: Row) -> Row {
    let sum = row.iter().fold(0.0, |sum, value| sum + value);
    if sum > 0.0 { row.map(|value| value / sum) } else { [1.0 / TAGS as f32; TAGS] }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// All sequences of tags of a length, with what they score.
    fn all(chain: &Chain, emissions: &[Row]) -> Vec<(Vec<usize>, f32)> {
        let mut paths = vec![(Vec::new(), 0.0)];
        for emission in emissions {
            let grown = paths.iter().flat_map(|(path, score): &(Vec<usize>, f32)| {
                (0..TAGS).map(move |tag| {
                    let step = match path.last() {
                        Some(&from) => chain.scores[from][tag],
                        None if Tag::ALL[tag].may_start() => 0.0,
                        None => f32::NEG_INFINITY,
                    };
                    let longer: Vec<usize> = path.iter().copied().chain([tag]).collect();
                    (longer, score + step + emission[tag])
                })
            });
            paths = grown.collect();
        }
        paths
    }

    #[test]
    fn agrees_with_trying_every_sequence() {
        let number = |at: usize| (at * 7919 % 101) as f32 / 25.0 - 2.0;
        let chain = Chain::new(std::array::from_fn(|from| std::array::from_fn(|to| number(from * TAGS + to + 3))));
        let emissions: Vec<Row> =
            (0..4).map(|place| std::array::from_fn(|tag| number(place * 31 + tag * 5 + 50))).collect();
        let mut labels = Vec::new();
        chain.label(&emissions, &mut Buffers::default(), &mut labels);
        let paths = all(&chain, &emissions);
        let best = paths.iter().max_by(|a, b| a.1.total_cmp(&b.1)).unwrap();
        assert_eq!(labels.iter().map(|label| label.tag as usize).collect::<Vec<_>>(), best.0);
        let total: f32 = paths.iter().map(|(_, score)| score.exp()).sum();
        for (place, label) in labels.iter().enumerate() {
            for (tag, probability) in label.probabilities.iter().enumerate() {
                let sum: f32 = paths.iter().filter(|(path, _)| path[place] == tag).map(|(_, score)| score.exp()).sum();
                assert!((probability - sum / total).abs() < 1e-5, "place {place} tag {tag}");
            }
        }
    }
}
