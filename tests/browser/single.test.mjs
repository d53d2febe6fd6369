//! The single file, opened from the disk.

import assert from "node:assert/strict";
import { stat } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { after, before, test } from "node:test";
import { startChromium, startFirefox, watch } from "./harness/browsers.mjs";
import { cards, counts, foreign, open, ready } from "./harness/page.mjs";
import { serve } from "./harness/server.mjs";
import { dist } from "./harness/site.mjs";

const file = join(dist, "rasid.html");
const address = pathToFileURL(file).href;

let chromium;
let onSite;
before(async () => {
  chromium = await startChromium();
  const site = await serve(dist);
  const context = await chromium.newContext();
  const { page } = await open(context, site.url);
  onSite = { cards: await cards(page), counts: await counts(page) };
  await context.close();
  await site.stop();
});
after(() => chromium?.close());

test("the single file is small enough to be sent by mail", async () => {
  const { size } = await stat(file);
  assert.ok(size <= 2_500_000, `${size} bytes`);
});

test("opened from the disk in Chromium it shows what the site shows", async (t) => {
  const context = await chromium.newContext();
  t.after(() => context.close());
  const { page, seen } = await open(context, address);
  assert.deepEqual(await counts(page), onSite.counts);
  assert.deepEqual(await cards(page), onSite.cards);
  assert.deepEqual(seen.errors, []);
  assert.deepEqual(foreign(seen, address), [], "it asks for itself only");
});

test("opened from the disk in Firefox it shows what the site shows", async (t) => {
  const firefox = await startFirefox();
  t.after(() => firefox.close());
  const page = await firefox.newPage();
  const seen = watch(page);
  await page.goto(address);
  await ready(page, seen);
  assert.deepEqual(await counts(page), onSite.counts);
  assert.deepEqual(await cards(page), onSite.cards);
  assert.deepEqual(seen.errors, []);
  assert.deepEqual(foreign(seen, address), [], "it asks for itself only");
});

test("the fonts in the single file are used", async (t) => {
  const context = await chromium.newContext();
  t.after(() => context.close());
  const { page } = await open(context, address);
  const loaded = await page.evaluate(async () => {
    await document.fonts.ready;
    return [...document.fonts].filter((font) => font.status === "loaded").map((font) => font.family.replaceAll('"', ""));
  });
  assert.ok(loaded.includes("Vazirmatn"), `loaded: ${loaded.join(", ") || "none"}`);
});
