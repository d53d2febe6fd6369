//! Timeline and map: what they show is what the command line tells, and what is chosen, dragged over or pressed on them
//! changes the list of events.

import assert from "node:assert/strict";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { after, before, test } from "node:test";
import { startChromium, startFirefox, watch } from "./harness/browsers.mjs";
import { counts, open, ready, shows, until } from "./harness/page.mjs";
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

async function opened(t, fragment = "", viewport = { width: 1440, height: 900 }) {
  const context = await chromium.newContext({ viewport });
  t.after(() => context.close());
  return open(context, site.url + fragment);
}

const withDay = () => events.filter((event) => /^\d{4}-\d\d-\d\d$/.test(event.date ?? ""));
/** Without a date, or with a day of no known year. */
const undated = () => events.filter((event) => event.date === null || /XXXX/.test(event.date));
const placed = () => events.filter((event) => event.places.some((place) => place.lat !== null && place.lon !== null));

/** Boxes of all words of a plot's marks, in pixels. */
const labels = (page, plot) =>
  page.evaluate((selector) =>
    [...document.querySelectorAll(`${selector} a.pt > text`)].map((text) => {
      const { left, right, top, bottom } = text.getBoundingClientRect();
      return { words: text.textContent, left, right, top, bottom };
    }), plot);

function overlaps(list) {
  const touch = (one, other) =>
    one.left < other.right - 1 && other.left < one.right - 1 && one.top < other.bottom - 4 && other.top < one.bottom - 4;
  return list.flatMap((one, at) => list.slice(at + 1).filter((other) => touch(one, other)).map((other) => `${one.words} / ${other.words}`));
}

test("no word of the scale is cut off at an edge", async (t) => {
  for (const lang of ["ar", "en"]) {
    const { page } = await opened(t, `#lang=${lang}`);
    await page.waitForSelector(".timeline .axt");
    const cut = await page.evaluate(() => {
      const plot = document.querySelector(".timeline svg.tl").getBoundingClientRect();
      const words = [...document.querySelectorAll(".timeline .axt")].map((word) => [word.textContent, word.getBoundingClientRect()]);
      return words.filter(([, box]) => box.left < plot.left - 1 || box.right > plot.right + 1).map(([word]) => word);
    });
    assert.deepEqual(cut, [], lang);
  }
});

async function map(page) {
  await page.keyboard.press("4");
  await page.waitForSelector('.mapp[data-world="ready"] a.pt');
}

for (const lang of ["ar", "en"]) {
  test(`time runs with the reading, in the language ${lang}`, async (t) => {
    const { page } = await opened(t, `#lang=${lang}`);
    await page.waitForSelector(".timeline a.pt");
    const at = await page.evaluate(() => Object.fromEntries(
      [...document.querySelectorAll(".timeline a[data-mark]")].map((mark) => [mark.dataset.mark, mark.querySelector(".aim").getBoundingClientRect().left]),
    ));
    const drawn = withDay().filter((event) => event.id in at).sort((left, right) => (left.date < right.date ? -1 : 1));
    assert.ok(drawn.length > 4, `${drawn.length} events of a day are drawn`);
    const [first, last] = [drawn[0], drawn[drawn.length - 1]];
    assert.equal(at[first.id] > at[last.id], lang === "ar", `${first.date} at ${at[first.id]}, ${last.date} at ${at[last.id]}`);
    assert.deepEqual(overlaps(await labels(page, ".timeline")), []);
  });
}

test("events without a date stand beside the timeline, those without a place beside the map", async (t) => {
  const { page } = await opened(t);
  const beside = (plot) => page.locator(`${plot} [data-unplaced]`).getAttribute("data-unplaced").then(Number);
  assert.equal(await beside(".timeline"), undated().length);
  await map(page);
  assert.equal(await beside(".mapp"), events.length - placed().length);
});

test("a mark of the timeline opens its event; the arrows lead to the next mark", async (t) => {
  const { page, seen } = await opened(t);
  // One of the middle: at either end there is no next one.
  const marks = page.locator(".timeline a[data-mark]");
  const mark = marks.nth(Math.floor((await marks.count()) / 2));
  const id = await mark.getAttribute("data-mark");
  await mark.focus();
  await page.keyboard.press("Enter");
  await until(page, `event ${id} chosen`, (wanted) =>
    document.querySelector('[data-event-id][aria-current="true"]')?.dataset.eventId === wanted, id);
  await page.locator(`.timeline a[data-mark="${id}"]`).focus();
  await page.keyboard.press("ArrowRight");
  const next = await page.evaluate(() => document.activeElement.matches(".timeline a.pt") && document.activeElement.ariaLabel);
  assert.ok(next && next !== (await page.locator(`.timeline a[data-mark="${id}"]`).getAttribute("aria-label")));
  assert.deepEqual(seen.errors, []);
});

test("the timeline zooms by key and button, and shows all again", async (t) => {
  const { page } = await opened(t);
  const window = () => page.locator(".timeline .plot__s").innerText();
  const before = await window();
  await page.locator(".timeline svg.tl").focus();
  await page.keyboard.press("+");
  await until(page, "another window", (old) => document.querySelector(".timeline .plot__s").innerText !== old, before);
  const nearer = await window();
  await page.keyboard.press("ArrowLeft");
  await until(page, "a window beside it", (old) => document.querySelector(".timeline .plot__s").innerText !== old, nearer);
  await page.keyboard.press("Home");
  await until(page, "the first window", (old) => document.querySelector(".timeline .plot__s").innerText === old, before);
});

test("dragging over the timeline filters by date, and its window can be made the filter without a pointer", async (t) => {
  const { page } = await opened(t, "#lang=en");
  const total = events.length;
  const box = await page.locator(".timeline .plot__area").boundingBox();
  await page.mouse.move(box.x + box.width * 0.7, box.y + box.height - 40);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.85, box.y + box.height - 36, { steps: 4 });
  await page.mouse.up();
  await until(page, "bounds in the address", () => /from=\d{4}-\d\d-\d\d&to=\d{4}-\d\d-\d\d/.test(location.hash));
  const { shown } = await counts(page);
  assert.ok(shown > 0 && shown < total, `${shown} of ${total}`);
  const [, from, to] = /from=([^&]*)&to=([^&]*)/.exec(page.url());
  const inside = withDay().filter((event) => event.date >= from && event.date <= to);
  assert.ok(inside.length <= shown && from < to);
  await page.goBack();
  await shows(page, total, "the way back");
  await page.locator(".timeline svg.tl").focus();
  await page.keyboard.press("+");
  await page.locator(".timeline .plot__h button").first().click();
  await until(page, "the window as bounds", () => /from=.*to=/.test(location.hash));
});

test("the map's outlines are loaded when it is first opened, and not before", async (t) => {
  const { page, seen } = await opened(t);
  assert.deepEqual(seen.requests.filter((address) => address.includes("world")), []);
  await map(page);
  assert.equal(seen.requests.filter((address) => address.includes("world")).length, 1);
  const marks = await page.evaluate(() => {
    const land = [...document.querySelectorAll("[data-land]")];
    return { land: land.length, broken: land.filter((path) => path.getTotalLength() === 0).length };
  });
  assert.ok(marks.land > 200 && marks.broken === 0, JSON.stringify(marks));
  assert.deepEqual(seen.errors, []);
});

test("the map counts each event with a place once, its words do not touch, and a country is an outline", async (t) => {
  const { page } = await opened(t);
  await map(page);
  await page.locator(".mapp svg.map").focus();
  for (let at = 0; at < 12; at++) await page.keyboard.press("-");
  const counted = await page.evaluate(() =>
    [...document.querySelectorAll(".mapp a[data-count]")].reduce((sum, mark) => sum + Number(mark.dataset.count), 0));
  assert.equal(counted, placed().length);
  assert.deepEqual(overlaps(await labels(page, ".mapp")), []);
  const place = (event) => event.places.find((one) => one.lat !== null && one.lon !== null);
  const whole = new Set(placed().filter((event) => place(event).level === "country").map((event) => place(event).country));
  const shaded = await page.evaluate(() => [...document.querySelectorAll(".land--whole")].map((land) => land.dataset.land));
  assert.deepEqual(shaded.sort(), [...whole].sort());
});

test("the map zooms and moves by key, wheel and drag", async (t) => {
  const { page } = await opened(t);
  await map(page);
  const look = () => page.locator(".mapp svg.map > g[transform]").getAttribute("transform");
  const changed = async (what, act) => {
    const before = await look();
    await act();
    await until(page, what, (old) => document.querySelector(".mapp svg.map > g[transform]").getAttribute("transform") !== old, before);
  };
  const first = await look();
  await page.locator(".mapp svg.map").focus();
  await changed("nearer", () => page.keyboard.press("+"));
  await changed("moved by key", () => page.keyboard.press("ArrowUp"));
  const box = await page.locator(".mapp .plot__area").boundingBox();
  await page.mouse.move(box.x + 60, box.y + 30);
  await changed("nearer by wheel", () => page.mouse.wheel(0, -120));
  await changed("moved by drag", async () => {
    await page.mouse.down();
    await page.mouse.move(box.x + 120, box.y + 60, { steps: 3 });
    await page.mouse.up();
  });
  await page.locator(".mapp svg.map").focus();
  await page.keyboard.press("Home");
  await until(page, "all again", (old) => document.querySelector(".mapp svg.map > g[transform]").getAttribute("transform") === old, first);
});

test("what is seen of the map can be made the filter, as can an area dragged over with Shift", async (t) => {
  const { page } = await opened(t);
  await map(page);
  const inside = ([west, south, east, north]) =>
    events.filter((event) => event.places.some(({ lat, lon }) =>
      lat !== null && lon !== null && south <= lat && lat <= north && west <= lon && lon <= east));
  const agrees = async (what) => {
    await until(page, what, () => /area=/.test(location.hash));
    const edges = /area=([^&]*)/.exec(decodeURIComponent(page.url()))[1].split(",").map((edge) => Number(edge) / 100);
    await shows(page, inside(edges).length, `${what} ${edges}`);
  };
  await page.locator(".mapp .plot__h button").first().click();
  await agrees("the part of the map that is seen");
  await page.goBack();
  await shows(page, events.length, "the way back");
  const box = await page.locator(".mapp .plot__area").boundingBox();
  await page.keyboard.down("Shift");
  await page.mouse.move(box.x + 20, box.y + 20);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 4 });
  await page.mouse.up();
  await page.keyboard.up("Shift");
  await agrees("the area dragged over");
});

test("a phone has timeline and map in tabs of their own", async (t) => {
  const { page, seen } = await opened(t, "#lang=en", { width: 390, height: 844 });
  await page.getByRole("button", { name: "Time", exact: true }).click();
  const rows = page.locator(".tlphone [data-mark]");
  await rows.first().waitFor();
  assert.ok((await rows.count()) > 5);
  await page.getByRole("button", { name: "Map", exact: true }).click();
  await page.waitForSelector('.mapp[data-world="ready"] a.pt');
  const { width } = await page.locator(".mapp svg.map").boundingBox();
  assert.ok(width > 350, `the map is ${width} px wide`);
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 390);
  assert.deepEqual(seen.errors, []);
});

test("the single file draws the map from itself, in Chromium and in Firefox", async (t) => {
  const address = pathToFileURL(join(dist, "rasid.html")).href;
  const context = await chromium.newContext();
  t.after(() => context.close());
  const { page, seen } = await open(context, address);
  await map(page);
  assert.deepEqual(seen.errors, []);
  const firefox = await startFirefox();
  t.after(() => firefox.close());
  const other = await firefox.newPage();
  const seenToo = watch(other);
  await other.goto(address);
  await ready(other, seenToo);
  await other.keyboard.press("4");
  await other.waitForSelector('.mapp[data-world="ready"] a.pt');
  assert.ok((await other.$$(".timeline a.pt")).length > 5);
  assert.deepEqual(seenToo.errors, []);
});

const REGION = "قتل خمسة جنود عراقيين في كمين نصبه مسلحون في محافظة الأنبار أمس.";

test("an event known by its region has the region's outline, which is loaded when it is needed", async (t) => {
  for (const address of [site.url, pathToFileURL(join(dist, "rasid.html")).href]) {
    const context = await chromium.newContext({ viewport: { width: 1440, height: 900 } });
    t.after(() => context.close());
    const { page, seen } = await open(context, `${address}#lang=en`);
    assert.deepEqual(seen.requests.filter((one) => one.includes("regions")), []);
    await page.locator("#pick-files").setInputFiles({ name: "anbar.txt", mimeType: "text/plain", buffer: Buffer.from(REGION) });
    await until(page, "the article", () => document.body.dataset.articles === "6" && document.body.dataset.state === "ready");
    await page.evaluate(() => { location.hash = "lang=en&q=الأنبار"; });
    await until(page, "its event alone", () => document.querySelector("[data-shown]").dataset.shown === "1");
    await map(page);
    await page.waitForSelector('[data-region="ne:IQ-AN"]');
    const { pill, outline } = await page.evaluate(() => {
      const box = (element) => element.getBoundingClientRect().toJSON();
      return { pill: box(document.querySelector(".mapp a.pt .tag")), outline: box(document.querySelector("[data-region]")) };
    });
    assert.ok(outline.width > 60 && outline.height > 60, `${outline.width} × ${outline.height}`);
    assert.ok(outline.left < pill.left && pill.right < outline.right && outline.top < pill.top && pill.bottom < outline.bottom);
    assert.deepEqual(seen.errors, []);
  }
});

test("two fingers zoom the map and keep what lies between them", async (t) => {
  const context = await chromium.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true });
  t.after(() => context.close());
  const { page } = await open(context, site.url);
  await map(page);
  const box = await page.locator(".mapp .plot__area").boundingBox();
  const [x, y] = [Math.round(box.x + box.width / 2), Math.round(box.y + box.height / 2)];
  const view = () => page.locator(".mapp svg.map > g[transform]").evaluate((group) => {
    const [, left, top, scale] = /translate\((\S+) (\S+)\) scale\((\S+)\)/.exec(group.getAttribute("transform")).map(Number);
    return { left, top, scale };
  });
  const before = await view();
  const touch = await context.newCDPSession(page);
  const fingers = (apart) => [{ x: x - apart, y, id: 1 }, { x: x + apart, y, id: 2 }];
  await touch.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: fingers(40).slice(0, 1) });
  await touch.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: fingers(40) });
  for (const apart of [50, 60, 70, 80]) await touch.send("Input.dispatchTouchEvent", { type: "touchMove", touchPoints: fingers(apart) });
  await touch.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
  await until(page, "a nearer look", (old) => Number(/scale\((\S+)\)/.exec(document.querySelector(".mapp svg.map > g[transform]").getAttribute("transform"))[1]) > old * 1.5, before.scale);
  const after = await view();
  assert.ok(Math.abs(after.scale / before.scale - 2) < 0.1, `${before.scale} → ${after.scale}`);
  const middle = ({ left, top, scale }) => [(x - box.x - left) / scale, (y - box.y - top) / scale];
  middle(before).forEach((at, axis) => assert.ok(Math.abs(at - middle(after)[axis]) * after.scale < 4, `axis ${axis}`));
});

test("an event chosen elsewhere comes into view on both plots", async (t) => {
  const { page } = await opened(t, "#lang=en");
  await map(page);
  const place = (event) => event.places.find((one) => one.lat !== null && one.lon !== null);
  const days = withDay().filter(place).sort((left, right) => (left.date < right.date ? -1 : 1));
  const [first, last] = [days[0], days[days.length - 1]];
  for (const plot of [".timeline svg.tl", ".mapp svg.map"]) {
    await page.locator(plot).focus();
    for (let at = 0; at < 7; at++) await page.keyboard.press("+");
  }
  for (const event of [first, last, first]) {
    await page.evaluate((id) => { location.hash = `lang=en&event=${encodeURIComponent(id)}`; }, event.id);
    await until(page, `${event.id} on both plots`, () => {
      const inside = (plot) => {
        const room = document.querySelector(`${plot} .plot__area`).getBoundingClientRect();
        const mark = document.querySelector(`${plot} a.pt.is-on`)?.firstElementChild?.nextElementSibling?.getBoundingClientRect();
        return mark && mark.right > room.left && mark.left < room.right && mark.bottom > room.top && mark.top < room.bottom;
      };
      return inside(".timeline") && inside(".mapp");
    });
  }
});
