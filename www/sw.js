//! The service worker: keeps the site for use without a network. The build puts `RASID` before these lines:
//! the site's version, a hash over all its files, and each file's name with the hash of its content.
//!
//! A version is kept whole or not at all: files are fetched under their hash, so a site that is being
//! replaced cannot be kept half old, half new. A new version waits until a page asks it to take over. The
//! version before it stays too, because a page that still runs it may yet start another worker.
"use strict";

// The path is part of the name: other sites of the same origin keep theirs beside it.
const PREFIX = `rasid ${new URL(registration.scope).pathname} `;
const CURRENT = PREFIX + RASID.version;
const BUNDLES = PREFIX + "bundles";

addEventListener("install", (event) => event.waitUntil(install()));
addEventListener("activate", (event) => event.waitUntil(activate()));
addEventListener("message", (event) => {
  if (event.data === "take over") skipWaiting();
});

async function install() {
  const cache = await caches.open(CURRENT);
  await Promise.all(
    RASID.files.map(async ([name, integrity]) => {
      const address = new URL(name, registration.scope).href;
      // What an older version holds under the same hash need not be fetched again.
      const kept = await keptUnderHash(address, integrity);
      const response = kept ?? (await fetch(new Request(address, { integrity, cache: "no-cache" })));
      if (!response.ok) throw new Error(`${name}: HTTP ${response.status}`);
      await cache.put(address, response);
    }),
  );
}

/** An earlier version's copy, when its content has this very hash. */
async function keptUnderHash(address, integrity) {
  const kept = await caches.match(address);
  if (!kept) return null;
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", await kept.clone().arrayBuffer()));
  return `sha256-${btoa(String.fromCharCode(...digest))}` === integrity ? kept : null;
}

async function activate() {
  const versions = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== BUNDLES && name !== CURRENT);
  // In the order of their making: the last one is the version that this one replaces.
  await Promise.all(versions.slice(0, -1).map((name) => caches.delete(name)));
  await clients.claim();
}

addEventListener("fetch", (event) => {
  const { request } = event;
  const address = new URL(request.url);
  if (request.method !== "GET" || !address.href.startsWith(registration.scope)) return;
  address.search = "";
  address.hash = "";
  if (address.href === `${registration.scope}index.html`) address.href = registration.scope;
  const name = address.href.slice(registration.scope.length);
  if (RASID.files.some(([file]) => file === (name || "./"))) event.respondWith(fromCache(address.href, request));
  else if (name.endsWith(".json")) event.respondWith(bundle(address.href, request));
  else if (/\.(js|wasm|css)$/.test(name)) event.respondWith(fromOlder(address.href, request));
});

async function fromCache(address, request) {
  const cache = await caches.open(CURRENT);
  return (await cache.match(address)) ?? fetch(request);
}

/** A file of the version before this one. */
async function fromOlder(address, request) {
  return (await caches.match(address)) ?? fetch(request);
}

/** A bundle that the page was asked for by name: the newest where there is a network, else as last seen. */
async function bundle(address, request) {
  const cache = await caches.open(BUNDLES);
  try {
    const response = await fetch(request);
    if (response.ok) await cache.put(address, response.clone());
    return response;
  } catch (error) {
    const kept = await cache.match(address);
    if (kept) return kept;
    throw error;
  }
}
