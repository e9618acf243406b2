//! The network says what the program that trained it says, and refuses files that are not its own.

use selon::builtin::pack;
use selon::language::class::{Class, ClassSet};
use selon::network::input::Features;
use selon::network::{Label, Network, NetworkError, Reader, Scratch};
use serde::Deserialize;

const MODEL: &[u8] = include_bytes!("../src/network/model.pack");

/// Word, affixes, shape, place, proposal, names of classes.
type Token = (u32, [u32; 3], u8, u8, u8, Vec<String>);

/// A block of the invented articles, as `training/fixture.py` writes it.
#[derive(Deserialize)]
struct Block {
    lang: String,
    tokens: Vec<Token>,
    tags: Vec<u8>,
    probabilities: Vec<[f32; 7]>,
}

fn classes(names: &[String]) -> ClassSet {
    let named = |name: &String| Class::ALL.iter().find(|(_, known)| known == name).expect("a class of ours").0;
    ClassSet::of(&names.iter().map(named).collect::<Vec<_>>())
}

fn features(block: &Block) -> Vec<Features> {
    let of = |(word, affixes, shape, place, proposal, names): &Token| Features {
        word: *word,
        affixes: *affixes,
        shape: *shape,
        place: *place,
        proposal: *proposal,
        classes: classes(names),
    };
    block.tokens.iter().map(of).collect()
}

#[test]
fn labels_are_those_of_the_training_program() {
    let network = Network::read(MODEL).unwrap();
    let mut scratch = Scratch::default();
    let blocks = include_str!("network.jsonl").lines().map(|line| serde_json::from_str::<Block>(line).unwrap());
    let (mut tokens, mut attributed, mut worst) = (0, 0, 0.0f32);
    for block in blocks {
        let mut labels: Vec<Label> = Vec::new();
        let words = pack(&block.lang).unwrap().rows.as_ref().expect("a language that the network has learned");
        Reader::new(&network, words).unwrap().label(&features(&block), &mut scratch, &mut labels);
        assert_eq!(labels.iter().map(|label| label.tag as u8).collect::<Vec<_>>(), block.tags);
        for (label, expected) in labels.iter().zip(&block.probabilities) {
            for (probability, expected) in label.probabilities.iter().zip(expected) {
                worst = worst.max((probability - expected).abs());
            }
        }
        tokens += labels.len();
        attributed += labels.iter().filter(|label| label.tag.role().is_some()).count();
    }
    assert!(worst < 0.04, "a probability is off by {worst}");
    assert!(tokens > 400 && attributed > tokens / 3, "{attributed} of {tokens} tokens");
}

#[test]
fn no_tokens_no_labels() {
    let mut labels = Vec::new();
    let network = Network::read(MODEL).unwrap();
    let words = pack("fr").unwrap().rows.as_ref().unwrap();
    Reader::new(&network, words).unwrap().label(&[], &mut Scratch::default(), &mut labels);
    assert!(labels.is_empty());
}

#[test]
fn cut_and_changed_files_are_refused() {
    assert_eq!(Network::read(b"<!doctype html>").unwrap_err(), NetworkError::NotANetwork);
    assert_eq!(Network::read(&MODEL[..3]).unwrap_err(), NetworkError::NotANetwork);
    for cut in [7, 9, 20, 600, MODEL.len() / 2, MODEL.len() - 1] {
        assert_eq!(Network::read(&MODEL[..cut]).unwrap_err(), NetworkError::Damaged, "cut at {cut}");
    }
    for at in [8, 12, 900, MODEL.len() / 2, MODEL.len() - 1] {
        let mut changed = MODEL.to_vec();
        changed[at] ^= 4;
        assert_eq!(Network::read(&changed).unwrap_err(), NetworkError::Damaged, "changed at {at}");
    }
    let mut words = pack("fr").unwrap().rows.clone().unwrap();
    words.network ^= 1;
    let error = Reader::new(&Network::read(MODEL).unwrap(), &words).unwrap_err();
    assert_eq!(error, NetworkError::OtherRows);
    assert!(error.to_string().contains("deploy files of one build"), "{error}");
    let mut newer = MODEL.to_vec();
    newer[6] += 1;
    let error = Network::read(&newer).unwrap_err().to_string();
    assert!(error.contains("deploy files of one build"), "{error}");
}
