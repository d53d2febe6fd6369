//! The built site and the command line program that the page is compared with.

import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

export const root = join(dirname(fileURLToPath(import.meta.url)), "../../..");
export const dist = join(root, "dist");

const cli = process.env.RASID_CLI ?? join(root, "target", "release", "rasid");

/** What `rasid extract` prints for a file or folder: one object per article. */
export async function extract(path, ...options) {
  return ndjson(["extract", ...options, path]);
}

/** Runs the program and reads what it prints, whatever its status. */
export async function ndjson(words) {
  const run = promisify(execFile)(cli, words, { maxBuffer: 1 << 28 });
  const { stdout } = await run.catch((error) => {
    if (typeof error.stdout !== "string" || error.code === "ENOENT") throw error;
    return error;
  });
  return stdout.split("\n").filter(Boolean).map((line) => JSON.parse(line));
}

/** The articles of a bundle file. */
export async function bundleArticles(file) {
  return JSON.parse(await readFile(file, "utf8")).articles;
}

/** A folder for one test, which removes it. */
export async function temporaryFolder(test) {
  const folder = await mkdtemp(join(tmpdir(), "rasid-test-"));
  test.after(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** A copy of the site as a later build would leave it: the page says `<meta name="version" content="newer">`. */
export async function newerSite(test) {
  const folder = await temporaryFolder(test);
  await cp(dist, folder, { recursive: true });
  const page = join(folder, "index.html");
  const html = await readFile(page, "utf8");
  const changed = html.replace("<title>", '<meta name="version" content="newer"><title>');
  if (changed === html) throw new Error("index.html has no <title>");
  await writeFile(page, changed);

  const worker = join(folder, "sw.js");
  const script = await readFile(worker, "utf8");
  const [, list] = /^const RASID = (\{.*\});\n/.exec(script) ?? [];
  if (!list) throw new Error("sw.js does not begin with its list");
  const site = JSON.parse(list);
  site.version = "newer";
  site.files.find(([name]) => name === "./")[1] = `sha256-${createHash("sha256").update(changed).digest("base64")}`;
  await writeFile(worker, script.replace(list, JSON.stringify(site)));
  return folder;
}
