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
        ]) {
          await page.keyboard.press(key);
          await page.waitForSelector(drawn);
          told.push(...(await finds(view)));
        }
        assert.deepEqual(told, []);
      });
    }
  }
}
