//! The one sort of the page. The standard library's is compiled anew for each kind of list, at five kilobytes a time;
//! this one sorts places in a list, whatever is in it, and is short.

use std::cmp::Ordering;

/// Sorts by a key; what has equal keys keeps its order.
pub fn sort<T, K: Ord>(list: &mut Vec<T>, key: impl Fn(&T) -> K) {
    let order = order(list.len(), &|one, other| key(&list[one]).cmp(&key(&list[other])));
    let mut held: Vec<Option<T>> = std::mem::take(list).into_iter().map(Some).collect();
    list.extend(order.into_iter().filter_map(|at| held[at].take()));
}

/// Merges runs of one place, of two, of four and so on. Neighbouring runs that are in order are not compared further, so a
/// sorted list costs one comparison a run.
fn order(length: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut places: Vec<usize> = (0..length).collect();
    let mut merged = Vec::with_capacity(length);
    let mut run = 1;
    while run < length {
        for pair in places.chunks(2 * run) {
            let (mut left, mut right) = pair.split_at(run.min(pair.len()));
            let apart = |left: &[usize], right: &[usize]| match (left.last(), right.first()) {
                (Some(last), Some(first)) => compare(*last, *first).is_le(),
                _ => true,
            };
            if !apart(left, right) {
                while let ([one, others @ ..], [other, more @ ..]) = (left, right) {
                    if compare(*one, *other).is_gt() {
                        merged.push(*other);
                        right = more;
                    } else {
                        merged.push(*one);
                        left = others;
                    }
                }
            }
            merged.extend_from_slice(left);
            merged.extend_from_slice(right);
        }
        std::mem::swap(&mut places, &mut merged);
        merged.clear();
        run *= 2;
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_keys_keep_their_order() {
        let mut list = vec!["bb", "a", "cc", "d", ""];
        sort(&mut list, |word| word.len());
        assert_eq!(list, ["", "a", "d", "bb", "cc"]);
    }

    #[test]
    fn lists_of_every_length_are_sorted_as_the_standard_library_sorts_them() {
        for length in 0..70_usize {
            let mut list: Vec<(usize, usize)> = (0..length).map(|at| (at * at * 31 % 17, at)).collect();
            let mut expected = list.clone();
            expected.sort_by_key(|(key, _)| *key);
            sort(&mut list, |(key, _)| *key);
            assert_eq!(list, expected);
        }
    }
}
