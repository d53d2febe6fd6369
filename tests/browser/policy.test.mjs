//! Nothing leaves the page: it asks no other host for anything, and its policy refuses what would.

import assert from "node:assert/strict";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { after, before, test } from "node:test";
import { startChromium } from "./harness/browsers.mjs";
import { foreign, open } from "./harness/page.mjs";
import { serve } from "./harness/server.mjs";
import { dist } from "./harness/site.mjs";

let chromium;
let site;
/** A host of another origin that answers everything and writes down who asked. */
let other;
before(async () => {
  chromium = await startChromium();
  site = await serve(dist, { extra: { "unguarded.html": "<!doctype html><title>no policy</title><body></body>" } });
  other = await serve(dist, { base: "/", extra: { "x.js": "1", "x.css": "*{}", "x.json": "{}", "x.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>", "x.woff2": "" } });
});
after(() => Promise.all([chromium?.close(), site?.stop(), other?.stop()]));

/** Every way known to us by which a page can ask another host for something, tried in the page. */
async function tryAll(page, origin) {
  await page.evaluate(async (host) => {
    const add = (name, attributes) =>
      document.body.append(Object.assign(document.createElement(name), attributes));
    const quiet = (work) => Promise.resolve().then(work).catch(() => {});
    await quiet(() => fetch(`${host}/x.json?fetch`));
    await quiet(() => navigator.sendBeacon(`${host}/x.json?beacon`, "x"));
    await quiet(() => {
      const request = new XMLHttpRequest();
      request.open("GET", `${host}/x.json?xhr`);
      request.send();
    });
    await quiet(() => new EventSource(`${host}/x.json?events`));
    await quiet(() => new WebSocket(`${host.replace("http", "ws")}/x.json?socket`));
    await quiet(() => import(`${host}/x.js?import`));
    add("img", { src: `${host}/x.svg?img` });
    add("script", { src: `${host}/x.js?script` });
    add("link", { rel: "stylesheet", href: `${host}/x.css?style` });
    add("link", { rel: "prefetch", href: `${host}/x.json?prefetch` });
    add("link", { rel: "preload", as: "fetch", href: `${host}/x.json?preload` });
    add("iframe", { src: `${host}/x.json?frame` });
    add("object", { data: `${host}/x.svg?object` });
    add("video", { src: `${host}/x.svg?video` });
    await quiet(() => new FontFace("x", `url(${host}/x.woff2?font)`).load());
    const form = Object.assign(document.createElement("form"), { action: `${host}/x.json?form`, target: "hidden" });
    const frame = Object.assign(document.createElement("iframe"), { name: "hidden" });
    document.body.append(frame, form);
    form.submit();
    await new Promise((sent) => setTimeout(sent, 1500));
  }, origin);
}

const asked = () => [...new Set(other.log.map((entry) => entry.path))];

test("without the policy, the ways tried below do reach another host", async (t) => {
  const context = await chromium.newContext();
  t.after(() => context.close());
  const page = await context.newPage();
  await page.goto(`${site.url}unguarded.html`);
  other.log.length = 0;
  await tryAll(page, other.origin);
  // The proof that the tests below can fail.
  for (const path of ["/x.json", "/x.js", "/x.css", "/x.svg", "/x.woff2"])
    assert.ok(asked().includes(path), `${path} was expected among ${asked()}`);
});

for (const [name, address] of [
  ["the site", () => site.url],
  ["the single file", () => pathToFileURL(join(dist, "rasid.html")).href],
]) {
  test(`${name} asks no other host for anything`, async (t) => {
    const context = await chromium.newContext();
    t.after(() => context.close());
    const { seen } = await open(context, address());
    const own = address().startsWith("file:") ? address() : site.origin;
    assert.deepEqual(foreign(seen, own), []);
    assert.ok(seen.requests.includes(address()), `the page itself was expected among ${seen.requests}`);
  });

  test(`${name}: the policy lets nothing out of the page`, async (t) => {
    const context = await chromium.newContext();
    t.after(() => context.close());
    const { page } = await open(context, address());
    other.log.length = 0;
    await tryAll(page, other.origin);
    assert.deepEqual(asked(), [], "what another host was asked for");
  });

  test(`${name}: the policy lets nothing out of the worker`, async (t) => {
    const context = await chromium.newContext();
    t.after(() => context.close());
    const { page } = await open(context, address());
    const [worker] = page.workers();
    assert.ok(worker, "the page has a worker");
    other.log.length = 0;
    const said = await worker.evaluate(
      (host) => fetch(`${host}/x.json`).then(() => "answered", (error) => `refused: ${error.name}`),
      other.origin,
    );
    assert.equal(said, "refused: TypeError");
    const imported = await worker.evaluate((host) => {
      try {
        importScripts(`${host}/x.js`);
        return "imported";
      } catch (error) {
        return `refused: ${error.name}`;
      }
    }, other.origin);
    assert.equal(imported, "refused: NetworkError");
    assert.deepEqual(asked(), [], "what another host was asked for");
  });

  test(`${name}: the policy runs no script and no style that is not its own`, async (t) => {
    const context = await chromium.newContext();
    t.after(() => context.close());
    const { page } = await open(context, address());
    const ran = await page.evaluate(async () => {
      const refused = [];
      document.addEventListener("securitypolicyviolation", (event) => refused.push(event.effectiveDirective));
      const script = document.createElement("script");
      script.textContent = "globalThis.injected = true";
      document.body.append(script);
      const style = document.createElement("style");
      style.textContent = "body { outline: 7px solid red }";
      document.body.append(style);
      const link = document.createElement("div");
      link.innerHTML = `<b onclick="globalThis.injected = true" style="color: red">x</b>`;
      document.body.append(link);
      link.firstChild.click();
      await new Promise((told) => setTimeout(told, 200));
      return { refused, injected: globalThis.injected === true, outline: getComputedStyle(document.body).outlineWidth };
    });
    assert.equal(ran.injected, false, "an injected script ran");
    assert.notEqual(ran.outline, "7px", "an injected style was used");
    assert.deepEqual([...new Set(ran.refused)].sort(), ["script-src-attr", "script-src-elem", "style-src-attr", "style-src-elem"]);
  });
}
