//! What stands beside the article: its panel, and the details of one attribution.

pub mod card;
pub mod kept;
pub mod panel;
pub mod parts;
pub mod placement;
pub mod popover;
pub mod request;
