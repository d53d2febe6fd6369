//! The single file: the staged page with everything that it would load written into it. Programs come as gzip
//! in base64, which `www/start.js` opens; scripts and styles are allowed by the hashes of their text, and
//! nothing else is.

mod tags;

use std::fs;
use std::io::Write;
use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use flate2::Compression;
use flate2::write::GzEncoder;
use sha2::{Digest, Sha256};

use crate::run::{Failure, OrFail, Outcome};
use crate::seal;
use tags::{Tag, without_comments};

/// Writes `rasid.html` beside the staged page; `worker` is the worker's file name without its ending.
pub fn write(staged: &Path, worker: &str) -> Outcome {
    let page = without_comments(&seal::read(&staged.join("index.html"))?);
    let mut single = Single { staged, worker, script_hashes: Vec::new(), style_hashes: Vec::new() };
    let mut html = String::new();
    let mut done = 0;
    let mut policy_at = None;
    for tag in tags::scan(&page) {
        html.push_str(&page[done..tag.start]);
        done = tag.end;
        if tag.is_policy() {
            policy_at = Some(html.len());
        } else {
            html.push_str(&single.inline(&tag)?);
        }
    }
    html.push_str(&page[done..]);
    let policy_at = policy_at.ok_or_else(|| Failure::new("index.html has no Content-Security-Policy"))?;
    html.insert_str(policy_at, &single.policy());
    seal::write(&staged.join("rasid.html"), html)
}

struct Single<'a> {
    staged: &'a Path,
    worker: &'a str,
    script_hashes: Vec<String>,
    style_hashes: Vec<String>,
}

impl Single<'_> {
    /// What stands in the single file for a tag of the site's page.
    fn inline(&mut self, tag: &Tag) -> Outcome<String> {
        match (tag.name, tag.get("rel"), tag.get("href").or(tag.get("src"))) {
            ("link", Some("stylesheet"), Some(file)) => {
                let style = self.with_fonts(&seal::read(&self.staged.join(file))?)?;
                self.style_hashes.push(hash(&fits_in(&style, "</style")?));
                Ok(format!("<style>{style}</style>"))
            }
            ("link", Some("icon"), Some(file)) => {
                let icon = data_address(&self.staged.join(file))?;
                Ok(format!("<link rel=\"icon\" href=\"{icon}\">"))
            }
            ("link", Some("preload"), Some(file)) if tag.get("id") == Some("app-wasm") => self.programs(file),
            // Nothing is left to be loaded ahead.
            ("link", Some("preload"), _) => Ok(String::new()),
            ("script", _, Some(file)) => {
                let script = fits_in(&seal::read(&self.staged.join(file))?, "</script")?;
                self.script_hashes.push(hash(&script));
                Ok(format!("<script>{script}</script>"))
            }
            ("link" | "script", ..) => Err(Failure(format!("index.html: no place in the single file for {tag:?}"))),
            _ => Ok(tag.text.to_owned()),
        }
    }

    /// The page's program, the worker's script and the bundle, as blocks of text that nothing executes.
    fn programs(&self, app: &str) -> Outcome<String> {
        let app = gzip_base64(&self.staged.join(app))?;
        let worker_program = gzip_base64(&self.staged.join(format!("{}_bg.wasm", self.worker)))?;
        let worker_script = fits_in(&seal::read(&self.staged.join(format!("{}.js", self.worker)))?, "</script")?;
        // In JSON, `<` stands in strings only, where it may be written by its number.
        let bundle = seal::read(&self.staged.join("bundle.json"))?.replace('<', "\\u003c");
        let world = fits_in(&seal::read(&self.staged.join("world.json"))?, "</script")?;
        let regions = gzip_base64(&self.staged.join("regions.json"))?;
        Ok(format!(
            "<script type=\"text/plain\" id=\"app-wasm-gzip\">{app}</script>\n\
             <script type=\"text/plain\" id=\"worker-script\">const rasidWorkerGzip = \"{worker_program}\";\n\
             {worker_script}</script>\n\
             <script type=\"text/plain\" id=\"bundle\">{bundle}</script>\n\
             <script type=\"text/plain\" id=\"world\">{world}</script>\n\
             <script type=\"text/plain\" id=\"regions-gzip\">{regions}</script>\n"
        ))
    }

    /// The style sheet with the files that it names written into it.
    fn with_fonts(&self, style: &str) -> Outcome<String> {
        let mut parts = style.split("url(");
        let mut out = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            let (name, rest) =
                part.split_once(')').ok_or_else(|| Failure::new("the style sheet has an unclosed `url(`"))?;
            let name = name.trim().trim_matches(['"', '\'']);
            // A place in the page itself, such as a pattern, is no file.
            let inside = name.starts_with("data:") || name.starts_with('#');
            let address = if inside { name.to_owned() } else { data_address(&self.staged.join(name))? };
            out.push_str(&format!("url(\"{address}\"){rest}"));
        }
        Ok(out)
    }

    fn policy(&self) -> String {
        let scripts = self.script_hashes.join(" ");
        let styles = self.style_hashes.join(" ");
        format!(
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; base-uri 'none'; \
             script-src {scripts} 'wasm-unsafe-eval'; worker-src blob:; img-src data:; style-src {styles}; \
             font-src data:; form-action 'none'\">"
        )
    }
}

/// A source expression of the policy that allows exactly this text.
fn hash(text: &str) -> String {
    format!("'sha256-{}'", BASE64.encode(Sha256::digest(text)))
}

/// The text, if it may stand between tags of which `closing` is the second.
fn fits_in(text: &str, closing: &str) -> Outcome<String> {
    let lower = text.to_ascii_lowercase();
    // A browser reads line ends as line feeds before it hashes; `<!--` would change how a script is read.
    match [closing, "<!--", "\r"].into_iter().find(|unfit| lower.contains(unfit)) {
        Some(unfit) => Err(Failure(format!("text for the single file contains {unfit:?}"))),
        None => Ok(text.to_owned()),
    }
}

fn gzip_base64(file: &Path) -> Outcome<String> {
    Ok(BASE64.encode(gzip(&fs::read(file).or_fail(file.display())?)))
}

/// The bytes as a web server would send them compressed.
pub fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).expect("writing to memory cannot fail");
    encoder.finish().expect("writing to memory cannot fail")
}

/// A file as a `data:` address.
fn data_address(file: &Path) -> Outcome<String> {
    let kind = match file.extension().and_then(|ending| ending.to_str()) {
        Some("woff2") => "font/woff2",
        Some("svg") => "image/svg+xml",
        _ => return Err(Failure(format!("{}: no kind known for this ending", file.display()))),
    };
    Ok(format!("data:{kind};base64,{}", BASE64.encode(fs::read(file).or_fail(file.display())?)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_policys_hash_is_that_of_the_specification() {
        // The example of the CSP specification, section "The hash-source".
        assert_eq!(hash("alert('Hello, world.');"), "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='");
    }

    #[test]
    fn text_that_would_end_its_element_is_refused() {
        assert!(fits_in("a = '</SCRIPT>'", "</script").is_err());
        assert!(fits_in("a = 1 < 2", "</script").is_ok());
    }
}
