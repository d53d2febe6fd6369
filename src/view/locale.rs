//! The reader's language and digits, and numbers and counted nouns in them.

use crate::view::lexeme::{Noun, Words, ar, en};

/// The language of the interface. Articles stay Arabic in either.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lang {
    /// Arabic, right to left.
    #[default]
    Ar,
    /// English, left to right.
    En,
}

/// Which digits numbers are written in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Digits {
    /// 0123
    #[default]
    Latin,
    /// ٠١٢٣
    ArabicIndic,
}

/// Language and digits together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Locale {
    /// Language.
    pub lang: Lang,
    /// Digits; English is always written in Latin ones.
    pub digits: Digits,
}

/// CLDR's plural categories.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Plural {
    /// Arabic 0.
    Zero,
    /// 1.
    One,
    /// Arabic 2.
    Two,
    /// Arabic 3 to 10, 103 to 110.
    Few,
    /// Arabic 11 to 99, 111 to 199.
    Many,
    /// Everything else.
    Other,
}

/// A number with its noun, apart so that the number can be set in bold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counted {
    /// The number, empty where the noun's own form says it (حدث واحد، حدثان).
    pub number: String,
    /// The noun in the form that the number asks for.
    pub noun: &'static str,
}

impl std::fmt::Display for Counted {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if !self.number.is_empty() {
            out.write_str(&self.number)?;
            out.write_str(" ")?;
        }
        out.write_str(self.noun)
    }
}

impl Lang {
    /// BCP 47.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Ar => "ar",
            Self::En => "en",
        }
    }

    /// The value of `dir`.
    #[must_use]
    pub fn dir(self) -> &'static str {
        match self {
            Self::Ar => "rtl",
            Self::En => "ltr",
        }
    }

    /// The language of that code.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        [Self::Ar, Self::En].into_iter().find(|lang| lang.code() == code)
    }

    /// The other one.
    #[must_use]
    pub fn other(self) -> Self {
        match self {
            Self::Ar => Self::En,
            Self::En => Self::Ar,
        }
    }

    /// The category of `count`.
    #[must_use]
    pub fn plural(self, count: usize) -> Plural {
        match (self, count, count % 100) {
            (_, 1, _) => Plural::One,
            (Self::En, ..) => Plural::Other,
            (Self::Ar, 0, _) => Plural::Zero,
            (Self::Ar, 2, _) => Plural::Two,
            (Self::Ar, _, 3..=10) => Plural::Few,
            (Self::Ar, _, 11..=99) => Plural::Many,
            (Self::Ar, ..) => Plural::Other,
        }
    }
}

impl Locale {
    /// All words of the interface in this language.
    #[must_use]
    pub fn words(self) -> &'static Words {
        match self.lang {
            Lang::Ar => &ar::WORDS,
            Lang::En => &en::WORDS,
        }
    }

    /// Writes the digits of `text` in the reader's digits.
    #[must_use]
    pub fn localized(self, text: &str) -> String {
        match (self.lang, self.digits) {
            (Lang::Ar, Digits::ArabicIndic) => text
                .chars()
                .map(|c| match c.to_digit(10) {
                    Some(digit) => char::from_u32('٠' as u32 + digit).unwrap_or(c),
                    None => c,
                })
                .collect(),
            _ => text.to_owned(),
        }
    }

    /// A number with its thousands marked off.
    #[must_use]
    pub fn number(self, number: usize) -> String {
        let plain = number.to_string();
        let separator = match (self.lang, self.digits) {
            (Lang::Ar, Digits::ArabicIndic) => '٬',
            _ => ',',
        };
        let mut out = String::with_capacity(plain.len() + 6);
        for (at, digit) in plain.chars().enumerate() {
            if at > 0 && (plain.len() - at).is_multiple_of(3) {
                out.push(separator);
            }
            out.push(digit);
        }
        self.localized(&out)
    }

    /// A number and its noun.
    #[must_use]
    pub fn counted(self, count: usize, noun: &Noun) -> Counted {
        let plural = self.lang.plural(count);
        let form = match plural {
            Plural::Zero => noun.zero,
            Plural::One => noun.one,
            Plural::Two => noun.two,
            Plural::Few => noun.few,
            Plural::Many => noun.many,
            Plural::Other => noun.other,
        };
        // Arabic says none, one and two without a figure.
        let silent = self.lang == Lang::Ar && matches!(plural, Plural::Zero | Plural::One | Plural::Two);
        Counted { number: if silent { String::new() } else { self.number(count) }, noun: form }
    }

    /// The name that fits the language, else the other one.
    #[must_use]
    pub fn name<'a>(self, ar: &'a str, en: &'a str) -> &'a str {
        match self.lang {
            Lang::Ar if !ar.is_empty() => ar,
            Lang::En if en.is_empty() => ar,
            _ => en,
        }
    }

    /// Joins names as a list.
    #[must_use]
    pub fn list<I: IntoIterator<Item = String>>(self, names: I) -> String {
        names.into_iter().collect::<Vec<_>>().join(self.words().comma)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(lang: Lang, digits: Digits, count: usize, expected: &str) {
        let locale = Locale { lang, digits };
        assert_eq!(locale.counted(count, &locale.words().events).to_string(), expected);
    }

    #[test]
    fn arabic_counts_in_six_forms() {
        for (count, expected) in [
            (0, "لا أحداث"),
            (1, "حدث واحد"),
            (2, "حدثان"),
            (3, "3 أحداث"),
            (10, "10 أحداث"),
            (11, "11 حدثا"),
            (63, "63 حدثا"),
            (100, "100 حدث"),
            (102, "102 حدث"),
            (105, "105 أحداث"),
            (1_511, "1,511 حدثا"),
        ] {
            check(Lang::Ar, Digits::Latin, count, expected);
        }
        check(Lang::Ar, Digits::ArabicIndic, 1_511, "١٬٥١١ حدثا");
    }

    #[test]
    fn english_counts_in_two_forms_and_latin_digits() {
        check(Lang::En, Digits::Latin, 0, "0 events");
        check(Lang::En, Digits::Latin, 1, "1 event");
        check(Lang::En, Digits::ArabicIndic, 1_234_567, "1,234,567 events");
    }
}
