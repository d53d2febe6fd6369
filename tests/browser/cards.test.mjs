//! What the page shows of the sample is what the command line prints for the same bundle.

import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { startChromium } from "./harness/browsers.mjs";
import { article, cards, choose, counts, markedPlaces, open, until } from "./harness/page.mjs";
import { serve } from "./harness/server.mjs";
import { bundleArticles, dist, extract } from "./harness/site.mjs";

const bundle = join(dist, "bundle.json");

let chromium;
let site;
let context;
/** What `rasid extract` says of the bundle, and the articles themselves. */
let told;
let articles;
before(async () => {
  chromium = await startChromium();
  site = await serve(dist);
  context = await chromium.newContext();
  told = await extract(bundle);
  articles = await bundleArticles(bundle);
});
after(() => Promise.all([chromium?.close(), site?.stop()]));

const events = () => told.flatMap((line) => line.events.map((event) => ({ ...event, article: line.article })));

/** How the page names two of the codebook's types, whose own names say too little outside the codebook. */
const RENAMED = { Other: "Strategic development", Attack: "Attack on civilians" };

/** Each party's name once, in order. */
const names = (parties, key) => [...new Set(parties.map((party) => party[key] || party.name_ar))];

test("the sample tells events", () => {
  assert.ok(told.length >= 5 && events().length >= told.length, `${told.length} articles, ${events().length} events`);
});

test("the body and the counter give the numbers of the command line", async () => {
  const { page } = await open(context, site.url);
  const total = events().length;
  assert.deepEqual(await counts(page), { articles: told.length, events: total, shown: total, total });
});

test("there is one card for each event", async () => {
  const { page } = await open(context, site.url);
  assert.deepEqual((await cards(page)).map((card) => card.id).sort(), events().map((event) => event.id).sort());
});

for (const { lang, key, missing } of [
  { lang: "en", key: "name_en", missing: "not stated" },
  { lang: "ar", key: "name_ar", missing: "غير مذكور" },
]) {
  test(`a card's fields are its event's, in the language ${lang}`, async () => {
    const { page } = await open(context, `${site.url}#lang=${lang}`);
    const shown = new Map((await cards(page)).map((card) => [card.id, card]));
    const wrong = [];
    for (const event of events()) {
      const card = shown.get(event.id);
      const expect = (field, words) => {
        const text = card?.fields[field]?.replaceAll(/[\u2066-\u2069]/g, "") ?? "(no such field)";
        for (const word of words) if (!text.includes(word)) wrong.push(`${event.id} ${field}: ${word} not in ${text}`);
      };
      const orMissing = (list) => (list.length ? list : [missing]);
      if (lang === "en") expect("type", [RENAMED[event.sub_event_type] ?? event.sub_event_type]);
      expect("perpetrators", orMissing(names(event.perpetrators, key)));
      expect("targets", orMissing(names(event.targets, key)));
      if (event.claimed_by.length) expect("claimed_by", names(event.claimed_by, key));
      expect("place", event.places.length ? [event.places[0][key] || event.places[0].name_ar] : [missing]);
      if ((card?.date ?? null) !== event.date) wrong.push(`${event.id} date: ${card?.date} instead of ${event.date}`);
      if (event.date === null) expect("date", [missing]);
    }
    assert.deepEqual(wrong, []);
  });
}

test("an article's text is shown to the letter", async () => {
  const { page } = await open(context, site.url);
  for (const line of told.filter((line) => line.events.length)) {
    await choose(page, line.events[0].id);
    const shown = await article(page);
    const { text } = articles.find((candidate) => candidate.id === line.article);
    assert.equal(shown?.id, line.article);
    assert.equal(shown.text.length, text.length, `${line.article}: as many UTF-16 units`);
    assert.equal(shown.text, text, line.article);
  }
});

/** The spans of an event's fields as the command line gives them, by the names of the card's fields. */
function spans(event) {
  return {
    type: [event.trigger],
    date: event.date_span ? [event.date_span] : [],
    place: event.places,
    perpetrators: event.perpetrators,
    targets: event.targets,
    claimed_by: event.claimed_by,
    casualties: event.casualties,
    sources: event.source_spans ?? [],
  };
}

/** The code points that spans cover, in order, each once. */
function covered(list) {
  const points = new Set();
  for (const { start, end } of list) for (let at = start; at < end; at++) points.add(at);
  return [...points].sort((left, right) => left - right);
}

test("the marked words are the evidence, letter for letter", async () => {
  const { page } = await open(context, site.url);
  for (const event of events()) {
    await choose(page, event.id);
    const marks = await markedPlaces(page, event.id);
    const wanted = spans(event);
    const letters = [...articles.find((candidate) => candidate.id === event.article).text];
    const words = (points) => points.map((at) => letters[at]).join("");
    assert.equal(
      words(covered(marks)),
      words(covered(Object.values(wanted).flat())),
      `${event.id}: all marked words together`,
    );
    for (const [field, list] of Object.entries(wanted)) {
      const named = covered(marks.filter((mark) => mark.fields.includes(field)));
      // A run may carry a field for another event that shares it; none of this event's may be missing.
      const missing = covered(list).filter((at) => !named.includes(at));
      assert.equal(words(missing), "", `${event.id}: words of ${field} that no mark names so`);
    }
  }
});

test("a link to an event opens its card, in a list of any length, and its article", async () => {
  const all = events();
  for (const event of [all[0], all[Math.floor(all.length / 2)], all[all.length - 1]]) {
    const { page } = await open(context, `${site.url}#event=${encodeURIComponent(event.id)}`);
    await until(page, `the card of ${event.id} in view`, (id) => {
      const card = document.querySelector(`[data-event-id=${CSS.escape(id)}]`);
      const { top, bottom } = card?.getBoundingClientRect() ?? { top: -1, bottom: -1 };
      return card?.getAttribute("aria-current") === "true" && bottom > 0 && top < innerHeight;
    }, event.id);
    assert.equal((await article(page))?.id, event.article);
    await page.close();
  }
});

test("a click on a card opens it and lights its words, a click on marked words opens their card", async () => {
  const { page } = await open(context, site.url);
  const [first, second] = await page.evaluate(() =>
    [...document.querySelectorAll("[data-event-id]")].slice(0, 2).map((card) => card.dataset.eventId));
  await page.locator(`[data-event-id="${second}"] button`).first().click();
  await until(page, `card ${second} open after a click`, (id) =>
    document.querySelector(`[data-event-id=${CSS.escape(id)}]`)?.getAttribute("aria-current") === "true", second);
  assert.ok((await markedPlaces(page, second)).length > 0, `words marked for ${second}`);
  assert.match(decodeURIComponent(page.url()), new RegExp(`event=${second}`));
  await choose(page, first);
  const mark = page.locator(`[data-article-id] mark[data-event-ids~="${first}"]`).first();
  await mark.scrollIntoViewIfNeeded();
  await mark.click();
  const offered = await until(page, "the marked words name their events", (id) => {
    const current = document.querySelector('[data-event-id][aria-current="true"]')?.dataset.eventId;
    return current === id || document.body.innerHTML.includes(`"${id}"`);
  }, first);
  assert.ok(offered);
});

test("a denied event's evidence begins at the denial, and its card says who denies and quotes it", async () => {
  const text =
    "قصفت طائرات روسية مدينة إدلب في 2 يونيو 2020 وقتلت ثلاثة مدنيين، كما قال ناشطون في المدينة لوكالات الأنباء.\n\n" +
    "وفي اليوم التالي كان السوق مفتوحا.\n\n" +
    "ونفى الجيش المالي أن تكون قواته قصفت قرية تيسيت في 3 مايو 2023.\n";
  const { page } = await open(context, `${site.url}#lang=en&status=denied`);
  await page.locator('input[type="file"]').first().setInputFiles({ name: "denied.txt", mimeType: "text/plain", buffer: Buffer.from(text) });
  const id = await until(page, "a denied event", () =>
    [...document.querySelectorAll("[data-event-id]")].find((card) => card.dataset.eventId.startsWith("denied") && card.querySelector(".chip--denied"))?.dataset.eventId);
  await choose(page, id);
  await until(page, "the denial in view", () => document.querySelector("#evidence-0.is-at")?.textContent === "ونفى");
  const card = page.locator(`[data-event-id="${id}"]`);
  assert.match(await card.locator(".chip--denied").innerText(), /^Denied by /);
  assert.match(await card.locator(".quote").innerText(), /ونفى الجيش المالي/);
});

test("in English, who was lost and who says so stand in English beside the article's words", async () => {
  const text = "قال مصدر أمني إن خمسة جنود قتلوا في هجوم شنه مسلحون على معسكر قرب غاو في مالي يوم 4 مارس 2024.\n";
  const { page } = await open(context, `${site.url}#lang=en&from=2024-03-04&to=2024-03-04`);
  await page.locator('input[type="file"]').first().setInputFiles({ name: "losses.txt", mimeType: "text/plain", buffer: Buffer.from(text) });
  const id = await until(page, "its event", () =>
    [...document.querySelectorAll("[data-event-id]")].find((card) => card.dataset.eventId.startsWith("losses"))?.dataset.eventId);
  await choose(page, id);
  const row = await page.locator(`[data-event-id="${id}"] .toll tbody tr`).first().innerText();
  for (const words of ["Killed", "soldiers", "جنود", "security source", "مصدر أمني"]) assert.ok(row.includes(words), `${words} in ${row}`);
});
