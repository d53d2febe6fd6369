//! The bundle that the page is opened with: beside it, named by the address, absent, or refused.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { cp, rm } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { startChromium } from "./harness/browsers.mjs";
import { counts, foreign, open } from "./harness/page.mjs";
import { serve } from "./harness/server.mjs";
import { dist, temporaryFolder } from "./harness/site.mjs";

let chromium;
before(async () => (chromium = await startChromium()));
after(() => chromium?.close());

async function opened(t, site, query) {
  const context = await chromium.newContext();
  t.after(() => Promise.all([context.close(), site.stop()]));
  return open(context, site.url + query);
}

/** The first two articles of the site's own bundle, as a bundle of its own. */
async function smaller() {
  const bundle = JSON.parse(await readFile(join(dist, "bundle.json"), "utf8"));
  return JSON.stringify({ ...bundle, articles: bundle.articles.slice(0, 2) });
}

test("the address can name another bundle beside the page or below it", async (t) => {
  for (const name of ["other.json", "more/other.json"]) {
    const site = await serve(dist, { extra: { [name]: await smaller() } });
    const { page } = await opened(t, site, `?bundle=${name}`);
    assert.equal((await counts(page)).articles, 2, name);
    assert.ok(!site.log.some((entry) => entry.path.endsWith("/bundle.json") && entry.status === 404));
  }
});

test("a bundle of that name is there without a network, too", async (t) => {
  const site = await serve(dist, { extra: { "other.json": await smaller() } });
  const { page } = await opened(t, site, "?bundle=other.json");
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
  await page.waitForFunction(() => navigator.serviceWorker.controller);
  await page.reload();
  await page.waitForSelector('body[data-state="ready"]');
  await site.stop();
  await page.reload();
  await page.waitForSelector('body[data-state="ready"]');
  assert.equal((await counts(page)).articles, 2);
});

test("the start is offered where there is no bundle", async (t) => {
  const folder = await temporaryFolder(t);
  await cp(dist, folder, { recursive: true });
  await rm(join(folder, "bundle.json"));
  const { page } = await opened(t, await serve(folder), "");
  assert.equal((await counts(page)).articles, 0);
  assert.ok(await page.locator("input[type=file]").count(), "files can be chosen");
});

for (const name of ["https://example.org/x.json", "//example.org/x.json", "/x.json", "../x.json", "\\x.json", "data:,{}", "x.txt", "http:x.json"]) {
  test(`${name} is refused as a bundle's name`, async (t) => {
    const site = await serve(dist);
    const context = await chromium.newContext();
    t.after(() => Promise.all([context.close(), site.stop()]));
    const page = await context.newPage();
    const requests = [];
    page.on("request", (request) => requests.push(request.url()));
    await page.goto(`${site.url}?bundle=${encodeURIComponent(name)}`);
    const said = await page.evaluate(() => globalThis.rasid.loadBundle().then(() => "loaded", (error) => error.message));
    assert.equal(said, `${name}: not the relative name of a .json file beside the page`);
    await page.waitForFunction((words) => document.body.innerText.includes(words), name, { timeout: 10_000 }).catch(async () => {
      assert.fail(`the page does not say that ${name} was refused: ${await page.innerText("body")}`);
    });
    assert.deepEqual(foreign({ requests }, site.url), []);
  });
}

test("a bundle that is missing is named", async (t) => {
  const site = await serve(dist);
  const context = await chromium.newContext();
  t.after(() => Promise.all([context.close(), site.stop()]));
  const page = await context.newPage();
  await page.goto(`${site.url}?bundle=absent.json`);
  await page.waitForFunction(() => document.body.innerText.includes("absent.json"), undefined, { timeout: 10_000 }).catch(async () => {
    assert.fail(`the page does not name absent.json: ${await page.innerText("body")}`);
  });
});
