//! Options that several commands have.

use clap::Args;

use selon::html::Body;
use selon::{Options, builtin};

/// In which language to read.
#[derive(Args, Clone)]
pub struct Lang {
    /// Read in this language, whatever the article says; without it, in the one that the article says it is in, unless
    /// its text clearly is in another
    #[arg(long, value_name = "TAG", value_parser = known)]
    lang: Option<String>,
}

impl Lang {
    /// The tag asked for.
    pub fn asked(&self) -> Option<&str> {
        self.lang.as_deref()
    }
}

fn known(tag: &str) -> Result<String, builtin::UnknownLanguage> {
    builtin::pack(tag).map(|_| tag.to_owned())
}

/// How probable attributions have to be.
#[derive(Args, Clone, Copy)]
pub struct Threshold {
    /// Leave out what is less probable, from 0 to 1. Without it, 0.25, what is hardly worth an editor's look; 0.7, what
    /// readers are not shown, for predict and for the formats that are published
    #[arg(long, value_name = "P", value_parser = probability)]
    threshold: Option<f32>,
}

impl Threshold {
    /// What was asked for, or else these.
    pub fn or(self, default: Options) -> Options {
        self.threshold.map_or(default, |threshold| Options { threshold })
    }
}

fn probability(value: &str) -> Result<f32, String> {
    let number: Option<f32> = value.parse().ok().filter(|number| (0.0..=1.0).contains(number));
    number.ok_or_else(|| "not a number from 0 to 1".to_owned())
}

/// How articles are read.
#[derive(Args, Clone)]
pub struct Reading {
    #[command(flatten)]
    pub lang: Lang,
    #[command(flatten)]
    pub threshold: Threshold,
    /// CSS selector of the article's body on pages; without it, the article is found by its text
    #[arg(long, value_name = "SELECTOR", value_parser = Body::parse)]
    pub body: Option<Body>,
}
