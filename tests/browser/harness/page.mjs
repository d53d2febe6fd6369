//! Finds its way in the page by the contract of `ARCHITECTURE.md` alone: the body's state, cards, fields, the
//! article, its marks, facets and the counter.

import assert from "node:assert/strict";
import { watch } from "./browsers.mjs";

/** How long a page may take before a test gives up on it, in milliseconds; generous, as two cores do all. */
const PATIENCE = 30_000;

/** Opens `address` in a new tab of a Chromium's context and waits until the page has read its articles. */
export async function open(context, address) {
  const page = await context.newPage();
  const seen = watch(page);
  await page.goto(address);
  await ready(page, seen);
  return { page, seen };
}

/** Waits for `<body data-state="ready">`, and says what there was instead. */
export async function ready(page, seen) {
  try {
    await page.waitForSelector('body[data-state="ready"]', { timeout: PATIENCE });
  } catch {
    const state = await page.evaluate(() => `${document.body.dataset.state}: ${document.body.innerText.slice(0, 400)}`);
    assert.fail(`the page did not become ready; body is ${state}\n${seen?.errors.join("\n") ?? ""}`);
  }
}

/** Waits until `probe`, run in the page, gives a true value; returns it. `what` names it when it never does. */
export async function until(page, what, probe, argument) {
  const deadline = Date.now() + PATIENCE;
  for (;;) {
    const value = await page.evaluate(probe, argument).catch((error) => {
      // A page that is just being replaced by another is asked again.
      if (!/context was destroyed|navigation/i.test(error.message)) throw error;
      return null;
    });
    if (value) return value;
    if (Date.now() > deadline) {
      const body = await page.evaluate(() => document.body.innerText.slice(0, 600));
      assert.fail(`${what}: not within ${PATIENCE / 1000} s. The page says:\n${body}`);
    }
    await new Promise((later) => setTimeout(later, 50));
  }
}

/** The numbers that the body and the counter give. */
export function counts(page) {
  return page.evaluate(() => {
    const counter = document.querySelector("[data-shown][data-total]");
    return {
      articles: Number(document.body.dataset.articles),
      events: Number(document.body.dataset.events),
      shown: Number(counter?.dataset.shown),
      total: Number(counter?.dataset.total),
    };
  });
}

/** Waits until the counter shows `shown` events. */
export async function shows(page, shown, why) {
  await until(page, `${why}: counter at ${shown}`, (wanted) =>
    Number(document.querySelector("[data-shown]")?.dataset.shown) === wanted, shown);
}

/**
 * All cards in their order, each `{ id, fields: { name: text } }`. A long list draws only the cards in view, so
 * the list is scrolled from its beginning to its end.
 */
export function cards(page) {
  return page.evaluate(async () => {
    const frame = () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
    const first = document.querySelector("[data-event-id]");
    if (!first) return [];
    let scroller = first.parentElement;
    while (scroller && !/auto|scroll/.test(getComputedStyle(scroller).overflowY)) scroller = scroller.parentElement;
    scroller ??= document.scrollingElement;
    const found = new Map();
    scroller.scrollTop = 0;
    // Heights of cards that were not yet drawn are guesses, so positions may shift; new cards have to come.
    for (let known = 0, idle = 0; idle < 30; idle = found.size > known ? 0 : idle + 1) {
      known = found.size;
      await frame();
      for (const card of document.querySelectorAll("[data-event-id]")) {
        const fields = {};
        for (const field of card.querySelectorAll("[data-field]")) fields[field.dataset.field] = field.innerText.trim();
        const date = card.querySelector('[data-field="date"] time')?.getAttribute("datetime") ?? null;
        found.set(card.dataset.eventId, { id: card.dataset.eventId, date, fields });
      }
      const before = scroller.scrollTop;
      scroller.scrollTop += scroller.clientHeight * 0.7;
      if (scroller.scrollTop === before) break;
    }
    const { scrollTop, clientHeight, scrollHeight } = scroller;
    if (scrollTop + clientHeight < scrollHeight - 2)
      throw new Error(`scrolling goes in circles at ${scrollTop} of ${scrollHeight} pixels, after ${found.size} cards`);
    scroller.scrollTop = 0;
    await frame();
    return [...found.values()];
  });
}

/** The ids of all cards, sorted. */
export async function cardIds(page) {
  return (await cards(page)).map((card) => card.id).sort();
}

/** Chooses an event by its address, which any list length allows, and waits until its article is open. */
export async function choose(page, id) {
  await page.evaluate((wanted) => {
    const parameters = new URLSearchParams(location.hash.slice(1));
    parameters.set("event", wanted);
    location.hash = parameters.toString();
  }, id);
  await until(page, `event ${id} open in its article`, (wanted) => {
    const marks = [...document.querySelectorAll("[data-article-id] mark[data-event-ids]")];
    return marks.some((mark) => mark.dataset.eventIds.split(" ").includes(wanted));
  }, id);
}

/** The open article: its id and its text, marks included. */
export function article(page) {
  return page.evaluate(() => {
    const open = document.querySelector("[data-article-id]");
    return open && { id: open.dataset.articleId, text: open.textContent };
  });
}

/** The marks of an event: `{ start, end, fields }`, in code points of the article's text. */
export function markedPlaces(page, id) {
  return page.evaluate((wanted) => {
    const open = document.querySelector("[data-article-id]");
    const texts = document.createTreeWalker(open, NodeFilter.SHOW_TEXT);
    const marks = new Map();
    let at = 0;
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
      const end = at + [...node.data].length;
      const mark = node.parentElement.closest("mark[data-event-ids]");
      if (mark?.dataset.eventIds.split(" ").includes(wanted)) {
        const known = marks.get(mark) ?? { start: at, fields: mark.dataset.fields.split(" ") };
        marks.set(mark, { ...known, end });
      }
      at = end;
    }
    return [...marks.values()];
  }, id);
}

/** Addresses that lead to another host than the page's own. */
export function foreign(seen, origin) {
  return seen.requests.filter((address) => !/^(blob|data|about):/.test(address) && !address.startsWith(origin));
}
