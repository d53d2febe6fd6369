//! The page for those who use it by keyboard or hear it: axe finds nothing on any view, in both languages and both themes.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { startChromium } from "./harness/browsers.mjs";
import { choose, open } from "./harness/page.mjs";
import { serve } from "./harness/server.mjs";
import { dist } from "./harness/site.mjs";

let chromium;
let site;
let axe;
before(async () => {
  chromium = await startChromium();
  site = await serve(dist);
  axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
});
after(() => Promise.all([chromium?.close(), site?.stop()]));

for (const lang of ["ar", "en"]) {
  for (const colorScheme of ["light", "dark"]) {
    for (const [name, viewport] of [
      ["a wide screen", { width: 1440, height: 900 }],
      ["a small screen", { width: 1024, height: 768 }],
      ["a phone", { width: 390, height: 844 }],
    ]) {
      test(`axe finds nothing: ${lang}, ${colorScheme}, ${name}`, async (t) => {
        const context = await chromium.newContext({ colorScheme, viewport });
        t.after(() => context.close());
        const { page } = await open(context, `${site.url}#lang=${lang}`);
        const id = await page.evaluate(() => document.querySelector("[data-event-id]").dataset.eventId);
        await choose(page, id);
        // Through the driver, since the page's policy runs no script from elsewhere.
        await page.evaluate(axe);
        const finds = async (view) => {
          const { violations } = await page.evaluate(() => globalThis.axe.run({ resultTypes: ["violations"] }));
          return violations.flatMap((rule) =>
            rule.nodes.map((node) => `${view}: ${rule.id} (${rule.impact}): ${node.target.join(" ")}: ${node.failureSummary}`));
        };
        const told = await finds("events");
        for (const [key, view, drawn] of [
          ["2", "article", "[data-article-id]"],
          ["3", "timeline", viewport.width > 760 ? ".drawer" : ".tlphone [data-mark]"],
          ["4", "map", '.mapp[data-world="ready"] a.pt'],
          ["e", "export", "dialog[open]"],
          ["Escape", "events again", ".work"],
          ["Shift+Slash", "keys", "dialog[open]"],
          ["Escape", "events once more", ".work"],
          ["i", "import", "dialog[open]"],
          ["Escape", "events again", ".work"],
          ["w", "why", viewport.width > 760 ? ".why" : ".work"],
          ["f", "filters", ".facets"],
        ]) {
          await page.keyboard.press(key);
          await page.waitForSelector(drawn);
          told.push(...(await finds(view)));
        }
        await page.keyboard.press("Escape");
        await page.keyboard.press("i");
        await page.locator(".importer__clear button").click();
        await page.waitForSelector(".start");
        told.push(...(await finds("start")));
        assert.deepEqual(told, []);
      });
    }
  }
}

test("everything is reached by keyboard: an event, its evidence, why, a filter, the report", async (t) => {
  const context = await chromium.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: "reduce" });
  t.after(() => context.close());
  const { page, seen } = await open(context, `${site.url}#lang=en`);
  const chosen = () => page.evaluate(() => document.querySelector('[data-event-id][aria-current="true"]')?.dataset.eventId ?? null);
  await page.keyboard.press("j");
  const first = await chosen();
  await page.keyboard.press("j");
  assert.ok(first && (await chosen()) !== first);
  await page.keyboard.press("k");
  assert.equal(await chosen(), first);
  const at = () => page.locator(".article__pos").innerText();
  const before = await at();
  await page.keyboard.press("n");
  assert.notEqual(await at(), before);
  await page.keyboard.press("w");
  await page.locator(".why").waitFor();
  await page.keyboard.press("f");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  assert.ok(await page.evaluate(() => document.activeElement.closest(".facets") !== null), "the focus is among the filters");
  await page.keyboard.press("Escape");
  await page.keyboard.press("/");
  assert.ok(await page.evaluate(() => document.activeElement.type === "search"));
  await page.keyboard.press("Escape");
  await page.keyboard.press("?");
  const listed = await page.locator("dialog kbd").allInnerTexts();
  for (const key of ["j", "k", "n", "p", "/", "f", "w", "i", "e", "t", "l", "?", "3", "4"]) assert.ok(listed.includes(key), key);
  await page.keyboard.press("Escape");
  await page.keyboard.press("e");
  await page.locator("dialog [data-format]").first().waitFor();
  assert.deepEqual(seen.errors, []);
});

test("nothing moves where the reader asks for no motion", async (t) => {
  const context = await chromium.newContext({ viewport: { width: 390, height: 844 }, reducedMotion: "reduce" });
  t.after(() => context.close());
  const { page } = await open(context, site.url);
  const moving = await page.evaluate(() =>
    [...document.querySelectorAll("*")].filter((one) => {
      const { transitionDuration, animationDuration, scrollBehavior } = getComputedStyle(one);
      return [transitionDuration, animationDuration].some((time) => /[1-9]/.test(time)) || scrollBehavior === "smooth";
    }).map((one) => one.className));
  assert.deepEqual(moving, []);
});

for (const lang of ["ar", "en"]) {
  test(`on a phone nothing of a card reaches beyond it: ${lang}`, async (t) => {
    const context = await chromium.newContext({ viewport: { width: 390, height: 844 } });
    t.after(() => context.close());
    const { page } = await open(context, `${site.url}#lang=${lang}`);
    const beyond = await page.evaluate(() =>
      [...document.querySelectorAll("[data-event-id]")].flatMap((card) => {
        const { left, right } = card.getBoundingClientRect();
        const parts = [...card.querySelectorAll(".chip, .tolls, .card__place, .card__date, .card__title")];
        return parts.filter((part) => {
          const box = part.getBoundingClientRect();
          return box.left < left - 1 || box.right > right + 1;
        }).map((part) => part.innerText);
      }));
    assert.deepEqual(beyond, []);
  });
}
