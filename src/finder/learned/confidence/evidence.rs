//! What speaks for and against an attribution. Training and inference both get it from here, so they cannot drift.

use crate::base::logistic;

logistic::evidence! {
    // What the network says, as log-odds.
    CueMean "Mean probability of the cue's tokens.",
    SourceAfter "Probability that the token behind the source is one of a source, too.",
    SourceShare "Share of the words likely to be a source near the cue that the source has.",
    ContentMean "Mean probability of the content's tokens.",
    ContentFirst "Probability of the content's first token.",
    ContentBefore "The same of the token before the first.",
    ContentShare "Share of the words likely to be content in and around the content that it has.",
    Product "Product of the mean probabilities.",
    // The source.
    SourceEmpty "Nobody is named.",
    SourceUnclaimed "Nobody is named, though the cue is an active verb whose subject is somebody.",
    SourceName "A word of it can be a name.",
    SourcePronoun "It is a personal pronoun.",
    SourceSpeaker "It holds « je », \"we\".",
    SourceComma "It holds a comma.",
    SourceQuoted "It is inside a quotation.",
    // The cue.
    CueLength "Number of its tokens, scaled.",
    CueClause "It holds a verb of clauses.",
    CuePreposition "It holds a cue preposition.",
    CueParticiple "It holds a participle.",
    CueModal "It holds a modal.",
    CueColon "It ends in a colon.",
    // The content.
    Mixed "Some of it is quoted.",
    ContentLength "Number of its tokens, scaled.",
    ContentPieces "Number of its pieces but one.",
    ContentCloses "It ends a sentence.",
    ContentLeads "It starts before the cue.",
    ContentFar "Number of tokens from it to the cue, scaled.",
    ContentBorder "It is in another sentence than the cue.",
    ContentCut "A word that is in no attribution stands behind it.",
    QuotationCut "It starts or ends amid a quotation.",
    QuotationBefore "It is quoted, and more is quoted before it in its block.",
    QuotationBehind "It is quoted, and more is quoted behind it in its block.",
    PiecesUnlike "Some of its pieces are quoted, others not.",
    // The construction.
    Plain "Nobody is named, and words stand on both sides of an active verb: « la demande | souligne | la gravité ».",
    Rumour "The conditional of rumour.",
    Incise "The cue follows or interrupts the words.",
    // What the lexical finder says.
    ProposedEnd "It proposes an attribution with a word of this cue and a content that ends there.",
}
