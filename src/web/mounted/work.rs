//! Reads an article, has found what is in it and shows that, a bounded piece at a time.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use web_sys::Element;

use crate::analysis::Analysis;
use crate::web::article::Article;
use crate::web::article::walk::Walk;
use crate::web::marks::badge::Style;
use crate::web::marks::shown::Shown;
#[cfg(not(feature = "view"))]
pub use crate::web::mounted::engine::{Finder, Search};
#[cfg(feature = "view")]
pub use crate::web::mounted::given::{Finder, Search};
use crate::web::mounted::{Mounted, pointer};
use crate::web::options::Options;
use crate::web::page::claim::{claim, claimed};
use crate::web::page::error::{Error, Thrown};
use crate::web::views::request::Owner;

/// As many nodes are read at once.
const NODES: usize = 400;

/// The work in one article.
pub struct Work {
    /// The article.
    pub mounted: Rc<Mounted>,
    /// What finds its attributions.
    pub finder: Finder,
    /// The analysis of the article as it was read last, until it is shown.
    job: RefCell<Option<Job>>,
    /// Whether an analysis has been done since the page was told.
    is_new: Cell<bool>,
    /// The style of badges that the page knows of.
    told: Cell<Style>,
    /// Whether the page is not to be written into yet.
    is_held: Cell<bool>,
    /// Whether badges were taken out of text nodes that the page has changed.
    is_wounded: Cell<bool>,
    /// Whether the page has taken badges away before.
    is_contested: Cell<bool>,
}

/// A reading of the article and its analysis, under way.
enum Job {
    /// The article is read. `anyway`: it is analysed also if it has not changed.
    Reading { walk: Walk, anyway: bool },
    /// What was read is analysed. `anyway`: badges that the page took away come back without more ado.
    Analysing { article: Article, search: Search, anyway: bool },
    /// What was found is to be shown.
    Found { article: Article, found: Analysis, anyway: bool },
}

impl Work {
    /// Starts to work in `root`, as far as reading it: see [`Work::work`]. The panel stands in `container`.
    ///
    /// # Errors
    /// If Selon is at work there already, the language's pack is missing or the browser refuses; the article is
    /// then as it was.
    pub fn start(root: Element, container: Option<Element>, options: Options, finder: Finder) -> Result<Self, Thrown> {
        if claimed(&root) {
            return Err(Error::AlreadyMounted.into());
        }
        let walk = Walk::start(&Article::unread(&root), &options.skip)?;
        claim(&root, true)?;
        Ok(Work {
            told: Cell::new(options.badges),
            is_held: Cell::new(options.is_held),
            mounted: Mounted::new(root, container, options),
            finder,
            job: RefCell::new(Some(Job::Reading { walk, anyway: true })),
            is_new: Cell::default(),
            is_wounded: Cell::default(),
            is_contested: Cell::default(),
        })
    }

    /// Does a bounded piece of what is to be done; false if there was nothing left.
    ///
    /// # Errors
    /// If what is needed to find anything is missing, the analysis given is of another text, or the browser refuses.
    pub fn work(&self) -> Result<bool, Thrown> {
        let Mounted { options, shown, .. } = &*self.mounted;
        let next = match self.job.take() {
            None => return shown.borrow_mut().put_up(&options.texts, self.is_held.get()),
            Some(Job::Reading { mut walk, anyway }) => {
                if walk.step(NODES)? {
                    Some(Job::Reading { walk, anyway })
                } else {
                    self.compare(walk.finish(), anyway)
                }
            }
            Some(Job::Analysing { article, mut search, anyway }) => {
                match self.finder.step(&mut search, &article.reading.text, options)? {
                    None => Some(Job::Analysing { article, search, anyway }),
                    Some(found) => Some(Job::Found { article, found, anyway }),
                }
            }
            Some(Job::Found { article, found, anyway }) => {
                self.succeed(article, found, anyway)?;
                None
            }
        };
        self.job.replace(next);
        Ok(true)
    }

    /// What was read is analysed if there is anything new in it.
    fn compare(&self, article: Article, anyway: bool) -> Option<Job> {
        let changed = self.is_wounded.take() || !article.is_same(&self.mounted.shown.borrow().article);
        (anyway || changed).then(|| {
            let search = self.finder.start(&article.reading.text);
            Job::Analysing { article, search, anyway }
        })
    }

    /// An analysis is done: it is to be shown instead of the one before.
    fn succeed(&self, article: Article, found: Analysis, anyway: bool) -> Result<(), Thrown> {
        let mounted = &self.mounted;
        self.is_new.set(true);
        let mut next = Shown::new(article, found, mounted.style());
        if mounted.misses_badges_of(&next) && !anyway && self.is_contested.replace(true) {
            // The page renders over what it did not make itself: rather than fight, insert nothing.
            next.style = Style::None;
        }
        if mounted.listeners.borrow().is_empty() {
            mounted.dress_tree()?;
            mounted.listeners.replace(pointer::listeners(mounted));
        }
        mounted.show(next)
    }

    /// Nothing is left to be done: tells the page if statements are marked in another style now. True if the article
    /// was analysed since the last report, or since an update was asked for that may come to nothing.
    pub fn report(&self) -> bool {
        // Taken first: who is told may have more to be done at once, and that reports, too.
        let is_new = self.is_new.take();
        let style = self.mounted.style();
        if self.told.replace(style) != style {
            self.mounted.say("selon:badges", "badges", &style.name().into());
        }
        is_new
    }

    /// Starts to read the article anew, as it is now. If it has changed, or if `anyway`, it is analysed, too.
    pub fn update(&self, anyway: bool) -> Result<(), Thrown> {
        self.mend();
        self.is_new.set(self.is_new.get() && anyway);
        let walk = Walk::start(&self.mounted.shown.borrow().article, &self.mounted.options.skip)?;
        self.job.replace(Some(Job::Reading { walk, anyway }));
        Ok(())
    }

    /// Badges may be inserted from now on.
    pub fn release(&self) {
        self.is_held.set(false);
        self.mounted.shown.borrow_mut().paint_anew();
    }

    /// Gives text nodes that the page has changed back to it, at once.
    pub fn mend(&self) {
        // WebKit can tell of a change while it is made: then it is ours, and is borrowed.
        let Ok(mut shown) = self.mounted.shown.try_borrow_mut() else { return };
        if shown.mend() {
            self.is_wounded.set(true);
        }
    }

    /// Marks statements in another style: there is work to be done. An analysis under way starts anew.
    pub fn set_style(&self, style: Style) -> Result<(), Thrown> {
        if style == self.mounted.style() {
            return Ok(());
        }
        self.mounted.set_style(style);
        if self.job.take().is_some() { self.update(true) } else { Ok(()) }
    }
}
