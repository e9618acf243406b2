//! An analysis put in order again after attributions have come, gone or changed hands.

use std::mem::take;

use crate::analysis::{Analysis, Counts, Source};
use crate::attribution::SourceType;
use crate::base::order::sort_by_key;

impl<U: Copy> Analysis<U> {
    /// The place of the source of that name, made if there is none.
    pub fn source_named(&mut self, name: &str, source_type: SourceType) -> usize {
        self.sources.iter().position(|source| source.name == name).unwrap_or_else(|| {
            let (id, name, family) = (self.sources.len(), name.to_owned(), source_type.family());
            self.sources.push(Source { id, name, source_type, family, attributions: Vec::new() });
            id
        })
    }

    /// Groups the attributions, by the places of their sources, and counts them: sources that nothing is left of go, the
    /// others come in the order of first appearance.
    pub fn group(&mut self) {
        let mut sources = take(&mut self.sources);
        sources.iter_mut().for_each(|source| source.attributions.clear());
        for found in &self.attributions {
            if let Some(source) = found.source_id.and_then(|id| sources.get_mut(id)) {
                source.attributions.push(found.id);
            }
        }
        sources.retain(|source| !source.attributions.is_empty());
        sort_by_key(&mut sources, |source| source.attributions[0]);
        for (id, source) in sources.iter_mut().enumerate() {
            source.id = id;
            for &member in &source.attributions {
                if let Some(found) = self.attributions.get_mut(member) {
                    found.source_id = Some(id);
                }
            }
        }
        self.sources = sources;
        self.counts = Counts::of(self.attributions.iter().map(|found| found.source_type));
    }

    /// Puts the attributions in the order of their first word and numbers them, then groups and counts.
    pub fn settle(&mut self) {
        sort_by_key(&mut self.attributions, |found| {
            let cue = found.cue.spans.first().map_or(0, |span| span.start);
            (found.start(), found.end(), cue, found.id)
        });
        for (id, found) in self.attributions.iter_mut().enumerate() {
            found.id = id;
        }
        self.group();
    }
}

#[cfg(test)]
mod tests {
    use crate::attribution::SourceType;
    use crate::{Options, annotate, builtin};

    #[test]
    fn what_the_engine_gives_is_in_order() {
        let text = "« Oui », a dit le maire Luc Carrel. Selon une note, la digue tiendra. La préfète affirme que la note est fausse.";
        let found = annotate(text, builtin::language("fr").unwrap(), &Options::default());
        assert_eq!(found.attributions.len(), 3);
        let mut settled = found.clone();
        settled.settle();
        assert_eq!(settled, found);
        settled.attributions.reverse();
        settled.settle();
        assert_eq!(settled, found);
    }

    #[test]
    fn sources_come_and_go_with_their_statements() {
        let text = "« Oui », a dit le maire Luc Carrel. Selon une note, la digue tiendra. La préfète affirme que la note est fausse.";
        let mut found = annotate(text, builtin::language("fr").unwrap(), &Options::default());
        let before: Vec<String> = found.sources.iter().map(|source| source.name.clone()).collect();
        assert_eq!(before, ["Luc Carrel, maire", "une note", "La préfète"]);
        let id = found.source_named("Zoé Marchal", SourceType::Person);
        assert_eq!(found.source_named("Zoé Marchal", SourceType::Person), id);
        found.attributions[0].source_id = Some(id);
        found.attributions.remove(1);
        found.settle();
        let named: Vec<(&str, &[usize])> = found.sources.iter().map(|s| (&*s.name, &*s.attributions)).collect();
        assert_eq!(named, [("Zoé Marchal", &[0][..]), ("La préfète", &[1])]);
        assert_eq!(found.attributions.iter().map(|a| a.source_id).collect::<Vec<_>>(), [Some(0), Some(1)]);
        assert_eq!(found.counts.by_type.get(SourceType::Document), 0);
    }
}
