//! The one sort of the page. The standard library's is compiled anew for each kind of list, at five kilobytes a time;
//! this one sorts places in a list, whatever is in it.

use std::cmp::Ordering;

/// Sorts by a key; what has equal keys keeps its order.
pub fn sort<T, K: Ord>(list: &mut Vec<T>, key: impl Fn(&T) -> K) {
    let order = order(list.len(), &|one, other| key(&list[one]).cmp(&key(&list[other])));
    let mut held: Vec<Option<T>> = std::mem::take(list).into_iter().map(Some).collect();
    list.extend(order.into_iter().filter_map(|at| held[at].take()));
}

fn order(length: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut places: Vec<usize> = (0..length).collect();
    places.sort_by(|one, other| compare(*one, *other));
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
}
