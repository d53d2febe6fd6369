//! Writes `www/world.json`, the outlines of the countries that the map draws: `node xtask/world.mjs`, once, and again
//! when `world-atlas` (Natural Earth, public domain) or the list of countries changes. The result is kept in the repository.
//!
//! Per country, under its ISO 3166-1 alpha-2 code (numbered where it has none): `x y width|path`. The path is an SVG path
//! in whole map units, `PER_DEGREE` to a degree; x and y are the middle of its largest part, for its name, and width is
//! how wide that part is. The projection is that of `src/view/map.rs`.

import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { PER_DEGREE, area, path, project, rows, simplified } from "./outline.mjs";

/** Points nearer than this, in map units, to the line between their neighbours are left out. */
const TOLERANCE = 1.6;
/** Islands smaller than this, in square units, are left out, except where a country has nothing else. */
const SMALLEST = 120;

const atlas = process.argv[2] ?? createRequire(import.meta.url).resolve("world-atlas/countries-50m.json");
const world = JSON.parse(readFileSync(atlas, "utf8"));
const countries = rows(readFileSync(new URL("../data/countries.tsv", import.meta.url), "utf8"));
const codes = new Map(countries.map((country) => [country.iso_numeric, country.id]));

const { scale, translate } = world.transform;
// Borders are shared, so an arc is simplified once and fits its neighbour.
const arcs = world.arcs.map((arc) => {
  let [x, y] = [0, 0];
  const points = arc.map(([dx, dy]) => {
    [x, y] = [x + dx, y + dy];
    return project([x * scale[0] + translate[0], y * scale[1] + translate[1]]);
  });
  return simplified(points, TOLERANCE).map((point) => point.map(Math.round));
});

function ring(indexes) {
  const points = [];
  for (const index of indexes) {
    const arc = index < 0 ? arcs[~index].toReversed() : arcs[index];
    points.push(...(points.length ? arc.slice(1) : arc));
  }
  // A shape that crosses the date line goes on beyond it.
  for (let at = 1; at < points.length; at++) {
    const gap = points[at][0] - points[at - 1][0];
    if (Math.abs(gap) > 180 * PER_DEGREE) points[at] = [points[at][0] - Math.sign(gap) * 360 * PER_DEGREE, points[at][1]];
  }
  return points;
}

/** Shapes that have no number of their own in the standard, and the country under which the tables have them. */
const WITHOUT_NUMBER = { Kosovo: "XK", Somaliland: "SO", "N. Cyprus": "CY" };

const out = {};
let nameless = 0;
for (const { id: number, arcs: shape, type, properties } of world.objects.countries.geometries) {
  if (properties.name === "Antarctica") continue;
  const polygons = type === "Polygon" ? [shape] : shape;
  const rings = polygons.flatMap((polygon) => polygon.map((indexes, at) => ({ points: ring(indexes), hole: at > 0 })));
  const sized = rings.map((one) => ({ ...one, area: area(one.points) })).sort((left, right) => right.area - left.area);
  const kept = sized.filter((one, at) => one.area > 0 && (at === 0 || one.area >= SMALLEST));
  if (!kept.length) continue;
  const xs = kept[0].points.map(([x]) => x);
  const ys = kept[0].points.map(([, y]) => y);
  const middle = (list) => Math.round((Math.min(...list) + Math.max(...list)) / 2);
  const code = codes.get(number) ?? WITHOUT_NUMBER[properties.name] ?? String(nameless++);
  const text = `${middle(xs)} ${middle(ys)} ${Math.max(...xs) - Math.min(...xs)}|${kept.map((one) => path(one.points)).join("")}`;
  out[code] = out[code] ? `${out[code]}${text.split("|")[1]}` : text;
}
const file = new URL("../www/world.json", import.meta.url);
writeFileSync(file, `${JSON.stringify(out).replaceAll('","', '",\n"')}\n`);
