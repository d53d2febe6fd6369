//! ZIP files in: each file inside is read as if it lay in a folder. Nothing is written to any disk. What is
//! encrypted, nested, damaged or too large is refused by itself, and the other files are read.

use std::borrow::Cow;

use rawzip::{CompressionMethod, ZipArchive, ZipFileHeaderRecord, ZipSliceArchive};

use super::import::{self, Kind};
use super::manifest::{self, Manifests};
use super::problem::{Problem, ProblemKind};
use super::record::shortened;
use super::{Item, path};

/// What one file of an archive may expand to: 20 times the longest book, and little enough for a browser.
const MAX_FILE_BYTES: usize = 64 << 20;

/// What an archive's files may expand to together; 10,000 articles come to 60 MB.
const MAX_ARCHIVE_BYTES: usize = 1 << 30;

/// A `.zip` file.
pub fn entries(file: &str, bytes: &[u8], each: &mut dyn FnMut(Item)) {
    let archive = match ZipArchive::from_slice(bytes) {
        Ok(archive) => archive,
        Err(error) => {
            each(Item::Problem(Problem::of_file(ProblemKind::BrokenZip, file, error.to_string())));
            return;
        }
    };
    let mut reader = Reader { file, archive: &archive, manifests: Manifests::default(), left: MAX_ARCHIVE_BYTES };
    if archive.entries_hint() == 0 {
        each(Item::Problem(Problem::of_file(ProblemKind::Empty, file, "")));
    }
    // Manifests first: they describe files that may stand before them.
    reader.pass(Pass::Manifests, each);
    reader.pass(Pass::Articles, each);
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Pass {
    Manifests,
    Articles,
}

struct Reader<'a> {
    file: &'a str,
    archive: &'a ZipSliceArchive<&'a [u8]>,
    manifests: Manifests,
    /// What may still be expanded.
    left: usize,
}

impl<'a> Reader<'a> {
    fn pass(&mut self, pass: Pass, each: &mut dyn FnMut(Item)) {
        let mut entries = self.archive.entries();
        loop {
            match entries.next_entry() {
                Ok(Some(entry)) => {
                    if !entry.is_dir() && self.entry(&entry, pass, each) == Going::Stop {
                        return;
                    }
                }
                Ok(None) => return,
                Err(error) => {
                    if pass == Pass::Articles {
                        each(Item::Problem(Problem::of_file(ProblemKind::BrokenZip, self.file, error.to_string())));
                    }
                    return;
                }
            }
        }
    }

    fn entry(&mut self, entry: &ZipFileHeaderRecord<'a>, pass: Pass, each: &mut dyn FnMut(Item)) -> Going {
        let written = String::from_utf8_lossy(entry.file_path().as_bytes()).into_owned();
        let inner = path::inner(&written);
        if path::is_hidden(&written) || (manifest::is_named(&inner.path) != (pass == Pass::Manifests)) {
            return Going::On;
        }
        let name = format!("{}/{}", self.file, inner.path);
        if inner.is_odd {
            each(Item::Problem(Problem::of_file(ProblemKind::OddPath, &name, shortened(&written))));
        }
        if inner.path.is_empty() {
            return Going::On;
        }
        match Kind::of(&inner.path) {
            None => {
                each(Item::Problem(import::unknown_kind(&name)));
                return Going::On;
            }
            Some(Kind::Zip) => {
                each(Item::Problem(Problem::of_file(ProblemKind::NestedZip, &name, "")));
                return Going::On;
            }
            Some(_) => {}
        }
        match self.content(entry, &name) {
            Ok(content) => {
                self.left -= content.len().min(self.left);
                if pass == Pass::Manifests && self.manifests.take_file(&name, &content, each) {
                    return Going::On;
                }
                import::read(&name, &content, &self.manifests, each);
                Going::On
            }
            Err(problem) => {
                let ends_all = problem.kind == ProblemKind::TooLarge && self.left < MAX_FILE_BYTES;
                each(Item::Problem(problem));
                if ends_all { Going::Stop } else { Going::On }
            }
        }
    }

    fn content(&self, entry: &ZipFileHeaderRecord<'a>, name: &str) -> Result<Cow<'a, [u8]>, Problem> {
        let refused = |kind: ProblemKind, detail: String| Problem::of_file(kind, name, detail);
        if entry.flags().is_encrypted() {
            return Err(refused(ProblemKind::Encrypted, String::new()));
        }
        let found = self.archive.get_entry(entry.wayfinder());
        let found = found.map_err(|error| refused(ProblemKind::BrokenEntry, error.to_string()))?;
        let limit = MAX_FILE_BYTES.min(self.left);
        let too_large = || refused(ProblemKind::TooLarge, format!("at most {} MB", limit >> 20));
        let content = match entry.compression_method() {
            CompressionMethod::STORE => Cow::Borrowed(found.data()),
            CompressionMethod::DEFLATE => {
                let inflated = miniz_oxide::inflate::decompress_to_vec_with_limit(found.data(), limit);
                Cow::Owned(inflated.map_err(|error| match error.status {
                    miniz_oxide::inflate::TINFLStatus::HasMoreOutput => too_large(),
                    status => refused(ProblemKind::BrokenEntry, format!("{status:?}")),
                })?)
            }
            other => return Err(refused(ProblemKind::BrokenEntry, format!("packed as {other}"))),
        };
        if content.len() > limit {
            return Err(too_large());
        }
        if crc32(&content) != found.claim_verifier().crc {
            return Err(refused(ProblemKind::BrokenEntry, "its checksum does not fit".to_owned()));
        }
        Ok(content)
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Going {
    On,
    Stop,
}

/// The checksum of ZIP files (CRC-32 of ISO 3309), by half bytes: the libraries' faster ones bring tables of
/// 16 KB into the page that no compression makes smaller.
fn crc32(bytes: &[u8]) -> u32 {
    const HALF_BYTES: [u32; 16] = {
        let mut table = [0; 16];
        let mut index = 0;
        while index < 16 {
            let mut value = index as u32;
            let mut bit = 0;
            while bit < 4 {
                value = if value & 1 == 1 { (value >> 1) ^ 0xEDB8_8320 } else { value >> 1 };
                bit += 1;
            }
            table[index] = value;
            index += 1;
        }
        table
    };
    let step = |sum: u32, half: u32| (sum >> 4) ^ HALF_BYTES[((sum ^ half) & 15) as usize];
    !bytes.iter().fold(!0, |sum, &byte| step(step(sum, u32::from(byte)), u32::from(byte >> 4)))
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_checksum_is_that_of_zip_files() {
        // The check value that every catalogue of checksums gives for CRC-32.
        assert_eq!(super::crc32(b"123456789"), 0xCBF4_3926);
        assert_eq!(super::crc32(b""), 0);
    }
}
