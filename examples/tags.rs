use selon::document::Document;
use selon::language::{builtin::pack, class::Class};
fn main() {
    let lang = std::env::args().nth(1).unwrap();
    let text = std::io::read_to_string(std::io::stdin()).unwrap();
    let d = Document::new(&text, pack(&lang).unwrap());
    for s in &d.sentences {
        println!("-- block {} {:?}", s.block, d.blocks[s.block].kind);
        for i in s.tokens.clone() {
            let c = d.tokens[i].classes;
            println!(
                "{i:4} {:20} {} {}",
                d.word(i),
                d.tokens[i].phrase,
                Class::ALL.iter().filter(|(k, _)| c.has(*k)).map(|(_, n)| *n).collect::<Vec<_>>().join(" ")
            );
        }
    }
    for q in &d.quotations {
        println!("Q {}", q.span.of(&text));
    }
}
