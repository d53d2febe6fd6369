//! A server for one's own machine: hands out the files of a folder, one thread a connection, nothing cached
//! without asking, so that a new build shows at the next reload.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::run::{OrFail, Outcome};
use crate::seal::short_hash;

/// Serves the folder until the program is ended.
pub fn serve(folder: &Path, port: u16) -> Outcome {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))
        .or_fail(format!("port {port} of this machine cannot be used (another can be named with --port)"))?;
    let port = listener.local_addr().or_fail("the server's address")?.port();
    println!("\nServing {} at http://localhost:{port}/ (end it with Ctrl+C)", folder.display());
    for connection in listener.incoming() {
        let Ok(connection) = connection else { continue };
        let folder = folder.to_owned();
        // A browser that goes away in the middle of an answer is no failure of ours.
        std::thread::spawn(move || answer(&connection, &folder).ok());
    }
    Ok(())
}

/// One request, of which only the first line and the known copy's tag matter.
struct Request {
    method: String,
    path: String,
    known_tag: Option<String>,
}

fn answer(connection: &TcpStream, folder: &Path) -> std::io::Result<()> {
    connection.set_read_timeout(Some(Duration::from_secs(10)))?;
    let Some(request) = read_request(connection)? else { return Ok(()) };
    let head_only = request.method == "HEAD";
    if !head_only && request.method != "GET" {
        return respond(connection, "405 Method Not Allowed", "text/plain", "", b"");
    }
    let Some((file, content)) = find(folder, &request.path) else {
        return respond(connection, "404 Not Found", "text/plain", "", b"not found\n");
    };
    let tag = format!("\"{}\"", short_hash(&content));
    if request.known_tag.as_deref() == Some(&tag) {
        return respond(connection, "304 Not Modified", content_type(&file), &tag, b"");
    }
    respond(connection, "200 OK", content_type(&file), &tag, if head_only { b"" } else { &content })
}

fn read_request(connection: &TcpStream) -> std::io::Result<Option<Request>> {
    let mut lines = BufReader::new(connection).lines();
    let Some(first) = lines.next().transpose()? else { return Ok(None) };
    let mut words = first.split_whitespace();
    let (Some(method), Some(target)) = (words.next(), words.next()) else { return Ok(None) };
    let path = target.split(['?', '#']).next().unwrap_or_default();
    let mut request = Request { method: method.to_owned(), path: path.to_owned(), known_tag: None };
    for line in lines {
        let line = line?;
        if line.is_empty() {
            break;
        }
        if let Some((name, value)) = line.split_once(':')
            && name.eq_ignore_ascii_case("if-none-match")
        {
            request.known_tag = Some(value.trim().to_owned());
        }
    }
    Ok(Some(request))
}

/// The file behind a path, and its content; nothing outside the folder.
fn find(folder: &Path, path: &str) -> Option<(PathBuf, Vec<u8>)> {
    let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
    if parts.iter().any(|part| part.starts_with('.') || part.contains(['\\', ':', '%'])) {
        return None;
    }
    let mut file = parts.iter().fold(folder.to_owned(), |folder, part| folder.join(part));
    if path.ends_with('/') {
        file.push("index.html");
    }
    let content = fs::read(&file).ok()?;
    Some((file, content))
}

fn respond(mut to: &TcpStream, status: &str, kind: &str, tag: &str, body: &[u8]) -> std::io::Result<()> {
    let tag = if tag.is_empty() { String::new() } else { format!("ETag: {tag}\r\n") };
    write!(
        to,
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nCache-Control: no-cache\r\n{tag}Connection: close\r\n\r\n",
        body.len()
    )?;
    to.write_all(body)
}

fn content_type(file: &Path) -> &'static str {
    match file.extension().and_then(|ending| ending.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("json") => "application/json",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("woff2") => "font/woff2",
        Some("txt") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_files_of_the_folder_are_found() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
        assert!(find(folder, "/Cargo.toml").is_some());
        assert!(find(folder, "/src/serve.rs").is_some());
        for path in ["/../Cargo.toml", "/src/../../Cargo.toml", "/%2e%2e/Cargo.toml", "/src", "/", "/none"] {
            assert!(find(folder, path).is_none(), "{path}");
        }
    }
}
