//! Names of files as text: a file's name, stem, folder and kind, with `/` or `\` between the parts; and paths
//! from ZIP files made safe. Nothing is looked up on any disk.

/// The last part.
#[must_use]
pub fn name(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or_default()
}

/// What stands before the last part, without the separator; empty at the top.
#[must_use]
pub fn folder(path: &str) -> &str {
    path.rfind(['/', '\\']).map_or("", |at| &path[..at])
}

/// The last part without its extension. A name that begins with its only dot is all stem.
#[must_use]
pub fn stem(path: &str) -> &str {
    let name = name(path);
    match name.rfind('.') {
        Some(dot) if dot > 0 => &name[..dot],
        _ => name,
    }
}

/// What stands behind the last dot, in lower case; empty where there is none.
#[must_use]
pub fn extension(path: &str) -> String {
    let name = name(path);
    match name.rfind('.') {
        Some(dot) if dot > 0 => name[dot + 1..].to_ascii_lowercase(),
        _ => String::new(),
    }
}

/// Whether an archiver or a desktop put the file there for itself: resource forks, thumbnails, dot files.
#[must_use]
pub fn is_hidden(path: &str) -> bool {
    let mut parts = path.split(['/', '\\']);
    parts.any(|part| {
        part == "__MACOSX"
            || matches!(part, "Thumbs.db" | "desktop.ini")
            || (part.starts_with('.') && part != "." && part != "..")
    })
}

/// A path of a ZIP file, kept inside the archive.
pub struct Inner {
    /// The path with `/` between its parts and nothing that leads out; empty where nothing is left.
    pub path: String,
    /// Whether the path as written led out of the archive or could not be a path everywhere.
    pub is_odd: bool,
}

/// Drops what leads out of an archive: roots, drive letters, `..`, and control characters.
#[must_use]
pub fn inner(written: &str) -> Inner {
    let has_drive = written.as_bytes().get(1) == Some(&b':') && written.as_bytes()[0].is_ascii_alphabetic();
    let rest = if has_drive { &written[2..] } else { written };
    let mut is_odd = has_drive || rest.starts_with('/') || written.contains(|c: char| c == '\\' || c.is_control());
    let mut parts: Vec<String> = Vec::new();
    for part in rest.split(['/', '\\']) {
        match part {
            "" | "." => {}
            ".." => is_odd = true,
            _ => parts.push(part.chars().filter(|c| !c.is_control()).collect()),
        }
    }
    Inner { path: parts.join("/"), is_odd }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_of_a_name() {
        for (path, expected_folder, expected_stem, expected_extension) in [
            ("a/b/c.TXT", "a/b", "c", "txt"),
            ("c.tar.gz", "", "c.tar", "gz"),
            ("a\\b.txt", "a", "b", "txt"),
            ("plain", "", "plain", ""),
            (".hidden", "", ".hidden", ""),
            ("", "", "", ""),
        ] {
            assert_eq!(folder(path), expected_folder, "{path}");
            assert_eq!(stem(path), expected_stem, "{path}");
            assert_eq!(extension(path), expected_extension, "{path}");
        }
    }

    #[test]
    fn paths_stay_inside() {
        for (written, path, is_odd) in [
            ("a/b.txt", "a/b.txt", false),
            ("./a.txt", "a.txt", false),
            ("../../etc/x.txt", "etc/x.txt", true),
            ("a/../b.txt", "a/b.txt", true),
            ("/abs/x.txt", "abs/x.txt", true),
            ("C:\\x\\y.txt", "x/y.txt", true),
            ("a\\b.txt", "a/b.txt", true),
            ("a\0b.txt", "ab.txt", true),
            ("..", "", true),
            ("", "", false),
        ] {
            let inner = inner(written);
            assert_eq!((inner.path.as_str(), inner.is_odd), (path, is_odd), "{written:?}");
        }
    }
}
