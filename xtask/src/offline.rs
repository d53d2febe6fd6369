//! The service worker's list: every file that the site's page loads, with the hash of its content.

use std::fs;
use std::path::{Path, PathBuf};

use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use sha2::{Digest, Sha256};

use crate::run::{OrFail, Outcome};
use crate::seal;

/// A file that the page loads.
pub struct Loaded {
    /// Relative to the site, with `/` between its parts.
    pub name: String,
    pub content: Vec<u8>,
}

/// Writes `sw.js`: the list, then the script that uses it.
pub fn write(script: &Path, staged: &Path) -> Outcome {
    let files: Vec<[String; 2]> = loaded(staged)?.into_iter().map(|file| [address(&file), integrity(&file)]).collect();
    let version = seal::short_hash(format!("{files:?}").as_bytes());
    let list = serde_json::json!({ "version": version, "files": files });
    seal::write(&staged.join("sw.js"), format!("const RASID = {list};\n{}", seal::read(script)?))
}

/// All files of the site's first load, by name. Licences, the map's outlines and the single file are there for those
/// who ask; the service worker keeps the outlines, as it keeps a bundle, from when the map first needs them.
pub fn loaded(site: &Path) -> Outcome<Vec<Loaded>> {
    let mut paths = Vec::new();
    list(site, &mut paths)?;
    let mut files = Vec::new();
    for path in paths {
        let name = path.strip_prefix(site).expect("listed below the site").to_string_lossy().replace('\\', "/");
        if name == "sw.js"
            || name == "rasid.html"
            || name == "world.json"
            || name == "regions.json"
            || name.ends_with(".txt")
        {
            continue;
        }
        files.push(Loaded { content: fs::read(&path).or_fail(path.display())?, name });
    }
    files.sort_by(|left, right| left.name.cmp(&right.name));
    Ok(files)
}

fn list(folder: &Path, paths: &mut Vec<PathBuf>) -> Outcome {
    for entry in fs::read_dir(folder).or_fail(folder.display())? {
        let path = entry.or_fail(folder.display())?.path();
        if path.is_dir() {
            list(&path, paths)?;
        } else {
            paths.push(path);
        }
    }
    Ok(())
}

/// Some servers redirect `index.html`, and a redirected answer cannot be kept as a page.
fn address(file: &Loaded) -> String {
    if file.name == "index.html" { "./".to_owned() } else { file.name.clone() }
}

fn integrity(file: &Loaded) -> String {
    format!("sha256-{}", BASE64.encode(Sha256::digest(&file.content)))
}
