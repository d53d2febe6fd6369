//! Starts the browsers. The programs are those that `cargo xtask test` found, else those named by the environment.
//! Chromium is driven by playwright; the stock Firefox, which playwright cannot drive, by puppeteer.

import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import playwright from "playwright-core";
import puppeteer from "puppeteer-core";

/** A Chromium; each test opens a context of its own in it, with empty storage. */
export function startChromium() {
  return playwright.chromium.launch({
    executablePath: program("RASID_CHROMIUM", ["chromium", "chromium-browser", "google-chrome"]),
    args: [
      // The tests may run as root, which the sandbox refuses.
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}

/** A Firefox with a profile of its own. */
export function startFirefox() {
  return puppeteer.launch({
    browser: "firefox",
    executablePath: program("RASID_FIREFOX", ["firefox-esr", "firefox"]),
    headless: true,
  });
}

function program(variable, names) {
  if (process.env[variable]) return process.env[variable];
  const folders = (process.env.PATH ?? "").split(delimiter);
  const found = names.flatMap((name) => folders.map((folder) => join(folder, name))).find((file) => existsSync(file));
  if (!found) throw new Error(`no browser for these tests: install ${names[0]}, or name its program in ${variable}`);
  return found;
}

/**
 * What a page does while it is watched: the addresses it asks for, its workers included, what it writes to
 * the console as errors or warnings, and exceptions that nothing caught.
 */
export function watch(page) {
  const seen = { requests: [], errors: [] };
  page.on("request", (request) => seen.requests.push(request.url()));
  page.on("console", (message) => {
    // Playwright and puppeteer have other names for a warning.
    if (["error", "warning", "warn"].includes(message.type())) seen.errors.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => seen.errors.push(`uncaught: ${error.message}`));
  return seen;
}
