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
let rate = data.rate;

/** The colour of the run whose steps are shown: one of train's is drawn once more over its path. */
const tint = colors => run && run !== own ? colors.ink : colors.run;

const palette = () => PALETTES[dark.matches && !printing ? "dark" : "light"];

/** A range around all paths, or around what there is of them; somewhat larger where kinks come into view so. */
function fitted() {
  const around = enclosing();
  if (!data.neuron.kink || kinksIn(around) > 0) return around;
  const larger = [1.5, 2, 2.5].map(factor => scaled(around, factor)).find(part => kinksIn(part) > 0);
  return larger || around;
}

function kinksIn(part) {
  let count = 0;
  for (let i = 0; i < model.rows; i++) count += plane.kink(i, part) ? 1 : 0;
  return count;
}

const failed = fate => [data.words.diverges, data.words.dies].includes(fate);

/** Of a path that came to nothing, what lies before its loss has grown to four times that of its start. */
function near(points, losses, fails) {
  const away = fails ? losses.findIndex(loss => !(loss <= 4 * losses[0])) : -1;
  return away > 0 ? points.slice(0, away) : points;
}

function enclosing() {
  const calm = data.runs.filter(path => !path.failed), of = calm.length ? calm : data.runs;
  const points = of.flatMap(path => near(path.u.map((u, k) => [u, path.v[k]]), path.losses, path.failed)).concat([data.end]);
  if (run) points.push(...near(run.points.map(w => [plane.u(w), plane.v(w)]), run.losses, run.end && failed(run.end.fate)));
  const span = k => {
    const values = points.map(point => point[k]).filter(Number.isFinite);
    return [Math.min(...values), Math.max(...values)];
  };
  const [u0, u1] = span(0), [v0, v1] = span(1);
  const widest = Math.max(u1 - u0, v1 - v0, 1e-3 * Math.max(Math.abs(u1), Math.abs(v1)), 1e-9);
  const half = (a, b) => 0.5 * Math.max(b - a, 0.4 * widest) * 1.7;
  const [cu, cv] = [(u0 + u1) / 2, (v0 + v1) / 2], [hu, hv] = [half(u0, u1), half(v0, v1)];
  return { u0: cu - hu, u1: cu + hu, v0: cv - hv, v1: cv + hv };
}

function scaled(part, factor) {
  const [cu, cv] = [(part.u0 + part.u1) / 2, (part.v0 + part.v1) / 2];
  const [hu, hv] = [(part.u1 - part.u0) / 2 * factor, (part.v1 - part.v0) / 2 * factor];
  return { u0: cu - hu, u1: cu + hu, v0: cv - hv, v1: cv + hv };
}

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
  box = new Box(ctx, width, height, range, { left: 58, right: 10, top: 22, bottom: 42 });
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
  const [u, v] = [0, 1].map(k => corners.reduce((sum, corner) => sum + corner[k], 0) / corners.length);
  ctx.fillStyle = colors.ink;
  ctx.textAlign = "center";
  ctx.fillText("dead: no example active", box.x(u), box.y(v));
}

function path(ctx, us, vs, color, width) {
  const inside = us.map((u, k) => [box.x(u), box.y(vs[k])]).filter(p => p.every(c => Math.abs(c) < 1e6));
  const trace = () => {
    ctx.beginPath();
    inside.forEach((point, k) => ctx[k ? "lineTo" : "moveTo"](...point));
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
  inside.forEach((point, k) => {
    ctx.beginPath();
    ctx.arc(...point, k === 0 || k === inside.length - 1 ? width + 2 : width * 0.9, 0, 7);
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
  if (run) path(ctx, run.points.map(w => plane.u(w)), run.points.map(w => plane.v(w)), tint(colors), 2.5);
  arrow(ctx, at, run ? tint(colors) : colors.ink);
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

/** The height of a picture beside the surface, which grows with the page. */
const tall = (id, share, least) => Math.round(Math.min(Math.max(least, share * $(id).clientWidth), 420));

function drawLosses() {
  const colors = palette(), { ctx, width, height } = sharp($("losses"), tall("losses", 0.3, 150));
  const curves = data.runs.map((drawn, k) => [drawn.epochs, drawn.losses, colors.curves[k % 8]]);
  if (run) curves.push([run.epochs, run.losses, tint(colors)]);
  const start = Math.max(...curves.map(([, losses]) => losses[0]).filter(loss => loss > 0));
  const all = curves.flatMap(([, losses]) => losses).filter(loss => loss > 0 && loss <= start * 10);
  const low = Math.log10(Math.min(...all)), high = Math.log10(Math.max(...all));
  const room = Math.max(0.02, 0.06 * (high - low));
  const most = Math.max(1, ...curves.map(([epochs]) => epochs[epochs.length - 1]));
  const part = { u0: 0, u1: most, v0: low - room, v1: high + room };
  const plot = new Box(ctx, width, height, part, { left: 58, right: 10, top: 22, bottom: 24 });
  const marks = logTicks(10 ** part.v0, 10 ** part.v1).map(Math.log10);
  plot.axes(colors, "", "loss by epoch (log)", true, marks, (t, digits) => short(marks.includes(t) ? 10 ** t : t, digits));
  plot.clip();
  for (const [epochs, losses, color] of curves) {
    ctx.strokeStyle = color;
    ctx.lineWidth = 2;
    ctx.beginPath();
    losses.forEach((loss, k) => ctx.lineTo(plot.x(epochs[k]), plot.y(Math.log10(Math.max(loss, 1e-300)))));
    ctx.stroke();
  }
}

const rawX = i => model.x[i] * data.scale + data.shift;
let dataBox = null;

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
  dataBox = new Box(ctx, width, height, { u0, u1, v0, v1 }, { left: 58, right: 10, top: 22, bottom: 42 });
  dataBox.axes(colors, single ? data.features[0] : `${data.target}, predicted`, single ? data.target : `${data.target}, actual`);
  ctx.save();
  dataBox.clip();
  let seen = single;
  for (let i = 0; i < model.rows; i++) {
    const z = model.affine(w, i), x = single ? rawX(i) : model.activation(z);
    seen ||= x >= u0 && x <= u1;
    ctx.beginPath();
    ctx.arc(dataBox.x(x), dataBox.y(model.y[i]), i === picked ? 6 : 3, 0, 7);
    ctx.globalAlpha = i === picked ? 1 : Math.max(0.25, Math.min(0.8, 150 / model.rows));
    ctx.fillStyle = i === picked ? colors.run : z > 0 ? colors.curves[0] : colors.soft;
    ctx.fill();
  }
  ctx.globalAlpha = 1;
  if (!seen) {
    ctx.textAlign = "center";
    ctx.fillStyle = colors.ink;
    ctx.fillText("every prediction lies outside", (dataBox.left + dataBox.right) / 2, dataBox.top + 20);
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
  ctx.restore();
}

function draw() {
  paintBackdrop();
  drawLosses();
  refresh();
}

function refresh() {
  const at = shown();
  drawScene(at);
  drawData(at.w);
  parameters(at);
  numbers(at);
}
