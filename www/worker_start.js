//! The end of the worker's script, after the bindings of its program: starts the program, and keeps what the
//! page posts until the program listens. What runs before these lines defines either `rasidWorkerProgram`, the
//! program's address (the site), or `rasidWorkerGzip`, the program itself (the single file).
"use strict";

(() => {
  const early = [];
  const keep = (event) => {
    event.stopImmediatePropagation();
    early.push(event);
  };
  addEventListener("message", keep);

  async function program() {
    if (typeof rasidWorkerGzip !== "string") return fetch(rasidWorkerProgram);
    const zipped = Uint8Array.from(atob(rasidWorkerGzip), (letter) => letter.charCodeAt(0));
    const stream = new Blob([zipped]).stream().pipeThrough(new DecompressionStream("gzip"));
    return new Response(stream).arrayBuffer();
  }

  wasm_bindgen({ module_or_path: program() }).then(
    () => {
      removeEventListener("message", keep);
      for (const event of early) dispatchEvent(new MessageEvent("message", { data: event.data, ports: [...event.ports] }));
    },
    (error) =>
      // Thrown outside the promise, so that the page's `Worker` fires `error`.
      setTimeout(() => {
        throw error;
      }),
  );
})();
