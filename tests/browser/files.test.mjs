//! Files that the reader brings: chosen, dropped, single and in folders, good and bad.

import assert from "node:assert/strict";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { startChromium } from "./harness/browsers.mjs";
import { cardIds, cards, choose, counts, open, shows, until } from "./harness/page.mjs";
import { serve } from "./harness/server.mjs";
import { dist, extract, temporaryFolder } from "./harness/site.mjs";

let chromium;
let site;
before(async () => {
  chromium = await startChromium();
  site = await serve(dist);
});
after(() => Promise.all([chromium?.close(), site?.stop()]));

const GAO = "غاو، 4 مارس 2024\n\nقتل مسلحون خمسة جنود في هجوم على معسكر للجيش المالي قرب غاو يوم الاثنين 4 مارس 2024.\n";
const BENI = "بيني، 7 مايو 2024\n\nخطف مسلحون ثلاثة مدنيين من قرية قرب بيني يوم الثلاثاء 7 مايو 2024.\n";

async function opened(t) {
  const context = await chromium.newContext({ viewport: { width: 1440, height: 900 } });
  t.after(() => context.close());
  return open(context, site.url);
}

/** Files in a folder of the test's own, by name and content. */
async function folderOf(t, files) {
  const folder = await temporaryFolder(t);
  for (const [name, content] of Object.entries(files)) {
    await mkdir(join(folder, name, ".."), { recursive: true });
    await writeFile(join(folder, name), content);
  }
  return folder;
}

/** Waits until the page has `wanted` articles and rests. */
async function articles(page, wanted, why) {
  await until(page, `${why}: ${wanted} articles`, (number) =>
    document.body.dataset.state === "ready" && Number(document.body.dataset.articles) === number, wanted);
}

const plainInput = (page) => page.locator('input[type="file"]:not([webkitdirectory])').first();

/** Drops files or folders in the middle of the page, as the system does: no script can make such a drop. */
async function drop(page, paths) {
  const session = await page.context().newCDPSession(page);
  const data = { items: [], files: paths, dragOperationsMask: 1 };
  for (const type of ["dragEnter", "dragOver", "drop"])
    await session.send("Input.dispatchDragEvent", { type, x: 700, y: 450, data });
}

test("a chosen file is read like the command line reads it, beside what was there", async (t) => {
  const folder = await folderOf(t, { "gao-1.txt": GAO });
  const { page } = await opened(t);
  const before = await counts(page);
  await plainInput(page).setInputFiles(join(folder, "gao-1.txt"));
  await articles(page, before.articles + 1, "one file chosen");
  const [told] = await extract(join(folder, "gao-1.txt"));
  assert.ok(told.events.length > 0, "the command line finds an event in it");
  assert.equal((await counts(page)).events, before.events + told.events.length);
  const shown = await cardIds(page);
  for (const event of told.events) assert.ok(shown.includes(event.id), `${event.id} among ${shown}`);
});

test("several files of several kinds come in together", async (t) => {
  const json = JSON.stringify({ id: "gao-2", text: GAO, published: "2024-03-05" });
  const csv = `id,text\nbeni-2,"${BENI}"\n`;
  const html = `<!doctype html><html lang="ar"><title>بيني</title><article><p>${BENI}</p></article></html>`;
  const lines = `${JSON.stringify({ id: "gao-3", text: `${GAO} ثالثا.` })}\n${JSON.stringify({ id: "beni-3", text: `${BENI} ثالثا.` })}\n`;
  const folder = await folderOf(t, { "a.json": json, "b.csv": csv, "c.html": html, "d.ndjson": lines });
  const { page } = await opened(t);
  const before = await counts(page);
  await plainInput(page).setInputFiles(["a.json", "b.csv", "c.html", "d.ndjson"].map((name) => join(folder, name)));
  await articles(page, before.articles + 5, "four files with five articles");
});

test("dropped files are read", async (t) => {
  const folder = await folderOf(t, { "gao-4.txt": GAO, "beni-4.txt": BENI });
  const { page } = await opened(t);
  const before = await counts(page);
  await drop(page, [join(folder, "gao-4.txt"), join(folder, "beni-4.txt")]);
  await articles(page, before.articles + 2, "two files dropped");
});

test("a dropped folder is read with the folders in it", async (t) => {
  const folder = await folderOf(t, { "in/gao-5.txt": GAO, "in/deeper/still/beni-5.txt": BENI });
  const { page } = await opened(t);
  const before = await counts(page);
  await drop(page, [join(folder, "in")]);
  await articles(page, before.articles + 2, "a folder dropped");
});

test("a chosen folder is read with the folders in it", async (t) => {
  const folder = await folderOf(t, { "gao-6.txt": GAO, "deeper/beni-6.txt": BENI });
  const { page } = await opened(t);
  const before = await counts(page);
  await page.locator('input[type="file"][webkitdirectory]').first().setInputFiles(folder);
  await articles(page, before.articles + 2, "a folder chosen");
});

test("each bad file is named with what is wrong, and the good ones are read", async (t) => {
  const broken = `${JSON.stringify({ id: "gao-7", text: GAO })}\n{"id":"x","text":\n${JSON.stringify({ id: "beni-7", text: BENI })}\n`;
  const bad = {
    "empty.txt": "",
    "picture.png": Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0]),
    "torn.json": '{"id":"y","text":"نص',
    "lines.ndjson": broken,
    "torn.zip": Buffer.from("PK\u0003\u0004 not a whole archive"),
  };
  const folder = await folderOf(t, { ...bad, "good.txt": `${GAO} وهذا ملف سليم.` });
  const { page, seen } = await opened(t);
  const before = await counts(page);
  await plainInput(page).setInputFiles([...Object.keys(bad), "good.txt"].map((name) => join(folder, name)));
  // The good file, and the two good lines of the broken one.
  await articles(page, before.articles + 3, "good articles among bad ones");
  for (const name of Object.keys(bad)) {
    await until(page, `a message that names ${name}`, (wanted) => document.body.innerText.includes(wanted), name);
  }
  const text = await page.innerText("body");
  assert.ok(!/panic|unreachable|undefined/.test(text), text);
  assert.deepEqual(seen.errors.filter((error) => error.startsWith("uncaught")), []);
});

test("the same file twice is one article", async (t) => {
  const folder = await folderOf(t, { "gao-8.txt": GAO });
  const { page } = await opened(t);
  const before = await counts(page);
  await plainInput(page).setInputFiles(join(folder, "gao-8.txt"));
  await articles(page, before.articles + 1, "the file once");
  await plainInput(page).setInputFiles(join(folder, "gao-8.txt"));
  await until(page, "the page to rest", () => document.body.dataset.state === "ready");
  await new Promise((read) => setTimeout(read, 1000));
  assert.equal((await counts(page)).articles, before.articles + 1);
});

test("a publication date set by hand dates what the article dates by it", async (t) => {
  const text = "قتل مسلحون أربعة جنود في هجوم على معسكر للجيش المالي قرب غاو أمس الخميس.\n";
  const folder = await folderOf(t, { "undated.txt": text });
  const file = join(folder, "undated.txt");
  const [without] = await extract(file);
  const [dated] = await extract(file, "--published", "2024-03-08");
  const [event] = dated.events;
  assert.equal(without.published, null);
  assert.notEqual(event?.date, without.events[0]?.date, "the command line dates it by the publication date");

  const { page } = await opened(t);
  const before = await counts(page);
  await plainInput(page).setInputFiles(file);
  await articles(page, before.articles + 1, "the undated article");
  await choose(page, without.events[0].id);
  const shownDate = () => cards(page).then((all) => all.find((card) => card.id === event.id)?.date ?? null);
  assert.equal(await shownDate(), without.events[0].date);

  const input = page.locator('input[type="date"]').first();
  await input.fill("2024-03-08");
  await input.dispatchEvent("change");
  await until(page, `a card dated ${event.date}`, (date) =>
    Boolean(document.querySelector(`[data-event-id] time[datetime="${date}"]`)), event.date);
  assert.equal(await shownDate(), event.date);
});

test("what is no date is not taken for one", async (t) => {
  const folder = await folderOf(t, { "gao-9.json": JSON.stringify({ id: "gao-9", text: GAO, published: "بعد غد" }) });
  const { page } = await opened(t);
  const before = await counts(page);
  await plainInput(page).setInputFiles(join(folder, "gao-9.json"));
  await articles(page, before.articles + 1, "an article with a bad date is read all the same");
  await page.locator(".status button").first().click();
  await until(page, "the bad date is told with its file", () => document.body.innerText.includes("gao-9.json"));
});

test("characters that turn the direction are shown and turn nothing", async (t) => {
  const text = "هاجم مسلحون \u202Eقرية تيسيت\u202C في مالي يوم 3 مايو 2023 وقتلوا خمسة جنود\u200F.";
  const { page } = await opened(t);
  const { articles: before } = await counts(page);
  await page.locator('input[type="file"]').first().setInputFiles({ name: "turned.txt", mimeType: "text/plain", buffer: Buffer.from(text) });
  await articles(page, before + 1, "one more");
  await page.evaluate(() => (location.hash = "in=turned"));
  await until(page, "the article open", () => document.querySelector('[data-article-id="turned"]'));
  const { content, names, turned } = await page.evaluate(() => {
    const article = document.querySelector("[data-article-id]");
    return {
      content: article.textContent,
      names: [...article.querySelectorAll("[data-ctl]")].map((one) => one.dataset.ctl),
      turned: [...article.querySelectorAll("[data-ctl]")].filter((one) => getComputedStyle(one).unicodeBidi !== "isolate").length,
    };
  });
  assert.equal(content, text);
  assert.deepEqual([names, turned], [["RLO", "PDF", "RLM"], 0]);
});

test("a long reading can be stopped, and what was read stays", async (t) => {
  const { page } = await opened(t);
  const text = "قتل خمسة جنود في كمين نصبه مسلحون قرب تيسيت في مالي يوم 3 مايو 2023. ".repeat(60);
  const lines = Array.from({ length: 3000 }, (_, at) => JSON.stringify({ id: `x${at}`, text: `${at} ${text}` }));
  await page.locator('input[type="file"]').first().setInputFiles({
    name: "many.ndjson",
    mimeType: "application/x-ndjson",
    buffer: Buffer.from(lines.join("\n")),
  });
  await page.locator(".status button").first().click();
  await until(page, "the reading stopped", () => document.body.dataset.state === "ready");
  const { articles } = await counts(page);
  assert.ok(articles < 3000, `${articles} articles`);
  await page.waitForTimeout(500);
  assert.equal((await counts(page)).articles, articles);
});

test("new events that a filter hides are told and shown on request, and the next reading begins anew", async (t) => {
  const folder = await folderOf(t, { "beni-10.txt": BENI, "gao-10.txt": `${GAO} عاشرا.`, "torn-10.json": '{"id":"y",\n"text":"نص' });
  const { page } = await opened(t);
  const before = await counts(page);
  assert.equal(await page.locator(".status").count(), 0, "nothing is said of the page's own articles");
  await page.evaluate(() => (location.hash = "lang=en&country=OM"));
  const [told] = await extract(join(folder, "beni-10.txt"));
  await plainInput(page).setInputFiles(join(folder, "beni-10.txt"));
  await articles(page, before.articles + 1, "one file chosen");
  const said = await page.locator(".status").innerText();
  assert.match(said, new RegExp(`new events:\\s${told.events.length}, hidden by filters or search:\\s${told.events.length}`));
  await page.locator(".status").getByText("Show all").click();
  await shows(page, before.events + told.events.length, "all shown");
  assert.ok(!(await page.locator(".status").innerText()).includes("hidden"));

  await plainInput(page).setInputFiles(join(folder, "torn-10.json"));
  await page.locator("dialog[open] .problem").waitFor();
  await page.keyboard.press("Escape");
  assert.match(await page.locator(".status").innerText(), /1 problem/);
  await plainInput(page).setInputFiles(join(folder, "gao-10.txt"));
  await articles(page, before.articles + 2, "another file chosen");
  assert.ok(!/problem/.test(await page.locator(".status").innerText()), "the problem of the reading before is over");
  await page.locator(".status .btn--icon").click();
  await page.locator(".status").waitFor({ state: "detached" });
});

test("a torn file is told in the reader's language, with the place", async (t) => {
  const folder = await folderOf(t, { "torn-11.json": '{"id":"y",\n"text":"نص' });
  const { page } = await opened(t);
  await plainInput(page).setInputFiles(join(folder, "torn-11.json"));
  const problem = page.locator("dialog[open] .problem");
  await problem.waitFor();
  const said = await problem.innerText();
  assert.match(said, /torn-11\.json، السطر 2، العمود \d+/);
  assert.deepEqual(said.replace("torn-11.json", "").match(/[A-Za-z]+/g), ["JSON"], said);
});

test("a text without a headline is not set as one", async (t) => {
  const { page } = await opened(t);
  const { articles: before } = await counts(page);
  const text = "قتل مسلحون خمسة جنود في هجوم على معسكر للجيش المالي قرب غاو يوم الاثنين 4 مارس 2024. ".repeat(3);
  await plainInput(page).setInputFiles({ name: "plain.txt", mimeType: "text/plain", buffer: Buffer.from(text) });
  await articles(page, before + 1, "one more");
  await page.evaluate(() => (location.hash = "in=plain"));
  await until(page, "the article open", () => document.querySelector('[data-article-id="plain"]'));
  assert.equal(await page.locator(".story__title").count(), 0);
});

test("texts pasted, into the dialog or on the page, are articles of their own", async (t) => {
  const { page } = await opened(t);
  const before = await counts(page);
  const paste = async (text) => {
    await page.keyboard.press("i");
    await page.locator(".paste summary").click();
    await page.locator("#paste").fill(text);
    await page.locator(".paste button").click();
  };
  await paste(GAO);
  await articles(page, before.articles + 1, "one text pasted");
  await paste(BENI);
  await articles(page, before.articles + 2, "two texts pasted");
  const onPage = (text) =>
    page.evaluate((words) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/plain", words);
      document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
    }, text);
  await onPage(`${GAO} ثالثا.`);
  await articles(page, before.articles + 3, "a text pasted on the page");
  await onPage(`${BENI} رابعا.`);
  await articles(page, before.articles + 4, "another one");
  assert.ok(!/مشكلة/.test(await page.locator(".status").innerText()), "two texts of one name would be a problem");
});
