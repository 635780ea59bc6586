"use strict";
// Which part of the plane is seen.

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
const spot = w => [plane.u(w), plane.v(w)];
const spots = drawn => drawn.u.map((u, k) => [u, drawn.v[k]]);
const apartBy = ([u0, v0], [u1, v1]) => Math.hypot(u1 - u0, v1 - v0);

/** Of a path that came to nothing, what lies before its loss has grown to four times that of its start. */
function near(points, losses, fails) {
  const away = fails ? losses.findIndex(loss => !(loss <= 4 * losses[0])) : -1;
  return away > 0 ? points.slice(0, away) : points;
}

/** How far along the axes predictions move by as much as they err at the start: the size of a view around a single point. */
function reach() {
  const size = values => Math.sqrt(values.reduce((sum, value) => sum + value * value / model.rows, 0));
  const error = size(model.y.map((y, i) => y - model.activation(model.affine(data.start, i)))) || 1;
  return error / (Math.max(size(plane.zp), size(plane.zq)) || error);
}

/** The lowest place of the plane that gradient descent on it finds from train's start, at half the stable limit. */
function lowPlace() {
  const rate = data.limit == null ? 0.01 * reach() : data.limit / 2, { p, q } = data.plane;
  let [u, v] = spot(data.start), low = [u, v], least = Infinity;
  for (let k = 0; k < 300; k++) {
    const w = plane.point(u, v), { loss, gradient } = model.sum(w), objective = loss + model.penalty(w);
    if (objective < least) [low, least] = [[u, v], objective];
    [u, v] = [[u, p], [v, q]].map(([at, axis]) => axis.reduce((moved, part, j) => moved - rate * part * gradient[j], at));
  }
  return low;
}

/** Where every run failed: their start, the low place that they missed, and the first steps while these are in sight of them. */
function opening() {
  const start = spot(data.start), low = lowPlace();
  const size = apartBy(start, low) || reach();
  return [start, low].concat(data.runs.flatMap(drawn => {
    const sight = (drawn.fate === data.words.dies ? 60 : 15) * size; // where a run dies is worth a wider view
    const away = spots(drawn).findIndex(point => !(apartBy(start, point) <= sight));
    return spots(drawn).slice(0, away < 0 ? drawn.u.length : away);
  }));
}

function enclosing() {
  const calm = data.runs.filter(drawn => !drawn.failed);
  const points = calm.length ? calm.flatMap(spots).concat([spot(data.endPoint)]) : opening();
  if (run) points.push(...near(run.points.map(spot), run.losses, run.end && failed(run.end.fate)));
  const span = k => {
    const values = points.map(point => point[k]).filter(Number.isFinite);
    return [Math.min(...values), Math.max(...values)];
  };
  const [u0, u1] = span(0), [v0, v1] = span(1), most = Math.max(u1 - u0, v1 - v0), size = reach();
  const widest = most > 1e-6 * Math.max(size, ...[u0, u1, v0, v1].map(Math.abs)) ? most : 4 * size;
  const half = (a, b) => 0.5 * Math.max(b - a, 0.4 * widest) * 1.7;
  const [cu, cv] = [(u0 + u1) / 2, (v0 + v1) / 2], [hu, hv] = [half(u0, u1), half(v0, v1)];
  return { u0: cu - hu, u1: cu + hu, v0: cv - hv, v1: cv + hv };
}

function scaled(part, factor) {
  const [cu, cv] = [(part.u0 + part.u1) / 2, (part.v0 + part.v1) / 2];
  const [hu, hv] = [(part.u1 - part.u0) / 2 * factor, (part.v1 - part.v0) / 2 * factor];
  return { u0: cu - hu, u1: cu + hu, v0: cv - hv, v1: cv + hv };
}
