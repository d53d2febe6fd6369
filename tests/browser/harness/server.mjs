//! A static server for one test: serves a folder under a sub-path, as GitHub Pages does, and keeps a log of what
//! was asked for. It can be given another folder while it runs (a new version of the site), and be stopped.

import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join } from "node:path";

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".wasm": "application/wasm",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
  ".txt": "text/plain; charset=utf-8",
};

/**
 * Serves `folder` at `url`. `log` lists each request as `{ method, path, status }`; `extra` maps names below the
 * base to bodies that the folder does not hold; `stop` ends the server and all its connections.
 */
export async function serve(folder, { base = "/sub/rasid/", extra = {} } = {}) {
  const site = { folder, extra, log: [], base };
  const server = createServer(async (request, response) => {
    const path = new URL(request.url, "http://localhost").pathname;
    const found = path.startsWith(base) ? await content(site, path.slice(base.length) || "index.html") : null;
    const tag = found && `"${createHash("sha256").update(found.body).digest("hex").slice(0, 16)}"`;
    const status = !found ? 404 : request.headers["if-none-match"] === tag ? 304 : 200;
    site.log.push({ method: request.method, path, status });
    response.writeHead(status, {
      "Content-Type": found?.type ?? "text/plain",
      // As GitHub Pages: kept a while, then asked about again.
      "Cache-Control": "max-age=600",
      "Access-Control-Allow-Origin": "*",
      ...(tag && { ETag: tag }),
    });
    // A browser shows no page for an answer without content.
    const body = status === 404 ? "not here" : found.body;
    response.end(status === 304 || request.method === "HEAD" ? undefined : body);
  });
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  const origin = `http://localhost:${server.address().port}`;
  return Object.assign(site, {
    origin,
    url: origin + base,
    async stop() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  });
}

async function content(site, name) {
  const type = TYPES[extname(name)] ?? "application/octet-stream";
  if (name in site.extra) return { body: Buffer.from(site.extra[name]), type };
  if (name.includes("..") || name.includes("%")) return null;
  try {
    return { body: await readFile(join(site.folder, name)), type };
  } catch {
    return null;
  }
}
