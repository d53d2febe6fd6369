//! Filters, search and the address: what stays is what the command line's events say should stay.

import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { startChromium } from "./harness/browsers.mjs";
import { cardIds, open, shows, until } from "./harness/page.mjs";
import { serve } from "./harness/server.mjs";
import { dist, extract } from "./harness/site.mjs";

let chromium;
let site;
let events;
before(async () => {
  chromium = await startChromium();
  site = await serve(dist);
  events = (await extract(join(dist, "bundle.json"))).flatMap((line) => line.events);
});
after(() => Promise.all([chromium?.close(), site?.stop()]));

async function opened(t, fragment = "") {
  const context = await chromium.newContext({ viewport: { width: 1440, height: 900 } });
  t.after(() => context.close());
  return open(context, site.url + fragment);
}

const TYPES = {
  Battles: "battles",
  "Explosions/Remote violence": "explosions",
  "Violence against civilians": "civilians",
  Protests: "protests",
  Riots: "riots",
  "Strategic developments": "strategic",
};
const orNone = (list) => (list.length ? [...new Set(list)] : ["none"]);

/** The values of an event in each facet: what the page's address calls them. */
const VALUES = {
  type: (event) => [TYPES[event.event_type]],
  status: (event) => [event.status],
  country: (event) => orNone(event.places.map((place) => place.country).filter(Boolean)),
  actor: (event) =>
    orNone([...event.perpetrators, ...event.targets, ...event.claimed_by].map((party) => party.id ?? party.name_ar)),
};

const box = (page, facet, value) =>
  page.locator(`fieldset[data-facet="${facet}"] input[type="checkbox"][value=${JSON.stringify(value)}]`);
const having = (facet, value) => events.filter((event) => VALUES[facet](event).includes(value));
const ids = (list) => list.map((event) => event.id).sort();
/** Values of a facet that some events have and some have not, the most frequent first. */
const telling = (facet) => {
  const all = [...new Set(events.flatMap(VALUES[facet]))].filter((value) => value !== "none");
  const some = all.filter((value) => having(facet, value).length < events.length);
  return some.sort((left, right) => having(facet, right).length - having(facet, left).length);
};

for (const facet of Object.keys(VALUES)) {
  test(`the facet ${facet} leaves the events that have the value`, async (t) => {
    const { page } = await opened(t);
    const values = telling(facet).slice(0, 3);
    assert.ok(values.length, `the sample has no two values of ${facet}`);
    for (const value of values) {
      await box(page, facet, value).check({ force: true });
      await shows(page, having(facet, value).length, `${facet} ${value}`);
      assert.deepEqual(await cardIds(page), ids(having(facet, value)), `${facet} ${value}`);
      await box(page, facet, value).uncheck({ force: true });
      await shows(page, events.length, `${facet} ${value} taken back`);
    }
  });
}

test("two values of a facet widen, another facet narrows", async (t) => {
  const { page } = await opened(t);
  const [first, second] = telling("type");
  const [country] = telling("country");
  await box(page, "type", first).check({ force: true });
  await box(page, "type", second).check({ force: true });
  const either = events.filter((event) => [first, second].includes(VALUES.type(event)[0]));
  await shows(page, either.length, `${first} or ${second}`);
  await box(page, "country", country).check({ force: true });
  const both = either.filter((event) => VALUES.country(event).includes(country));
  await shows(page, both.length, `${first} or ${second}, in ${country}`);
  assert.deepEqual(await cardIds(page), ids(both));
});

test("a search finds a name under another spelling, and nothing where there is nothing", async (t) => {
  const { page } = await opened(t);
  const search = page.locator('input[type="search"]').first();
  const plain = (text) => text.replace(/[أإآٱ]/g, "ا").replace(/ى/g, "ي").replace(/ة/g, "ه");
  const named = events.find((event) => event.perpetrators.some((party) => plain(party.text) !== party.text));
  assert.ok(named, "an event of the sample with a name that can be spelt otherwise");
  const { text } = named.perpetrators.find((party) => plain(party.text) !== party.text);
  await search.fill(plain(text));
  await until(page, `the search for ${plain(text)} to narrow the list`, (all) => {
    const shown = Number(document.querySelector("[data-shown]").dataset.shown);
    return shown > 0 && shown < all;
  }, events.length);
  assert.ok((await cardIds(page)).includes(named.id), `${named.id} among what ${plain(text)} finds`);

  await search.fill("زقزوقستان");
  await shows(page, 0, "a word that no article has");
  assert.deepEqual(await cardIds(page), []);
  await search.fill("");
  await shows(page, events.length, "the search taken back");
});

test("the address holds the filter: a reload keeps it, and the way back takes it away", async (t) => {
  const { page } = await opened(t);
  const [value] = telling("type");
  await box(page, "type", value).check({ force: true });
  await shows(page, having("type", value).length, value);
  assert.match(page.url(), new RegExp(`#.*type=${value}`));
  await page.reload();
  await page.waitForSelector('body[data-state="ready"]');
  await shows(page, having("type", value).length, `${value} after a reload`);
  assert.ok(await box(page, "type", value).isChecked(), "the box is checked after a reload");
});

test("dates narrow the list to the days asked for", async (t) => {
  const days = events.map((event) => event.date).filter((date) => /^\d{4}-\d\d-\d\d$/.test(date ?? "")).sort();
  const day = days[Math.floor(days.length / 2)];
  const { page } = await opened(t, `#from=${day}&to=${day}`);
  const shown = await cardIds(page);
  const exactly = ids(events.filter((event) => event.date === day));
  const missing = exactly.filter((id) => !shown.includes(id));
  assert.deepEqual(missing, [], `events of ${day} that are not shown`);
  const others = events.filter((event) => days.includes(event.date) && event.date !== day);
  const wrong = ids(others).filter((id) => shown.includes(id));
  assert.deepEqual(wrong, [], `events of other days that are shown for ${day}`);
});

test("a value can be excluded, and its chip takes it back", async (t) => {
  const { page } = await opened(t);
  const [value] = telling("type");
  await page.locator(`fieldset[data-facet="type"] .fx:has(input[value=${JSON.stringify(value)}]) .fx__not`).click();
  const others = events.filter((event) => !VALUES.type(event).includes(value));
  await shows(page, others.length, `without ${value}`);
  assert.deepEqual(await cardIds(page), ids(others));
  const heading = await page.locator("#cards-h").innerText();
  for (const number of [others.length, events.length]) assert.ok(heading.includes(String(number)), heading);
  await page.locator(".active .tagx--not").click();
  await shows(page, events.length, "the chip taken away");
});

test("two values of a facet can both be asked for", async (t) => {
  const pairs = events.flatMap((event) => {
    const actors = VALUES.actor(event);
    return actors.length > 1 ? [actors.slice(0, 2)] : [];
  });
  const [one, other] = pairs[0];
  const either = events.filter((event) => VALUES.actor(event).some((actor) => actor === one || actor === other));
  const both = either.filter((event) => [one, other].every((actor) => VALUES.actor(event).includes(actor)));
  assert.ok(both.length < either.length);
  const { page } = await opened(t, `#actor=${encodeURIComponent(one)}&actor=${encodeURIComponent(other)}`);
  await shows(page, either.length, `${one} or ${other}`);
  await page.locator('fieldset[data-facet="actor"] .joint__b').nth(1).click();
  await shows(page, both.length, `${one} and ${other}`);
  await page.goBack();
  await shows(page, either.length, "the way back");
});

test("dragging over the years filters by them", async (t) => {
  const { page } = await opened(t, "#lang=en");
  await page.locator(".years__p").scrollIntoViewIfNeeded();
  const box = await page.locator(".years__p").boundingBox();
  await page.mouse.move(box.x + box.width * 0.6, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width - 2, box.y + box.height / 2, { steps: 4 });
  await page.mouse.up();
  await until(page, "years in the address", () => /from=\d{4}&to=\d{4}/.test(location.hash));
  const [, from, to] = /from=(\d{4})&to=(\d{4})/.exec(page.url());
  assert.ok(from < to, `${from} to ${to}`);
  const shown = await cardIds(page);
  const years = events.filter((event) => /^\d{4}/.test(event.date ?? "") && !event.date.includes("/"));
  const inside = ids(years.filter((event) => event.date.slice(0, 4) >= from && event.date.slice(0, 4) <= to));
  assert.deepEqual(inside.filter((id) => !shown.includes(id)), []);
  assert.ok(shown.length < events.length);
});

test("totals, denied and feared events are not in the sums, and are one click away", async (t) => {
  const { page } = await opened(t, "#lang=en");
  const apart = events.filter((event) => event.aggregate || ["denied", "hypothetical"].includes(event.status));
  assert.ok(apart.length > 0);
  const killed = (list) => list.flatMap((event) => event.casualties).filter((one) => one.kind === "killed");
  const most = killed(events.filter((event) => !apart.includes(event))).reduce((sum, one) => sum + Math.max(one.low ?? 0, one.best ?? 0, one.high ?? 0), 0);
  const cells = await page.locator('.tally tr[data-kind="killed"] td').allInnerTexts();
  const figures = cells.map((cell) => Number(cell.replaceAll(",", "")));
  assert.equal(figures.length, 3);
  assert.ok(figures[0] <= figures[1] && figures[1] <= figures[2] && figures[2] <= most, `${figures} of at most ${most}`);
  await page.locator(".tally .facet__more").click();
  await until(page, "only what is told apart", (all) => Number(document.querySelector("[data-shown]").dataset.shown) < all, events.length);
  const shown = await cardIds(page);
  assert.deepEqual(shown.filter((id) => !apart.some((event) => event.id === id)), []);
});

test("what a card says is claimed is found among the statuses", async (t) => {
  const { page } = await opened(t, "#lang=en");
  const claimed = events.filter((event) => event.claimed_by.length);
  assert.ok(claimed.length > 0);
  await box(page, "status", "responsibility").check({ force: true });
  await shows(page, claimed.length, "claimed by a party");
  assert.deepEqual(await cardIds(page), ids(claimed));
  const chips = await page.locator('[data-event-id] [data-field="status"]').allInnerTexts();
  assert.ok(chips.every((chip) => chip.includes("Claimed by")), chips.join(" / "));
});

test("one choice asks for a month or a year, and the timeline lists as many without a year as the filter", async (t) => {
  const { page } = await opened(t, "#lang=en");
  const without = Number(await page.locator(".timeline [data-unplaced]").getAttribute("data-unplaced"));
  assert.equal(await page.locator('fieldset[data-facet="date"] .fx:has(input[value="none"]) .fx__n').innerText(), String(without));
  await page.locator("select.years__m").selectOption({ label: "July 2024" });
  await until(page, "the month in the address", () => /from=2024-07&to=2024-07/.test(location.hash));
  const shown = await cardIds(page);
  const inside = ids(events.filter((event) => (event.date ?? "").startsWith("2024-07")));
  assert.ok(inside.length > 0);
  assert.deepEqual(inside.filter((id) => !shown.includes(id)), []);
  await page.locator("select.years__m").selectOption("");
  await shows(page, events.length, "no month");
});
