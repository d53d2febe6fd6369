//! Search: every find is shown with the words around it, and opens where they stand.

import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { startChromium } from "./harness/browsers.mjs";
import { open, until } from "./harness/page.mjs";
import { serve } from "./harness/server.mjs";
import { bundleArticles, dist, extract } from "./harness/site.mjs";

let chromium;
let site;
let articles;
let lines;
before(async () => {
  chromium = await startChromium();
  site = await serve(dist);
  articles = await bundleArticles(join(dist, "bundle.json"));
  lines = await extract(join(dist, "bundle.json"));
});
after(() => Promise.all([chromium?.close(), site?.stop()]));

async function opened(t, fragment = "") {
  const context = await chromium.newContext({ viewport: { width: 1440, height: 900 } });
  t.after(() => context.close());
  return open(context, site.url + fragment);
}

/** A word of an article's text that no event of the corpus has among its own words. */
function wordOutsideEvents() {
  const told = lines.flatMap((line) => line.events.flatMap((event) => JSON.stringify(event))).join(" ");
  for (const article of articles) {
    const letters = [...article.text];
    const line = lines.find((one) => one.article === article.id);
    const evidence = line.events.flatMap((event) => event.evidence).map(({ start, end }) => letters.slice(start, end).join(""));
    const own = `${told} ${evidence.join(" ")}`;
    const words = article.text.match(/[\u0621-\u064A]{6,}/g) ?? [];
    const word = words.reverse().find((one) => !own.includes(one) && !own.includes(one.slice(2)));
    if (word) return { word, article };
  }
  return assert.fail("every word of the sample belongs to an event");
}

test("a card found by its sentence shows the words around the hit", async (t) => {
  const { page } = await opened(t);
  const evidence = lines.flatMap((line) => line.events.map((event) => ({ event, line })));
  const { event, line } = evidence.find(({ event: one }) => one.perpetrators.length);
  const word = event.perpetrators[0].text.split(" ").pop();
  await page.locator("input[type=search]").fill(word);
  await until(page, `a snippet with ${word}`, () => document.querySelector("[data-event-id] .snip .hit"));
  const hits = await page.evaluate(() => [...document.querySelectorAll("[data-event-id] .snip .hit")].map((hit) => hit.textContent));
  assert.ok(hits.some((hit) => word.includes(hit) || hit.includes(word)), `${hits} for ${word} of ${line.article}`);
});

test("an article that holds the words outside its events is listed with them, and opens at the hit", async (t) => {
  const { word, article } = wordOutsideEvents();
  const { page, seen } = await opened(t, `#q=${encodeURIComponent(word)}`);
  const found = page.locator(".onlytext li").first();
  await found.waitFor();
  assert.ok((await found.locator(".snip .hit").count()) > 0, `no words around ${word}`);
  await found.locator("button").click();
  await until(page, `${article.id} open at ${word}`, () => {
    const hit = document.querySelector("[data-article-id] .hit.is-at");
    const { top, bottom } = hit?.getBoundingClientRect() ?? { top: -1, bottom: -1 };
    return top > 0 && bottom < innerHeight;
  });
  assert.deepEqual(seen.errors, []);
});

test("the keys lead from hit to hit", async (t) => {
  const counted = (text, word) => text.split(word).length - 1;
  const { word, article } = articles
    .flatMap((one) => (one.text.match(/[\u0621-\u064A]{5,}/g) ?? []).map((each) => ({ word: each, article: one })))
    .find((one) => counted(one.article.text, one.word) > 2);
  const { page } = await opened(t, `#q=${encodeURIComponent(word)}&in=${encodeURIComponent(article.id)}`);
  await page.waitForSelector("[data-article-id] .hit.is-at");
  const at = () => page.evaluate(() => document.querySelector("[data-article-id] .is-at").id);
  assert.equal(await at(), "evidence-0");
  await page.keyboard.press("n");
  await until(page, "the second hit", () => document.querySelector("[data-article-id] .is-at")?.id === "evidence-1");
  await page.keyboard.press("p");
  await until(page, "the first again", () => document.querySelector("[data-article-id] .is-at")?.id === "evidence-0");
});

test("a misspelt word is put right, and a search that finds nothing speaks of words, not of filters", async (t) => {
  const { page } = await opened(t, "#lang=en");
  const search = page.locator("input[type=search]");
  await search.fill("باماكوو");
  const offered = page.locator(".empty button");
  await offered.waitFor();
  assert.equal(await offered.innerText(), "باماكو");
  assert.ok(!/filter/i.test(await page.locator(".empty").innerText()));
  await offered.click();
  await until(page, "what was meant", () => Number(document.querySelector("[data-shown]").dataset.shown) > 0);
  assert.equal(await search.inputValue(), "باماكو");
  await search.fill("زقزوقستان");
  await page.locator(".empty").waitFor();
  assert.equal(await offered.count(), 0, "nothing is like it");
  await page.evaluate(() => (location.hash += "&type=battles"));
  await until(page, "a filter too", () => /filter/.test(document.querySelector(".empty")?.innerText));
});
