//! Language, direction and digits.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { startChromium } from "./harness/browsers.mjs";
import { cards, choose, open, until } from "./harness/page.mjs";
import { serve } from "./harness/server.mjs";
import { dist } from "./harness/site.mjs";

let chromium;
let site;
before(async () => {
  chromium = await startChromium();
  site = await serve(dist);
});
after(() => Promise.all([chromium?.close(), site?.stop()]));

const root = (page) => page.evaluate(() => ({ lang: document.documentElement.lang, dir: document.documentElement.dir }));

async function opened(t, fragment = "") {
  const context = await chromium.newContext({ viewport: { width: 1440, height: 900 } });
  t.after(() => context.close());
  return open(context, site.url + fragment);
}

test("the page opens in Arabic, from right to left", async (t) => {
  const { page } = await opened(t);
  assert.deepEqual(await root(page), { lang: "ar", dir: "rtl" });
});

test("the page's address can ask for English, from left to right", async (t) => {
  const { page } = await opened(t, "#lang=en");
  assert.deepEqual(await root(page), { lang: "en", dir: "ltr" });
});

test("the language is changed by its button, and the events stay", async (t) => {
  const { page } = await opened(t);
  const before = (await cards(page)).map((card) => card.id);
  await page.getByText("English", { exact: true }).first().click();
  await until(page, "English after its button", () => document.documentElement.lang === "en");
  assert.deepEqual(await root(page), { lang: "en", dir: "ltr" });
  assert.deepEqual((await cards(page)).map((card) => card.id), before);
});

test("in English what stays Arabic is marked as Arabic: names, quotations, the button for Arabic", async (t) => {
  const { page } = await opened(t, "#lang=en");
  const left = await page.evaluate(() => {
    const found = [];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
      const element = node.parentElement;
      if (!/[\u0621-\u064A]/.test(node.data) || element.closest('[lang="ar"], script, noscript, style')) continue;
      found.push(`${element.tagName.toLowerCase()}.${element.className}: ${node.data.trim().slice(0, 60)}`);
    }
    return [...new Set(found)];
  });
  assert.deepEqual(left, [], "Arabic text that is not marked lang=ar");
});

test("the article is Arabic and from right to left in either language", async (t) => {
  for (const lang of ["ar", "en"]) {
    const { page } = await opened(t, `#lang=${lang}`);
    await choose(page, (await cards(page))[0].id);
    const shown = await page.evaluate(() => {
      const article = document.querySelector("[data-article-id]");
      return { lang: article.closest("[lang]").lang, direction: getComputedStyle(article).direction };
    });
    assert.deepEqual(shown, { lang: "ar", direction: "rtl" }, `interface in ${lang}`);
  }
});

test("numbers take the form of the noun that Arabic asks for, in either digits", async (t) => {
  const { page } = await opened(t);
  const total = Number(await page.locator("[data-total]").getAttribute("data-total"));
  const form = (count) => (count % 100 >= 11 ? "حدثا" : count % 100 >= 3 ? "أحداث" : "حدث");
  assert.equal(await page.locator("#cards-h").innerText(), `${total} ${form(total)}`);
  await page.locator(".top__dig").click();
  const indic = String(total).replace(/\d/g, (digit) => "٠١٢٣٤٥٦٧٨٩"[digit]);
  await until(page, "the other digits", (wanted) => document.querySelector("#cards-h").innerText.startsWith(wanted), indic);
  const latin = await page.evaluate(() => {
    const parts = [...document.querySelectorAll(".fx__n, .tally td, .years__e, .cards__head, .plot__s, .card__date")];
    return parts.flatMap((part) => part.innerText.match(/.*[0-9].*/g) ?? []);
  });
  assert.deepEqual(latin, []);
});

test("a card says in words why it was made, in both languages", async (t) => {
  for (const lang of ["ar", "en"]) {
    const { page } = await opened(t, `#lang=${lang}`);
    await choose(page, (await cards(page))[0].id);
    await page.keyboard.press("w");
    await page.locator(".why li").first().waitFor();
    const reasons = await page.locator(".why li").evaluateAll((list) =>
      list.map((one) => ({ words: one.querySelector(".why__t").innerText, rule: one.querySelector(".rule").innerText })));
    for (const { words, rule } of reasons) {
      assert.match(rule, /^[a-z-]+:\S+$/);
      assert.match(words, lang === "ar" ? /[\u0621-\u064A]{3}/ : /[a-z]{3}/, rule);
      assert.ok(!words.includes(rule), words);
    }
  }
});
