//! What the network can say of a token.

/// Number of tags.
pub const TAGS: usize = 7;

/// The part a token plays in an attribution.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// Who is cited.
    Source,
    /// What signals it.
    Cue,
    /// What is cited.
    Content,
}

/// What the network says of a token. A role's span starts with its begin tag and goes on with its inside tags.
/// Each token has one: the words of a cue inside its content are tagged as the cue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Tag {
    /// No part of an attribution.
    Outside,
    /// First of a source.
    SourceBegin,
    /// Inside a source.
    SourceInside,
    /// First of a cue.
    CueBegin,
    /// Inside a cue.
    CueInside,
    /// First of a content.
    ContentBegin,
    /// Inside a content.
    ContentInside,
}

impl Tag {
    /// All tags; the place in the list is the place in [`Label::probabilities`].
    pub const ALL: [Tag; TAGS] = [
        Tag::Outside,
        Tag::SourceBegin,
        Tag::SourceInside,
        Tag::CueBegin,
        Tag::CueInside,
        Tag::ContentBegin,
        Tag::ContentInside,
    ];

    /// The role of a token with this tag.
    pub fn role(self) -> Option<Role> {
        match self {
            Tag::Outside => None,
            Tag::SourceBegin | Tag::SourceInside => Some(Role::Source),
            Tag::CueBegin | Tag::CueInside => Some(Role::Cue),
            Tag::ContentBegin | Tag::ContentInside => Some(Role::Content),
        }
    }

    /// Whether a sequence may start with this tag: unless it is inside a span.
    pub fn may_start(self) -> bool {
        !matches!(self, Tag::SourceInside | Tag::CueInside | Tag::ContentInside)
    }

    /// Whether this tag may follow `before`.
    pub fn may_follow(self, before: Tag) -> bool {
        self.may_start() || self.role() == before.role()
    }
}

/// What the network says of a token.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Label {
    /// Its tag in the most probable sequence of tags.
    pub tag: Tag,
    /// The probability of each tag of [`Tag::ALL`], whatever the other tokens' tags are.
    pub probabilities: [f32; TAGS],
}

impl Label {
    /// The probability that the token has a role.
    pub fn probability(&self, role: Role) -> f32 {
        let [_, source, source_inside, cue, cue_inside, content, content_inside] = self.probabilities;
        match role {
            Role::Source => source + source_inside,
            Role::Cue => cue + cue_inside,
            Role::Content => content + content_inside,
        }
    }
}
