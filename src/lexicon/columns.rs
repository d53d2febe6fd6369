//! Columns of the compiled lexicon, written when the library is built and read when it starts: the values of one kind
//! stand together, because like beside like compresses to about half of what rows would. What the columns mean is for
//! `named` to say.

use crate::lexicon::letters::{letters, spelled};

/// Writes one column after the other.
#[derive(Default)]
pub struct Writer(Vec<u8>);

impl Writer {
    /// Texts without line feeds, Arabic letters as `letters` spells them.
    pub fn texts<S: AsRef<str>>(&mut self, values: impl IntoIterator<Item = S>) {
        let joined: Vec<S> = values.into_iter().collect();
        let joined = joined.iter().map(AsRef::as_ref).collect::<Vec<&str>>().join("\n");
        let bytes: Vec<u8> = letters(joined.as_bytes()).collect();
        self.column(&bytes);
    }

    /// Small numbers, a byte each.
    pub fn bytes(&mut self, values: impl IntoIterator<Item = u8>) {
        let bytes: Vec<u8> = values.into_iter().collect();
        self.column(&bytes);
    }

    /// Numbers as their differences, low bytes first, then the higher ones: those are nearly always the same.
    pub fn steps(&mut self, values: impl IntoIterator<Item = i32>) {
        let mut last = 0_i32;
        let steps: Vec<u32> = values
            .into_iter()
            .map(|value| {
                let step = value - std::mem::replace(&mut last, value);
                // The sign goes to the lowest bit, so that small steps of either sign have empty high bytes.
                ((step << 1) ^ (step >> 31)) as u32
            })
            .collect();
        for plane in 0..4 {
            self.bytes(steps.iter().map(|step| (step >> (8 * plane)) as u8));
        }
    }

    fn column(&mut self, bytes: &[u8]) {
        self.0.extend((bytes.len() as u32).to_le_bytes());
        self.0.extend(bytes);
    }

    /// All columns.
    #[must_use]
    pub fn finish(self) -> Vec<u8> {
        self.0
    }
}

/// Reads the columns in the order in which they were written.
pub struct Reader<'a>(pub &'a [u8]);

impl<'a> Reader<'a> {
    /// The next column of texts. They stay for as long as the program runs, as the lexicon does.
    pub fn texts(&mut self) -> Vec<&'static str> {
        keep(spelled(self.column()))
    }

    /// The next column of small numbers.
    pub fn bytes(&mut self) -> impl Iterator<Item = u8> + use<'a> {
        self.column().iter().copied()
    }

    /// The next column of numbers.
    pub fn steps(&mut self) -> Vec<i32> {
        let planes: [&[u8]; 4] = std::array::from_fn(|_| self.column());
        let mut value = 0_i32;
        (0..planes[0].len())
            .map(|at| {
                let step = u32::from_le_bytes(planes.map(|plane| plane[at]));
                value += (step >> 1) as i32 ^ -((step & 1) as i32);
                value
            })
            .collect()
    }

    fn column(&mut self) -> &'a [u8] {
        let (length, rest) = self.0.split_first_chunk().expect("columns are read as they were written");
        let (column, rest) = rest.split_at(u32::from_le_bytes(*length) as usize);
        self.0 = rest;
        column
    }
}

/// The lines of a text, kept for as long as the program runs.
pub fn keep(lines: String) -> Vec<&'static str> {
    let lines: &'static str = lines.leak();
    lines.split('\n').collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_come_back_as_they_were_written() {
        let (texts, numbers) = (["مالي", "", "Ḩattā 1"], [0, 7, -9000, 18_000, 17_999]);
        let mut writer = Writer::default();
        writer.texts(texts);
        writer.steps(numbers);
        writer.bytes([3, 255]);
        let written = writer.finish();
        let mut reader = Reader(&written);
        assert_eq!(reader.texts(), texts);
        assert_eq!(reader.steps(), numbers);
        assert_eq!(reader.bytes().collect::<Vec<_>>(), [3, 255]);
    }
}
