"use strict";
// What the reader sees and does.

const data = JSON.parse(document.getElementById("data").textContent);
const model = new Model(data);
const plane = new Plane(model, data);
const $ = id => document.getElementById(id);
const dark = matchMedia("(prefers-color-scheme: dark)");
const calmMotion = matchMedia("(prefers-reduced-motion: reduce)");

let printing = false;
let range = null; // the part of the plane that is seen
let backdrop = null; // contours, kinks and dead region, painted once a view
let pointer = null; // [u, v] under the pointer or the cross
let picked = 0; // the example whose numbers are shown
let run = null; // the run whose steps are shown: the reader's, or one of train's once more
let own = null; // the reader's run
let chosen = data.runs.length; // which run in the legend; the last one is the reader's
let playing = 0;
let seen = 0; // the width that was drawn last
let rate = data.rate;

/** The colour of the run whose steps are shown: one of train's is drawn once more over its path, and wider. */
const tint = colors => run && run !== own ? colors.curves[data.runs.indexOf(run.drawn) % 8] : colors.run;

const palette = () => PALETTES[dark.matches && !printing ? "dark" : "light"];

const zoom = factor => show(scaled(range, factor));

function show(part) {
  range = part;
  grid = new Grid(plane, range);
  draw();
}

let grid = null;
let box = null;

/** Contours, kinks, dead region and axes: they stay while paths and pointer move. */
function paintBackdrop() {
  const canvas = $("surface"), width = canvas.clientWidth;
  const { ctx, height } = sharp(canvas, Math.round(Math.min(Math.max(280, width * 0.86), 900)));
  const colors = palette();
  box = new Box(ctx, width, height, range, 42);
  ctx.clearRect(0, 0, width, height);
  ctx.save();
  box.clip();
  grid.paint(box, colors);
  grid.explain($("bands"), colors);
  kinks(ctx, colors);
  hatch(ctx, colors);
  ctx.restore();
  box.axes(colors, data.plane.across, data.plane.up);
  backdrop = document.createElement("canvas");
  backdrop.width = canvas.width;
  backdrop.height = canvas.height;
  backdrop.getContext("2d").drawImage(canvas, 0, 0);
}

function kinks(ctx, colors) {
  if (!data.neuron.kink) return;
  ctx.strokeStyle = colors.ink;
  ctx.globalAlpha = Math.min(0.5, Math.max(0.05, 12 / model.rows));
  ctx.lineWidth = 1;
  ctx.beginPath();
  for (let i = 0; i < model.rows; i++) line(ctx, plane.kink(i, range));
  ctx.stroke();
  ctx.globalAlpha = 1;
}

function line(ctx, ends) {
  if (!ends) return;
  ctx.moveTo(box.x(ends[0][0]), box.y(ends[0][1]));
  ctx.lineTo(box.x(ends[1][0]), box.y(ends[1][1]));
}

const DEAD = "dead: no example active";

/** Where a text so wide lies within the hatched region and no path of train's crosses it; the middle where there is no such place. */
function calmPlace(corners, half) {
  const middle = [0, 1].map(k => corners.reduce((sum, corner) => sum + corner[k], 0) / corners.length);
  const toward = ([x0, y0], [x1, y1], t) => [x0 + t * (x1 - x0), y0 + t * (y1 - y0)];
  const rim = corners.flatMap((corner, k) => [corner, toward(corner, corners[(k + 1) % corners.length], 0.5)]);
  const between = rim.flatMap(place => [0.35, 0.65].map(t => toward(middle, place, t)));
  const courses = data.runs.map(drawn => course(drawn.u, drawn.v));
  return [middle, ...between].find(([x, y]) => x - half > box.left && x + half < box.right
    && [x - half, x + half].every(end => plane.active(box.u(end), box.v(y)) === 0)
    && !courses.some(places => crosses(places, [x - half - 4, y - 16, x + half + 4, y + 8]))) || middle;
}

/** Whether a path meets a rectangle. */
function crosses(places, [left, top, right, bottom]) {
  return places.some(([x1, y1], k) => {
    const [x0, y0] = places[Math.max(0, k - 1)], [dx, dy] = [x1 - x0, y1 - y0];
    const into = (low, high, from, d) => d === 0 ? (from >= low && from <= high ? [0, 1] : [1, 0])
      : [(low - from) / d, (high - from) / d].sort((a, b) => a - b);
    const [a, b] = [into(left, right, x0, dx), into(top, bottom, y0, dy)];
    return Math.max(0, a[0], b[0]) <= Math.min(1, a[1], b[1]);
  });
}

function hatch(ctx, colors) {
  const corners = model.canDie ? plane.dead(range) : [];
  if (!corners.length) return;
  ctx.save();
  ctx.beginPath();
  corners.forEach(([u, v], k) => ctx[k ? "lineTo" : "moveTo"](box.x(u), box.y(v)));
  ctx.closePath();
  ctx.fillStyle = colors.paper;
  ctx.globalAlpha = 0.55;
  ctx.fill();
  ctx.clip();
  ctx.globalAlpha = 0.6;
  ctx.strokeStyle = colors.soft;
  ctx.beginPath();
  for (let x = box.left - (box.bottom - box.top); x < box.right; x += 9) {
    ctx.moveTo(x, box.bottom);
    ctx.lineTo(x + box.bottom - box.top, box.top);
  }
  ctx.stroke();
  ctx.restore();
  ctx.fillStyle = colors.ink;
  ctx.textAlign = "center";
  const [x, y] = calmPlace(corners.map(([u, v]) => [box.x(u), box.y(v)]), ctx.measureText(DEAD).width / 2);
  ctx.fillText(DEAD, x, y);
}

/** The places of a path on the canvas, up to where it leaves for very far away: there its direction is kept. */
function course(us, vs) {
  const places = us.map((u, k) => [box.x(u), box.y(vs[k])]);
  const away = places.findIndex(place => !place.every(c => Math.abs(c) < 1e5));
  if (away < 1 || !places[away].every(Number.isFinite)) return away < 0 ? places : places.slice(0, away);
  const [from, to] = [places[away - 1], places[away]], step = 1e5 / Math.max(...to.map(Math.abs));
  return places.slice(0, away).concat([from.map((c, i) => c + step * (to[i] - c))]);
}

function path(ctx, us, vs, color, width) {
  const places = course(us, vs);
  const trace = () => {
    ctx.beginPath();
    places.forEach((point, k) => ctx[k ? "lineTo" : "moveTo"](...point));
    ctx.stroke();
  };
  ctx.lineJoin = "round";
  ctx.strokeStyle = palette().paper;
  ctx.globalAlpha = 0.8;
  ctx.lineWidth = width + 2.5;
  trace();
  ctx.globalAlpha = 1;
  ctx.strokeStyle = ctx.fillStyle = color;
  ctx.lineWidth = width;
  trace();
  places.forEach((point, k) => {
    ctx.beginPath();
    ctx.arc(...point, k === 0 || k === places.length - 1 ? width + 2 : width * 0.9, 0, 7);
    ctx.fillStyle = k === 0 ? palette().paper : color; // a path begins at its ring
    ctx.fill();
    if (k === 0) ctx.stroke();
  });
}

/** All that moves, over the backdrop. */
function drawScene(at) {
  const { ctx } = box, colors = palette();
  ctx.save();
  ctx.setTransform(1, 0, 0, 1, 0, 0);
  ctx.clearRect(0, 0, backdrop.width, backdrop.height);
  ctx.drawImage(backdrop, 0, 0);
  ctx.restore();
  ctx.save();
  box.clip();
  data.runs.forEach((drawn, k) => path(ctx, drawn.u, drawn.v, colors.curves[k % 8], 2));
  if (data.neuron.kink && model.rows > 1) {
    ctx.strokeStyle = colors.run;
    ctx.setLineDash([6, 4]);
    ctx.beginPath();
    line(ctx, plane.kink(picked, range));
    ctx.stroke();
    ctx.setLineDash([]);
  }
  if (run) path(ctx, run.points.map(w => plane.u(w)), run.points.map(w => plane.v(w)), tint(colors), run === own ? 2.5 : 3.5);
  arrow(ctx, at, run ? tint(colors) : colors.ink);
  const said = [];
  data.runs.forEach((drawn, k) => drawn.failed && exit(ctx, drawn, colors.curves[k % 8], said));
  if (pointer) {
    const [x, y] = [box.x(pointer[0]), box.y(pointer[1])];
    ctx.strokeStyle = colors.ink;
    ctx.lineWidth = 1;
    ctx.beginPath();
    ctx.moveTo(x - 8, y); ctx.lineTo(x + 8, y);
    ctx.moveTo(x, y - 8); ctx.lineTo(x, y + 8);
    ctx.stroke();
  }
  ctx.restore();
}

const rawX = i => model.x[i] * data.scale + data.shift;
let dataBox = null;
const DIAGONAL = "predicted = actual";

/** The examples, and the neuron among them; with several features predicted against actual. */
function drawData(w) {
  const colors = palette(), { ctx, width, height } = sharp($("fit-of-data"), tall("fit-of-data", 0.55, 240)), single = model.features === 1;
  const span = values => {
    const low = values.reduce((a, b) => Math.min(a, b)), high = values.reduce((a, b) => Math.max(a, b));
    const room = 0.06 * (high - low) || 1;
    return [low - room, high + room];
  };
  const [v0, v1] = span(model.y);
  const [u0, u1] = single ? span(Array.from(model.y, (_, i) => rawX(i))) : [v0, v1];
  dataBox = new Box(ctx, width, height, { u0, u1, v0, v1 }, 42);
  dataBox.axes(colors, single ? data.features[0] : `${data.target}, predicted`, single ? data.target : `${data.target}, actual`);
  ctx.save();
  dataBox.clip();
  let outside = 0;
  for (let i = 0; i < model.rows; i++) {
    const z = model.affine(w, i), exact = single ? rawX(i) : model.activation(z);
    const x = Math.max(u0, Math.min(u1, exact)); // a prediction outside is drawn at the edge
    outside += x === exact ? 0 : 1;
    ctx.beginPath();
    ctx.arc(dataBox.x(x), dataBox.y(model.y[i]), i === picked ? 6 : 3, 0, 7);
    ctx.globalAlpha = i === picked ? 1 : Math.max(0.25, Math.min(0.8, 150 / model.rows));
    ctx.fillStyle = i === picked ? colors.run : z > 0 ? colors.curves[0] : colors.soft;
    ctx.fill();
  }
  ctx.globalAlpha = 1;
  if (outside > 0) {
    ctx.textAlign = "center";
    ctx.fillStyle = colors.ink;
    const many = outside === model.rows ? "every prediction" : `${outside} of ${model.rows} predictions`;
    ctx.fillText(`${many} outside, at the edge`, (dataBox.left + dataBox.right) / 2, dataBox.top + 20);
  }
  ctx.strokeStyle = run ? tint(colors) : colors.ink;
  ctx.lineWidth = single ? 2.5 : 1;
  ctx.beginPath();
  for (let px = dataBox.left; px <= dataBox.right; px++) {
    const x = dataBox.u(px);
    const value = single ? model.activation(w[0] * (x - data.shift) / data.scale + w[1]) : x;
    ctx.lineTo(px, dataBox.y(Math.max(v0 - 9 * (v1 - v0), Math.min(v1 + 9 * (v1 - v0), value))));
  }
  ctx.stroke();
  if (!single) {
    const wide = ctx.measureText(DIAGONAL).width + 10, steep = (dataBox.bottom - dataBox.top) / (dataBox.right - dataBox.left);
    ctx.textAlign = "right";
    told(ctx, DIAGONAL, dataBox.right - 6, dataBox.top + wide * steep + 18, colors.ink);
  }
  ctx.restore();
}

/** Everything; nothing while the page is not laid out, which is told when it is. */
function draw() {
  seen = $("surface").clientWidth;
  if (seen === 0) return;
  paintBackdrop();
  drawLosses();
  refresh();
}

function refresh() {
  if (!backdrop) return;
  const at = shown();
  drawScene(at);
  drawData(at.w);
  parameters(at);
  numbers(at);
}
