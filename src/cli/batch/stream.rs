//! Work on all cores over what comes in, in the order in which it came, with little of it in memory.

use std::collections::BTreeMap;
use std::sync::mpsc::{RecvTimeoutError, channel, sync_channel};
use std::thread;
use std::time::Duration;

use rayon::ThreadPoolBuilder;

/// Items for each core that are read and not yet written.
const AHEAD: usize = 32;

/// When no result has come for so long, what was taken should reach who waits for it.
const IDLE: Duration = Duration::from_millis(20);

/// Where results go.
pub trait Sink<R> {
    /// Why nothing more can be taken.
    type Error;

    /// The next result.
    fn take(&mut self, result: R) -> Result<(), Self::Error>;

    /// Nothing is coming: who waits for what was taken should have it now.
    fn pause(&mut self) -> Result<(), Self::Error>;
}

/// Does `work` on each of `items`, on so many threads (0: as many as there are cores), and gives the results to `sink`
/// in the items' order.
///
/// # Errors
/// What the sink gives: nothing more is read then.
pub fn in_order<T, R, S>(
    threads: usize,
    items: impl Iterator<Item = T> + Send,
    work: impl Fn(T) -> R + Sync,
    sink: &mut S,
) -> Result<(), S::Error>
where
    T: Send,
    R: Send,
    S: Sink<R>,
{
    // Only a system out of threads cannot give these.
    let pool = ThreadPoolBuilder::new().num_threads(threads).build().expect("threads can be had");
    let ahead = AHEAD * pool.current_num_threads();
    let (give_back, places) = sync_channel(ahead);
    for _ in 0..ahead {
        // Both ends are here.
        let _ = give_back.send(());
    }
    let (done, results) = channel();
    let work = &work;
    thread::scope(|scope| {
        scope.spawn(move || {
            pool.in_place_scope(|workers| {
                for (number, item) in items.enumerate() {
                    if places.recv().is_err() {
                        break;
                    }
                    let done = done.clone();
                    workers.spawn(move |_| drop(done.send((number, work(item)))));
                }
            });
        });
        // Moved in, so that they go, and the reader ends, with the first error.
        let (give_back, results) = (give_back, results);
        let (mut waiting, mut next) = (BTreeMap::new(), 0);
        loop {
            let (number, result) = match results.recv_timeout(IDLE) {
                Ok(result) => result,
                Err(RecvTimeoutError::Disconnected) => return Ok(()),
                Err(RecvTimeoutError::Timeout) => {
                    sink.pause()?;
                    let Ok(result) = results.recv() else { return Ok(()) };
                    result
                }
            };
            waiting.insert(number, result);
            while let Some(result) = waiting.remove(&next) {
                sink.take(result)?;
                next += 1;
                // The reader may have come to its end.
                let _ = give_back.try_send(());
            }
        }
    })
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    /// Counts how far reading is ahead of what was taken.
    struct Counting<'c> {
        read: &'c AtomicUsize,
        taken: Vec<usize>,
        most_ahead: usize,
        stop_at: usize,
    }

    impl Sink<usize> for Counting<'_> {
        type Error = ();

        fn take(&mut self, result: usize) -> Result<(), ()> {
            self.most_ahead = self.most_ahead.max(self.read.load(Ordering::SeqCst) - self.taken.len());
            self.taken.push(result);
            if self.taken.len() == self.stop_at { Err(()) } else { Ok(()) }
        }

        fn pause(&mut self) -> Result<(), ()> {
            Ok(())
        }
    }

    fn run(items: usize, stop_at: usize) -> (Vec<usize>, usize, usize) {
        let read = AtomicUsize::new(0);
        let mut sink = Counting { read: &read, taken: Vec::new(), most_ahead: 0, stop_at };
        let items = (0..items).inspect(|_| {
            read.fetch_add(1, Ordering::SeqCst);
        });
        // Later ones are done before earlier ones.
        let work = |number: usize| {
            let rounds = if number.is_multiple_of(7) { 20_000 } else { 10 };
            std::hint::black_box((0..rounds).map(std::hint::black_box).sum::<usize>());
            number
        };
        let _ = in_order(3, items, work, &mut sink);
        let Counting { taken, most_ahead, .. } = sink;
        (taken, most_ahead, read.into_inner())
    }

    #[test]
    fn order_is_kept_and_memory_does_not_grow_with_the_number_of_items() {
        let (taken, most_ahead, _) = run(20_000, usize::MAX);
        assert!(taken.into_iter().eq(0..20_000));
        // One more is read before there is a place for it.
        assert!((1..=AHEAD * 3 + 1).contains(&most_ahead), "{most_ahead}");
    }

    #[test]
    fn nothing_more_is_read_when_nothing_more_is_taken() {
        let (taken, _, read) = run(1_000_000, 100);
        assert!(taken.into_iter().eq(0..100));
        assert!(read <= 100 + AHEAD * 3 + 1, "{read}");
    }
}
