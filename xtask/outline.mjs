//! What `world.mjs` and `regions.mjs` share: from degrees to a path in the map's units. Comes in: points in degrees; goes
//! out: points in map units, simplified, and an SVG path of them in whole units. The projection is that of `src/view/atlas.rs`.

export const PER_DEGREE = 50;

/** Latitude as Mercator's has it up to its fourth term: shapes keep their form, and the poles stay within reach. */
export function project([lon, lat]) {
  const f = (lat * Math.PI) / 180;
  const y = f + f ** 3 / 6 + f ** 5 / 24 + (61 * f ** 7) / 5040;
  return [lon * PER_DEGREE, (-y * 180 * PER_DEGREE) / Math.PI];
}

/** Douglas and Peucker's way: points nearer than `tolerance` to the line between their neighbours are left out. */
export function simplified(points, tolerance) {
  if (points.length < 3) return points;
  const [[ax, ay], [bx, by]] = [points[0], points.at(-1)];
  const length = Math.hypot(bx - ax, by - ay);
  let [far, at] = [0, 0];
  points.forEach(([x, y], index) => {
    const off = length ? Math.abs((bx - ax) * (ay - y) - (ax - x) * (by - ay)) / length : Math.hypot(x - ax, y - ay);
    if (off > far) [far, at] = [off, index];
  });
  if (far < tolerance) return [points[0], points.at(-1)];
  return [...simplified(points.slice(0, at + 1), tolerance), ...simplified(points.slice(at), tolerance).slice(1)];
}

/** In square units. */
export function area(points) {
  const twice = points.reduce((sum, [x, y], at) => {
    const [nx, ny] = points[(at + 1) % points.length];
    return sum + x * ny - nx * y;
  }, 0);
  return Math.abs(twice) / 2;
}

/** A closed path of points in whole units, whose last point is the first again. */
export function path(points) {
  let [px, py] = points[0];
  let out = `M${px} ${py}l`;
  let first = true;
  for (const [x, y] of points.slice(1, -1)) {
    if (x === px && y === py) continue;
    const [dx, dy] = [x - px, y - py];
    out += `${first || dx < 0 ? "" : " "}${dx}${dy < 0 ? "" : " "}${dy}`;
    [px, py, first] = [x, y, false];
  }
  return `${out}z`;
}

/** The table's rows, each as an object by the names of its columns. */
export function rows(text) {
  const cells = text.split("\n").filter((row) => row && !row.startsWith("#")).map((row) => row.split("\t"));
  return cells.slice(1).map((row) => Object.fromEntries(cells[0].map((name, at) => [name, row[at] ?? ""])));
}
