//! The heaviest one-to-one pairing of rows and columns.
//!
//! In comes a matrix of weights, 0 where a row and a column must not be paired; out come the pairs whose weights add up to
//! the most. The number of pairs is left to the weights: one heavy pair may beat two light ones. Several pairings are
//! often equally heavy; which of them is taken follows from the order of rows and columns alone.

/// A row and the column that it is paired with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pair {
    pub row: usize,
    pub column: usize,
}

/// Pairs rows and columns by the Hungarian method: a square matrix of costs (what a pair weighs less than the heaviest
/// one), and row after row given a column along the cheapest path of exchanges.
pub fn heaviest(weights: &[Vec<u32>]) -> Vec<Pair> {
    let columns = weights.first().map_or(0, Vec::len);
    let mut square = Square::new(weights, weights.len().max(columns));
    (0..square.size).for_each(|row| square.give_column(row));
    let pairs = (0..columns).map(|column| Pair { row: square.row_of[column], column });
    pairs.filter(|pair| weights.get(pair.row).is_some_and(|row| row[pair.column] > 0)).collect()
}

const NO_ROW: usize = usize::MAX;

struct Square<'a> {
    weights: &'a [Vec<u32>],
    top: i64,
    size: usize,
    /// The prices that make the cost of every pair made so far zero and of no pair negative.
    row_price: Vec<i64>,
    column_price: Vec<i64>,
    /// The row of each column, or `NO_ROW`; one column more than there are, where a new row waits.
    row_of: Vec<usize>,
}

impl<'a> Square<'a> {
    fn new(weights: &'a [Vec<u32>], size: usize) -> Self {
        let top = i64::from(weights.iter().flatten().copied().max().unwrap_or(0));
        Self {
            weights,
            top,
            size,
            row_price: vec![0; size],
            column_price: vec![0; size + 1],
            row_of: vec![NO_ROW; size + 1],
        }
    }

    fn priced(&self, row: usize, column: usize) -> i64 {
        let weight = self.weights.get(row).and_then(|line| line.get(column)).copied().unwrap_or(0);
        self.top - i64::from(weight) - self.row_price[row] - self.column_price[column]
    }

    fn give_column(&mut self, row: usize) {
        let waiting = self.size;
        let mut cheapest = vec![i64::MAX; self.size];
        let mut before = vec![waiting; self.size];
        let mut reached = vec![waiting];
        self.row_of[waiting] = row;
        let mut column = waiting;
        while self.row_of[column] != NO_ROW {
            let row = self.row_of[column];
            let open: Vec<usize> = (0..self.size).filter(|column| !reached.contains(column)).collect();
            for &other in &open {
                let cost = self.priced(row, other);
                if cost < cheapest[other] {
                    cheapest[other] = cost;
                    before[other] = column;
                }
            }
            let next = open.iter().copied().min_by_key(|&other| cheapest[other]).expect("one column is without a row");
            let step = cheapest[next];
            for &column in &reached {
                self.row_price[self.row_of[column]] += step;
                self.column_price[column] -= step;
            }
            open.iter().for_each(|&other| cheapest[other] -= step);
            reached.push(next);
            column = next;
        }
        while column != waiting {
            self.row_of[column] = self.row_of[before[column]];
            column = before[column];
        }
        self.row_of[waiting] = NO_ROW;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn weight(weights: &[Vec<u32>]) -> u32 {
        heaviest(weights).iter().map(|pair| weights[pair.row][pair.column]).sum()
    }

    #[test]
    fn exchanges_find_the_heaviest_pairing() {
        assert_eq!(weight(&[]), 0);
        assert_eq!(weight(&[vec![0, 0]]), 0);
        assert_eq!(weight(&[vec![5, 4], vec![4, 1]]), 8);
        assert_eq!(weight(&[vec![9, 0], vec![8, 0], vec![0, 3]]), 12);
        assert_eq!(weight(&[vec![7, 6, 0], vec![7, 0, 3], vec![7, 6, 3]]), 16);
    }
}
