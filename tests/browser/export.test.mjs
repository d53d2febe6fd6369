//! What goes out of the page: files with the very bytes of the command line, and the printed report.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { promisify } from "node:util";
import { startChromium } from "./harness/browsers.mjs";
import { open, shows } from "./harness/page.mjs";
import { serve } from "./harness/server.mjs";
import { dist, extract, root } from "./harness/site.mjs";

let chromium;
let site;
let lines;
before(async () => {
  chromium = await startChromium();
  site = await serve(dist);
  lines = await extract(join(dist, "bundle.json"));
});
after(() => Promise.all([chromium?.close(), site?.stop()]));

const cli = process.env.RASID_CLI ?? join(root, "target", "release", "rasid");
const written = async (format) => {
  const words = ["extract", "--format", format, join(dist, "bundle.json")];
  return (await promisify(execFile)(cli, words, { maxBuffer: 1 << 28, encoding: "buffer" })).stdout;
};

async function opened(t, fragment = "") {
  const context = await chromium.newContext({ viewport: { width: 1440, height: 900 } });
  t.after(() => context.close());
  const { page, seen } = await open(context, site.url + fragment);
  return { page, seen, context };
}

/** Exports from the open dialog; returns the file's name and bytes. */
async function exported(page, format, scope) {
  await page.locator(`input[name="scope"][value="${scope}"]`).check();
  const [download] = await Promise.all([page.waitForEvent("download"), page.locator(`[data-format="${format}"]`).click()]);
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

test("all events go out with the bytes of the command line, in every format", async (t) => {
  const { page, seen } = await opened(t, "#type=battles");
  await page.keyboard.press("e");
  for (const [format, ending] of [["acled", "csv"], ["geojson", "geojson"], ["ndjson", "ndjson"]]) {
    const { name, bytes } = await exported(page, format, "all");
    assert.ok(name.endsWith(`.${ending}`), name);
    assert.ok(bytes.equals(await written(format)), `${format}: ${bytes.length} bytes, not those of the command line`);
  }
  assert.deepEqual(seen.errors, []);
});

test("the events shown go out alone", async (t) => {
  const { page } = await opened(t, "#type=battles");
  const battles = lines.flatMap((line) => line.events).filter((event) => event.event_type === "Battles");
  await shows(page, battles.length, "battles");
  await page.keyboard.press("e");
  const told = (await exported(page, "ndjson", "shown")).bytes.toString().trim().split("\n").map((line) => JSON.parse(line));
  const expected = lines
    .map((line) => ({ ...line, events: line.events.filter((event) => event.event_type === "Battles") }))
    .filter((line) => line.events.length);
  assert.deepEqual(told, expected);
  const features = JSON.parse((await exported(page, "geojson", "shown")).bytes).features;
  assert.equal(features.length, battles.length);
  const table = (await exported(page, "acled", "shown")).bytes.toString();
  assert.ok(table.startsWith("\uFEFFevent_id_cnty,"), table.slice(0, 40));
  // A row of the filtered table is a row of the whole one.
  const whole = (await written("acled")).toString();
  for (const event of battles) assert.ok(table.includes(`RASID-${event.id}`) && whole.includes(`RASID-${event.id}`), event.id);
});

for (const lang of ["ar", "en"]) {
  test(`the printed report holds every event shown with its evidence, and nothing of the page: ${lang}`, async (t) => {
    const { page } = await opened(t, `#lang=${lang}&type=battles`);
    const battles = lines.flatMap((line) => line.events).filter((event) => event.event_type === "Battles");
    await shows(page, battles.length, "battles");
    await page.emulateMedia({ media: "print" });
    await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
    await page.waitForSelector(".rp");
    const printed = await page.evaluate(() => ({
      ids: [...document.querySelectorAll("[data-printed]")].map((row) => row.dataset.printed).sort(),
      evidence: document.querySelectorAll(".rp__ev > li").length,
      seen: [...document.querySelectorAll(".top, .work, .tabs")].filter((part) => part.checkVisibility()).length,
      text: document.querySelector(".rp").innerText,
    }));
    assert.deepEqual(printed.ids, battles.map((event) => event.id).sort());
    assert.equal(printed.evidence, battles.length);
    assert.equal(printed.seen, 0);
    assert.match(printed.text, lang === "en" ? /Type: Battles/ : /النوع: اشتباكات/);
    assert.ok((await page.pdf({ format: "A4" })).length > 20_000);
    await page.evaluate(() => dispatchEvent(new Event("afterprint")));
    await page.waitForSelector(".rp", { state: "detached" });
  });
}

test("with nothing shown, the page prints that nothing is, and offers all events as files", async (t) => {
  const { page } = await opened(t, "#lang=en&type=battles&country=XX");
  await shows(page, 0, "no battle there");
  await page.keyboard.press("e");
  await page.locator("dialog[open]").waitFor();
  assert.ok(await page.locator('input[name="scope"][value="all"]').isChecked());
  assert.ok(await page.locator('input[name="scope"][value="shown"]').isDisabled());
  await page.keyboard.press("Escape");
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  await page.waitForSelector(".rp", { state: "attached" });
  await page.emulateMedia({ media: "print" });
  assert.match(await page.locator(".rp").innerText(), /No event matches/);
  assert.equal(await page.locator(".rp table").count(), 0);
});
