//! Starts the page: comes last in the document, after the bindings of the page's program, and runs alike in
//! the site and in the single file. In the single file the program, the worker and the bundle stand in the
//! document itself, as `<script type="text/plain">` blocks that no browser executes; in the site they are
//! files beside the page.
//!
//! What the Rust side may rely on, from before its `main` runs:
//!
//! - `rasid.startWorker()` returns a new `Worker` that runs the worker's program. Messages may be posted at
//!   once: the worker keeps them until its program listens. A worker that cannot start fires `error`.
//! - `rasid.loadBundle()` returns a `Promise<string>`: the text of the bundle that the page was opened with,
//!   `?bundle=RELATIVE.json`, else `bundle.json` beside the page, else what the single file holds. It rejects
//!   with an `Error` whose message names the file: absent, or not a relative name below the page's folder.
//! - `rasid.loadReadings()` returns `undefined`, or a `Promise` of an `ArrayBuffer`: what the build has read in the bundle
//!   beside the page, so that its cards can be shown before the worker is loaded. It gives `null` for no such file.
//! - `rasid.table(name)` returns the text of the `<pre>` of that name in the document: words that the program only reads.
//! - `rasid.drawn()` returns a `Promise` that is fulfilled when the browser has drawn what the page now shows, or in a
//!   second where it draws nothing.
//! - `rasid.loadWorld()` returns a `Promise` of an array: the map's outlines, a code and its shape by turns. They are
//!   fetched when they are asked for, so that a page whose map is never opened does not load them.
//! - `rasid.loadRegions(keys)` returns a `Promise` of an array: the outline of each region, empty where none is known.
//!   They too are fetched when the first is asked for.
//! - `rasid.saveFile(parts, name, type)` hands the reader a file that is made of `parts`.
//! - `rasid.applyUpdate()` reloads into a newer version of the site. There is one once `window` has received
//!   the event `rasid-update`, and `rasid.updateReady` is true from then on.
//!
//! The program sets `<body data-state>` to `ready` when it is; until then it is `loading`, and `failed` with a
//! message in the page when the program could not be started at all.
"use strict";

(() => {
  const inlined = (id) => document.getElementById(id)?.textContent ?? null;
  const here = new URL(".", location.href);
  // Read now: the program may clear the document's body when it draws itself.
  const single = inlined("app-wasm-gzip") !== null;
  const appBytes = single ? inflate(inlined("app-wasm-gzip")) : null;
  const ownBundle = single ? inlined("bundle") : null;
  const ownWorld = single ? inlined("world") : null;
  const ownRegions = single ? inlined("regions-gzip") : null;
  let regions = null;
  const tables = new Map([...document.querySelectorAll("pre[id]")].map((table) => [table.id, table.textContent]));
  const appFile = document.getElementById("app-wasm")?.href;
  const workerScript = single ? inlined("worker-script") : loader(document.currentScript.dataset.worker);

  const rasid = (globalThis.rasid = {
    updateReady: false,
    startWorker() {
      // From a blob, so that the page's policy holds in the worker as well.
      const address = URL.createObjectURL(new Blob([workerScript], { type: "text/javascript" }));
      const worker = new Worker(address);
      // Firefox reads the address after the constructor has returned, so it is given back only later.
      setTimeout(() => URL.revokeObjectURL(address), 60_000);
      return worker;
    },
    async loadBundle() {
      const asked = new URLSearchParams(location.search).get("bundle");
      if (single && asked === null) {
        if (ownBundle === null) throw new Error("bundle.json: this file holds no bundle");
        return ownBundle;
      }
      const name = asked ?? "bundle.json";
      const address = below(name);
      if (location.protocol === "file:") throw new Error(`${name}: a page opened as a file cannot read other files`);
      const response = await fetch(address).catch((error) => {
        throw new Error(`${name}: ${error.message}`);
      });
      if (!response.ok) throw new Error(`${name}: HTTP ${response.status}`);
      return response.text();
    },
    loadReadings() {
      const asked = new URLSearchParams(location.search).get("bundle");
      if (single || asked !== null || !location.protocol.startsWith("http")) return undefined;
      return fetch(new URL("bundle.readings", here))
        .then((response) => (response.ok ? gunzipped(response.body) : null))
        .catch(() => null);
    },
    table(name) {
      return tables.get(name) ?? "";
    },
    drawn() {
      return new Promise((done) => {
        requestAnimationFrame(() => setTimeout(done));
        setTimeout(done, 1000);
      });
    },
    applyUpdate() {
      location.reload();
    },
    async loadWorld() {
      const world = ownWorld ?? (await (await fetch(new URL("world.json", here))).text());
      return Object.entries(JSON.parse(world)).flat();
    },
    async loadRegions(keys) {
      // What failed is tried again, since there may be a network by then.
      regions ??= (ownRegions ? inflate(ownRegions) : fetched("regions.json")).then(
        (bytes) => JSON.parse(new TextDecoder().decode(bytes)),
      );
      regions.catch(() => (regions = null));
      const known = await regions;
      return keys.map((key) => known[key] ?? "");
    },
    saveFile(parts, name, type) {
      const link = document.createElement("a");
      link.href = URL.createObjectURL(new Blob(parts, { type }));
      link.download = name;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    },
  });

  async function fetched(name) {
    const response = await fetch(new URL(name, here));
    if (!response.ok) throw new Error(`${name}: HTTP ${response.status}`);
    return response.arrayBuffer();
  }

  /** The address of a bundle, which has to be a `.json` file in the page's folder or below it. */
  function below(name) {
    const address = URL.canParse(name, here.href) ? new URL(name, here) : null;
    const relative = !/^([a-z][a-z0-9+.-]*:|[/\\])/i.test(name);
    if (!address || !relative || !address.href.startsWith(here.href) || !address.pathname.endsWith(".json"))
      throw new Error(`${name}: not the relative name of a .json file beside the page`);
    return address;
  }

  /** A script that loads the worker's own; the build names that one, and its name changes with its content. */
  function loader(name) {
    const file = (end) => JSON.stringify(new URL(name + end, here).href);
    return `const rasidWorkerProgram = ${file("_bg.wasm")}; importScripts(${file(".js")});`;
  }

  /** The bytes behind gzip in base64. */
  async function inflate(base64) {
    const zipped = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    return gunzipped(new Blob([zipped]).stream());
  }

  function gunzipped(stream) {
    return new Response(stream.pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();
  }

  /** Says in the page that it could not start. */
  function fail(error) {
    document.body.dataset.state = "failed";
    const message = document.createElement("p");
    message.setAttribute("role", "alert");
    message.textContent = `تعذر تشغيل راصد في هذا المتصفح. Rasid could not start in this browser. ${error?.message ?? error}`;
    document.body.prepend(message);
    console.error(error);
  }

  /**
   * Keeps the site for use without a network. A newer version is announced when it is there, be it of a former
   * visit or fetched during this one; it takes over when the reader says so, or when no tab shows the site any more.
   * Taking it over while a tab loads would reload that tab under the reader.
   */
  async function keepOffline() {
    const registration = await navigator.serviceWorker.register(new URL("sw.js", here), { updateViaCache: "none" });
    const announce = () => {
      rasid.updateReady = true;
      dispatchEvent(new Event("rasid-update"));
    };
    const watch = (worker) =>
      worker?.addEventListener("statechange", () => {
        if (worker.state === "installed" && navigator.serviceWorker.controller) announce();
      });
    rasid.applyUpdate = () => takeOver(registration.waiting);
    if (registration.waiting && navigator.serviceWorker.controller) announce();
    watch(registration.installing);
    registration.addEventListener("updatefound", () => watch(registration.installing));
  }

  /** Lets the waiting version take over, then shows it; another tab may have done the first. */
  function takeOver(waiting) {
    if (!waiting) return location.reload();
    navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
    waiting.postMessage("take over");
  }

  async function start() {
    const offline = !single && location.protocol.startsWith("http") && "serviceWorker" in navigator;
    try {
      await wasm_bindgen({ module_or_path: single ? appBytes : appFile });
    } catch (error) {
      return fail(error);
    }
    if (offline) keepOffline().catch((error) => console.warn(`not kept for offline use: ${error.message}`));
  }

  // What is copied out of an article is its very text: a browser would write its own line breaks for paragraphs.
  document.addEventListener("copy", (event) => {
    const selected = getSelection();
    if (!selected?.rangeCount) return;
    const range = selected.getRangeAt(0);
    const from = range.commonAncestorContainer;
    const article = (from.nodeType === Node.ELEMENT_NODE ? from : from.parentElement).closest("[data-article-id]");
    if (!article || range.collapsed) return;
    event.clipboardData.setData("text/plain", range.cloneContents().textContent);
    event.preventDefault();
  });

  // What is pasted on the page and not into a field comes in like chosen files; a text is a file without a name.
  let pasted = 0;
  document.addEventListener("paste", (event) => {
    const input = document.getElementById("pick-files");
    if (!input || event.target.closest?.("input, textarea")) return;
    const given = new DataTransfer();
    for (const file of event.clipboardData.files) given.items.add(file);
    const text = event.clipboardData.getData("text/plain");
    if (!given.files.length && text.trim()) {
      const name = document.documentElement.lang === "en" ? "From the clipboard" : "من الحافظة";
      given.items.add(new File([text], `${name} ${++pasted}.txt`, { type: "text/plain" }));
    }
    if (!given.files.length) return;
    event.preventDefault();
    input.files = given.files;
    input.dispatchEvent(new Event("change", { bubbles: true }));
  });

  // The program clears the body when it draws itself.
  document.documentElement.append(document.querySelector(".sprite"));
  if (typeof WebAssembly !== "object" || (single && typeof DecompressionStream !== "function"))
    fail(new Error("WebAssembly, DecompressionStream"));
  else start();
})();
