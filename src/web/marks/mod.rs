//! What stands in the article.

pub mod badge;
pub mod highlight;
pub mod shown;
