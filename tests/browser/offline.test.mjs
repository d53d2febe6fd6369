//! The site without a network, and its replacement by a newer version.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { startChromium, startFirefox, watch } from "./harness/browsers.mjs";
import { cardIds, open, ready, until } from "./harness/page.mjs";
import { serve } from "./harness/server.mjs";
import { dist, newerSite } from "./harness/site.mjs";

let chromium;
before(async () => (chromium = await startChromium()));
after(() => chromium?.close());

/** Waits until the service worker holds the whole site and answers for the page. */
async function kept(page) {
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
  await until(page, "the page is answered by the service worker", () => Boolean(navigator.serviceWorker.controller));
}

/** The version that `newerSite` has given the page that is shown; `null` for the site as it was built. */
const version = (page) => page.evaluate(() => document.querySelector('meta[name="version"]')?.content ?? null);

test("the second visit works with the server gone", async (t) => {
  const site = await serve(dist);
  const context = await chromium.newContext();
  t.after(() => context.close());
  const { page } = await open(context, site.url);
  const online = await cardIds(page);
  await kept(page);
  await site.stop();

  const seen = watch(page);
  await page.reload();
  await ready(page, seen);
  assert.deepEqual(await cardIds(page), online, "the same cards as with a network");
  assert.deepEqual(seen.errors, [], "no errors without a network");

  const again = await open(context, `${site.url}index.html`);
  assert.deepEqual(await cardIds(again.page), online, "the page under its other name");
});

test("the second visit works with the server gone, in Firefox", async (t) => {
  const site = await serve(dist);
  const firefox = await startFirefox();
  t.after(() => firefox.close());
  const page = await firefox.newPage();
  const seen = watch(page);
  await page.goto(site.url);
  await ready(page, seen);
  const online = await cardIds(page);
  await kept(page);
  await site.stop();

  await page.reload();
  await ready(page, seen);
  assert.deepEqual(await cardIds(page), online, "the same cards as with a network");
});

test("what is kept is exactly what the page loads, each file once", async (t) => {
  const site = await serve(dist);
  const context = await chromium.newContext();
  t.after(() => Promise.all([context.close(), site.stop()]));
  const { page, seen } = await open(context, site.url);
  await kept(page);
  const held = await page.evaluate(async () => {
    const [name] = await caches.keys();
    return (await (await caches.open(name)).keys()).map((request) => request.url);
  });
  const asked = seen.requests.filter((address) => address.startsWith(site.url));
  const unkept = asked.filter((address) => !held.includes(address) && !address.endsWith("/sw.js"));
  assert.deepEqual(unkept, [], "files that the page asked for and the service worker does not keep");
  assert.equal(new Set(held).size, held.length, "no file twice");
  // The browser's own cache holds what the page has loaded; only a question whether it is still new is allowed.
  const fetched = site.log.filter((entry) => entry.status === 200).map((entry) => entry.path);
  assert.deepEqual(fetched.filter((path, at) => fetched.indexOf(path) !== at), [], "files sent twice on the first visit");
});

test("a newer version announces itself, and is shown once no tab shows the older one", async (t) => {
  const site = await serve(dist);
  const context = await chromium.newContext();
  t.after(() => Promise.all([context.close(), site.stop()]));
  const { page } = await open(context, site.url);
  await kept(page);
  site.folder = await newerSite(t);
  await page.reload();
  await until(page, "the newer version is announced", () => globalThis.rasid.updateReady);
  assert.equal(await version(page), null, "the page that is being read is left alone");

  // A load that finds the newer version waiting is no different: it shows what it can show at once.
  await page.reload();
  await ready(page);
  assert.equal(await version(page), null, "a reload shows the version that the tab has");
  await until(page, "the newer version is announced again", () => globalThis.rasid.updateReady);

  // Another page of the site's origin, but not below the site: it tells when the waiting version has taken over.
  const beside = await context.newPage();
  await beside.goto(new URL("/beside", site.url).href);
  await page.close();
  await until(beside, "the newer version has taken over", async (scope) => {
    const registration = await navigator.serviceWorker.getRegistration(scope);
    return registration?.active && !registration.waiting;
  }, site.url);
  await site.stop();
  const offline = await open(context, site.url);
  assert.equal(await version(offline.page), "newer", "the newer version is the one that is kept");
});

test("the reader can take a newer version at once", async (t) => {
  const site = await serve(dist);
  const context = await chromium.newContext();
  t.after(() => Promise.all([context.close(), site.stop()]));
  const { page } = await open(context, site.url);
  await kept(page);
  site.folder = await newerSite(t);
  await page.reload();
  await until(page, "the newer version is announced", () => globalThis.rasid.updateReady);
  const reloaded = page.waitForEvent("load");
  await page.evaluate(() => void globalThis.rasid.applyUpdate());
  await reloaded;
  await ready(page);
  assert.equal(await version(page), "newer");
});

test("a tab with the older version can still start its worker after the newer one took over", async (t) => {
  const site = await serve(dist);
  const context = await chromium.newContext();
  t.after(() => Promise.all([context.close(), site.stop()]));
  const { page: older } = await open(context, site.url);
  await kept(older);
  // The worker's file of the older version is no longer on the server.
  const newer = await newerSite(t);
  site.folder = newer;
  const { page } = await open(context, site.url);
  await until(page, "the newer version is announced", () => globalThis.rasid.updateReady);
  const reloaded = page.waitForEvent("load");
  await page.evaluate(() => void globalThis.rasid.applyUpdate());
  await reloaded;
  await site.stop();
  const started = await older.evaluate(
    () =>
      new Promise((done) => {
        const worker = globalThis.rasid.startWorker();
        worker.addEventListener("error", (event) => done(`error: ${event.message}`));
        // An error would come within this time; the program itself says nothing unasked that all versions share.
        setTimeout(() => done("started"), 2000);
      }),
  );
  assert.equal(started, "started");
});

test("another site of the same origin keeps what it holds", async (t) => {
  const site = await serve(dist);
  const context = await chromium.newContext();
  t.after(() => Promise.all([context.close(), site.stop()]));
  const { page } = await open(context, site.url);
  await page.evaluate(() => caches.open("rasid /other/ 1"));
  await kept(page);
  site.folder = await newerSite(t);
  await page.reload();
  await until(page, "the newer version is announced", () => globalThis.rasid.updateReady);
  const reloaded = page.waitForEvent("load");
  await page.evaluate(() => void globalThis.rasid.applyUpdate());
  await reloaded;
  assert.ok((await page.evaluate(() => caches.keys())).includes("rasid /other/ 1"));
});
