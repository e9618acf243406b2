//! Sorts in place by heap: in the browser build each use of the standard library's sorts takes
//! five to eight times the bytes, and the lists here are short.

/// Sorts `items` by `key`, in time n log n. Items of equal keys may change places.
pub fn sort_by_key<T, K: Ord>(items: &mut [T], key: impl Fn(&T) -> K) {
    let count = items.len();
    for root in (0..count / 2).rev() {
        sift_down(items, root, &key);
    }
    for end in (1..count).rev() {
        items.swap(0, end);
        sift_down(&mut items[..end], 0, &key);
    }
}

/// Moves the item at `root` down to where no child is greater.
fn sift_down<T, K: Ord>(items: &mut [T], mut root: usize, key: &impl Fn(&T) -> K) {
    loop {
        let left = 2 * root + 1;
        let right = left + 1;
        if left >= items.len() {
            return;
        }
        let greater = if right < items.len() && key(&items[right]) > key(&items[left]) { right } else { left };
        if key(&items[greater]) <= key(&items[root]) {
            return;
        }
        items.swap(root, greater);
        root = greater;
    }
}

#[cfg(test)]
mod tests {
    use super::sort_by_key;

    #[test]
    fn sorts_like_the_standard_library() {
        for count in 0..60u64 {
            let mut items: Vec<u64> = (0..count).map(|at| at * 7919 % 31).collect();
            let mut expected = items.clone();
            expected.sort_unstable();
            sort_by_key(&mut items, |&item| item);
            assert_eq!(items, expected);
        }
    }
}
