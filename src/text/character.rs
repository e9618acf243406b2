//! Single characters: letters as lexicons know them, and every list of marks, each named by the question it answers.

/// Characters without width that may lie inside a word: soft hyphen, zero-width space and joiners,
/// word joiner, byte order mark.
pub fn is_invisible(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}')
}

/// Accents written as a character of their own.
pub fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}')
}

/// The apostrophe inside words.
pub fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ')
}

/// The hyphen inside words.
pub fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}')
}

/// The characters of a word as lexicons and the network know it: lower case, straight apostrophe,
/// plain hyphen, plain marks, composed accents, nothing invisible.
pub fn normalized(word: &str) -> impl Iterator<Item = char> + '_ {
    let mut chars = word.chars().filter(|&c| !is_invisible(c)).map(lowercase).peekable();
    std::iter::from_fn(move || {
        let c = chars.next()?;
        if let Some(composed) = chars.peek().and_then(|&mark| compose(c, mark)) {
            chars.next();
            return Some(composed);
        }
        Some(match c {
            _ if is_apostrophe(c) => '\'',
            _ if is_hyphen(c) => '-',
            '`' => '\'',
            '″' => '"',
            _ => c,
        })
    })
}

/// The small letter of a Latin, Greek or Cyrillic capital; any other character itself. The standard library's
/// table for all scripts would take 3 kB of the browser build.
fn lowercase(c: char) -> char {
    let shifted = match c {
        'A'..='Z' | 'À'..='Ö' | 'Ø'..='Þ' | 'Α'..='Ϋ' | 'А'..='Я' => c as u32 + 32,
        'Ѐ'..='Џ' => c as u32 + 80,
        'Ÿ' => 'ÿ' as u32,
        // Latin Extended-A and the rest of Cyrillic come in pairs, the capital first: on even places, or on odd ones.
        'Ĺ'..='ň' | 'Ź'..='ž' if c as u32 % 2 == 1 => c as u32 + 1,
        'Ā'..='į' | 'Ĳ'..='ķ' | 'Ŋ'..='ŷ' | 'Ѡ'..='ҁ' | 'Ҋ'..='ҿ' if (c as u32).is_multiple_of(2) => {
            c as u32 + 1
        }
        _ => return c,
    };
    char::from_u32(shifted).unwrap_or(c)
}

/// The one character for a base letter and a combining accent, for the accents of Latin news text.
fn compose(base: char, mark: char) -> Option<char> {
    const ROWS: [(char, &str, &str); 6] = [
        ('\u{300}', "aeiou", "àèìòù"),
        ('\u{301}', "aeiouyn", "áéíóúýń"),
        ('\u{302}', "aeiou", "âêîôû"),
        ('\u{303}', "ano", "ãñõ"),
        ('\u{308}', "aeiouy", "äëïöüÿ"),
        ('\u{327}', "cs", "çş"),
    ];
    if !is_combining(mark) {
        return None;
    }
    let (_, bases, composed) = ROWS.iter().find(|row| row.0 == mark)?;
    bases.chars().position(|b| b == base).and_then(|at| composed.chars().nth(at))
}

/// Whether a word can be what is left of a given name before a full stop: a letter, « A. », or a capital with the
/// consonants behind it, « Ph. », "Wm.".
pub fn is_initial(word: &str) -> bool {
    const MOST: usize = 3;
    let small = |c: char| c.is_ascii_lowercase() && !matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y');
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_uppercase) && word.len() <= MOST && letters.all(small)
        || word.starts_with(char::is_uppercase) && word.chars().nth(1).is_none()
}

/// Marks that open a quotation, whatever closes it.
pub fn opens_quotation(word: &str) -> bool {
    matches!(word, "«" | "“" | "\"" | "„" | "‘" | "'" | "″" | "`")
}

/// Marks that close a quotation, whatever opened it.
pub fn closes_quotation(word: &str) -> bool {
    matches!(word, "»" | "”" | "“" | "\"" | "’" | "'" | "″")
}

/// Marks that a sentence can open with, beside a word or a number.
pub fn opens_sentence(word: &str) -> bool {
    opens_quotation(word) || matches!(word, "(" | "[" | "-" | "—" | "–" | "•")
}

/// Marks that end a sentence. An abbreviation's stop is part of its word.
pub fn ends_sentence(word: &str) -> bool {
    matches!(word, "." | "!" | "?" | "…")
}

/// Marks that may follow a sentence's last full stop and belong to it. Straight marks are not among them: they could
/// as well open the next sentence.
pub fn closes_sentence(word: &str) -> bool {
    ends_sentence(word) || matches!(word, ")" | "]" | "»" | "”" | "’")
}

/// Marks at which a noun phrase ends at the latest.
pub fn breaks_phrase(word: &str) -> bool {
    ends_sentence(word) || matches!(word, "" | ":" | ";" | "—" | "–" | "«" | "»" | "“" | "”" | "\"" | "″" | "`")
}

/// Marks behind which a word's capital need not make it a name.
pub fn opens_in_capitals(word: &str) -> bool {
    ends_sentence(word) || matches!(word, ":" | "«" | "“" | "\"" | "″" | "`")
}

/// Marks that stand loose at the border of a span and are no part of it; « ? » and « ! » are.
pub fn is_loose(word: &str) -> bool {
    matches!(word, "," | ";" | ":" | "." | "…" | "-" | "—" | "–")
}

/// Last characters of a block that is prose and no heading.
pub const ENDS_PROSE: [char; 13] = ['.', '!', '?', '…', ':', ';', ',', '»', '”', '"', '″', '’', '\''];

/// Marks, beside letters and digits, at which a hard-wrapped line goes on in the next.
pub fn goes_on(c: char) -> bool {
    matches!(c, ',' | '-' | '\'' | '’')
}

/// Characters, beside white space, behind which a word can start.
pub fn precedes_word(c: char) -> bool {
    matches!(c, '(' | '[' | '{' | '«' | '“' | '‘' | '"' | '″' | '`' | '\'' | '—' | '–' | '-' | '’')
}

/// First and last marks of a quotation that a signature follows, and what a signature starts with.
pub const OPENS_SIGNED: [char; 5] = ['«', '“', '"', '”', '″'];
/// See [`OPENS_SIGNED`].
pub const CLOSES_SIGNED: [char; 5] = ['»', '”', '“', '"', '″'];
/// See [`OPENS_SIGNED`].
pub const SIGNS: [char; 6] = ['(', '—', '–', '―', '-', '‒'];

/// Marks that a sentence cannot start with: what follows them goes on.
pub fn goes_on_behind_stop(c: char) -> bool {
    matches!(c, ',' | ';' | '»' | '”')
}

/// Marks that close a statement: a badge stands behind them.
pub fn closes_statement(c: char) -> bool {
    is_apostrophe(c) || matches!(c, '.' | ',' | ';' | ':' | '!' | '?' | '…' | ')' | ']' | '»' | '›' | '"' | '”' | '“')
}

/// Those of them before which French sets a space; other marks behind a space open something.
pub fn closes_behind_space(c: char) -> bool {
    matches!(c, '»' | '!' | '?' | ';' | ':')
}

/// Marks around a source's name that are no part of it.
pub const AROUND_NAME: [char; 7] = ['«', '»', '“', '”', '"', ' ', '\u{A0}'];

/// Marks behind which a pronoun stands in an inserted clause: « …, dit-il ».
pub fn precedes_incise(word: &str) -> bool {
    matches!(word, "," | "»" | "”" | "\"")
}

/// Characters that only say where a word may break or which way it runs: soft hyphens, zero-width spaces and joiners of
/// words, byte order marks, marks of direction. Words with them are the words without them. A page's text is read
/// without them; [`is_invisible`] tells those that tokens pass over in any text.
pub fn is_unseen(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'
        | '\u{2066}'..='\u{2069}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{E0100}'..='\u{E01EF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_composed_and_small() {
        assert_eq!(normalized("E\u{301}te\u{301}").collect::<String>(), "été");
        assert_eq!(normalized("Com\u{AD}muniqu\u{E9}").collect::<String>(), "communiqué");
    }

    #[test]
    fn small_letters_are_those_of_the_standard_library() {
        let scripts = ('A'..='ž').chain('Α'..='ω').chain('Ѐ'..='ҿ');
        // A dotless or dotted I, a long s and the like have no small letter of one character, or are no capitals.
        for c in scripts.filter(|&c| c != 'İ' && c.is_uppercase()) {
            assert_eq!(normalized(&c.to_string()).collect::<String>(), c.to_lowercase().to_string(), "{c}");
        }
    }
}
