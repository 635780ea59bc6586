"use strict";
// What the reader does: points, clicks, slides, plays.

let aimed = false; // whether keys moved the cross, and no run has started there
let slid = false; // whether the rate has changed since the run was chosen

function tellWhere() {
  if (!pointer) {
    $("where").textContent = "Point at the surface.";
    return;
  }
  const [u, v] = pointer, active = plane.active(u, v);
  const told = (value, span) => short(Math.abs(value) < 1e-9 * span ? 0 : value); // 0 but for rounding
  $("where").textContent = `${data.plane.across} ${told(u, range.u1 - range.u0)}, ${data.plane.up} ${told(v, range.v1 - range.v0)}: loss ${short(plane.objective(u, v), 6)}, `
    + `${active} of ${model.rows} active`;
}

function tellRun() {
  const fate = $("fate"), { words } = data;
  fate.className = run ? "" : "none";
  if (!run) {
    fate.textContent = opened();
    return;
  }
  const state = `loss ${short(run.losses[run.losses.length - 1], 6)}, ${run.now.active} of ${model.rows} active`;
  if (!run.end) {
    fate.textContent = `${run.points.length === 1 ? "Starts here; play or one step runs it. " : ""}Epoch ${run.epoch}: ${state}${newRate()}`;
    return;
  }
  const times = run === own ? run.rate / data.limit : run.drawn.times; // without a limit not above 1
  fate.textContent = `${run.end.fate} – ${run.end.verdict}: ${state}`
    + (run.end.fate !== words.diverges ? "" : (times > 1 && times < Infinity ? `. The rate is ${short(times, 3)} × the stable limit` : "")
      + ". The view shows what stayed near") + newRate();
  fate.className = failed(run.end.fate) ? "fails" : run.end.fate === words.settles ? "settles" : "warns";
}

/** What is said before a run is chosen. */
function opened() {
  const { epochs, failed } = data.runs[data.main], last = epochs[epochs.length - 1];
  return `${data.runs.length > 1 ? "The runs of train are" : "The run of train is"} shown; click the surface to start your own. The numbers below are of a step from under the pointer, or from where train came to.`
    + (last > 2 || data.epochs <= 2 || failed || data.limit == null ? ""
      : ` train ended after ${last} ${last === 1 ? "epoch" : "epochs"}: for many steps move the slider to 0.05 × the limit, and click.`);
}

/** What a rate chosen since holds for. */
function newRate() {
  if (run === own ? !run.end || run.rate === rate : !slid) return "";
  return run === own ? ". play or one step runs it again from its start, at the new rate"
    : ". A run of train keeps its own rate: click the surface, or “from train’s start”, to try the new one";
}

function pause() {
  cancelAnimationFrame(playing);
  playing = 0;
  $("play").textContent = "play";
}

function play() {
  ready();
  if (run.end) run === own ? begin(run.points[0]) : choose(chosen); // once more
  if (calmMotion.matches) {
    while (!run.end) run.step();
    advanced();
    return;
  }
  $("play").textContent = "pause";
  let last = 0;
  const frame = now => {
    if (now - last > 40) {
      last = now;
      run.step();
      advanced();
    }
    if (run.end) pause();
    else playing = requestAnimationFrame(frame);
  };
  playing = requestAnimationFrame(frame);
}

function advanced() {
  tellRun();
  const gone = run && run.end && (run.end.fate === data.words.diverges || run === own && !run.points.map(spot).every(inside));
  if (gone && !run.seen) {
    run.seen = true;
    show(fitted());
    return;
  }
  drawLosses();
  refresh();
}

/** Places the start of the reader's run. */
function begin(start) {
  own = new Descent(model, data, start, rate);
  paintLegend();
  choose(data.runs.length);
}

const startAt = (u, v) => begin(plane.point(u, v));

/** Shows one of the runs of the legend. */
function choose(k) {
  pause();
  aimed = slid = false;
  chosen = k;
  run = k < data.runs.length ? new Replay(model, data.runs[k]) : own;
  $("legend").querySelectorAll("input")[k].checked = true;
  advanced();
}

/** A run to be gone on with: from where the keys have moved the cross, or the one there is, once more if it ended at another rate, or train's start. */
function ready() {
  if (aimed && pointer) startAt(...pointer);
  else if (!run) begin(data.start);
  else if (run === own && run.end && run.rate !== rate) begin(run.points[0]);
  run.goOn();
  if (run === own) own.rate = rate;
}

// The slider is logarithmic, from a hundredth of the limit to three times it.
const reference = data.limit == null ? data.rate : data.limit;
const [lowest, highest] = data.limit == null ? [reference / 100, reference * 20] : [reference / 100, reference * 3];
const place = value => 1000 * Math.log(value / lowest) / Math.log(highest / lowest);

/** A count of epochs with two digits. */
const within = epochs => Number.isNaN(epochs) ? "" : `, close to the least after ~${Number(epochs.toPrecision(2))} ${epochs === 1 ? "epoch" : "epochs"}`;

/** Why a run above the limit may settle. */
const mayBecause = data.neuron.kink ? ", as examples that are not active make the valley flatter"
  : ", as the limit is of where the cost bends most";

function setRate(value) {
  slid ||= value !== rate;
  rate = value;
  if (own && !own.end) own.rate = value;
  const fate = foreseen(data, value), { words } = data;
  $("times").textContent = data.limit == null ? (fate === words.dies ? fate : "no stable limit: the cost does not bend")
    : `${short(value / data.limit, 3)} × the limit: ${fate}`
      + (fate === words.settles ? within(settling(data, value)) : fate === words.maySettle ? mayBecause : "");
  if (run) tellRun();
  if (box && !playing) refresh();
}

function slideTo(value) {
  setRate(value);
  $("rate").value = String(Number(value.toPrecision(6)));
  $("slider").value = String(Math.round(place(value)));
}

$("slider").addEventListener("input", event => {
  const value = lowest * (highest / lowest) ** (event.target.value / 1000);
  setRate(value);
  $("rate").value = String(Number(value.toPrecision(6)));
});
$("rate").addEventListener("change", event => {
  const text = event.target.value.trim(), value = Number(text);
  if (value > 0 && Number.isFinite(value)) {
    setRate(value);
    $("slider").value = String(Math.round(Math.max(0, Math.min(1000, place(value)))));
    return;
  }
  slideTo(rate);
  const why = text === "" ? "no rate was written" : /^\d*,\d+$/.test(text) ? `write ${text.replace(",", ".")}, with a point`
    : Number.isNaN(value) ? `“${text}” is no number` : value > 0 ? `${text} is too large for a number` : "a rate is above 0";
  $("times").textContent = `${why}; it stays ${event.target.value}`;
});
for (const [times, text] of data.limit == null ? [] : [[1, "limit"], [2, "2 ×"]]) {
  const mark = document.createElement("span");
  mark.style.left = `${place(times * reference) / 10}%`;
  mark.textContent = text;
  $("marks").append(mark);
}

const surface = $("surface");
const at = event => {
  const edge = surface.getBoundingClientRect();
  return [box.u(event.clientX - edge.left), box.v(event.clientY - edge.top)];
};
const inside = ([u, v]) => u >= range.u0 && u <= range.u1 && v >= range.v0 && v <= range.v1;

function pointAt(point) {
  pointer = point && inside(point) ? point : null;
  if (pointer && data.neuron.kink) pickKink(pointer);
  tellWhere();
  if (!playing) refresh();
}

/** The example whose kink is within a few pixels of the pointer. */
function pickKink([u, v]) {
  const perU = (range.u1 - range.u0) / (box.right - box.left), perV = (range.v1 - range.v0) / (box.bottom - box.top);
  let nearest = 6;
  for (let i = 0; i < model.rows; i++) {
    const slope = Math.hypot(plane.zp[i] * perU, plane.zq[i] * perV);
    const distance = Math.abs(plane.z0[i] + u * plane.zp[i] + v * plane.zq[i]) / slope;
    if (distance < nearest) {
      nearest = distance;
      picked = i;
    }
  }
}

surface.addEventListener("pointermove", event => {
  aimed = false;
  pointAt(at(event));
});
surface.addEventListener("pointerleave", () => pointAt(null));
surface.addEventListener("click", event => {
  const point = at(event);
  if (inside(point)) startAt(...point);
});
surface.addEventListener("keydown", event => {
  const moves = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] }[event.key];
  if (moves) {
    const [u, v] = pointer || [(range.u0 + range.u1) / 2, (range.v0 + range.v1) / 2];
    aimed = true;
    pointAt([u + moves[0] * (range.u1 - range.u0) / 50, v + moves[1] * (range.v1 - range.v0) / 50]);
  } else if (event.key === "Enter" && pointer) startAt(...pointer);
  else return;
  event.preventDefault();
});
$("fit-of-data").addEventListener("pointermove", event => {
  const edge = event.target.getBoundingClientRect(), x = event.clientX - edge.left, y = event.clientY - edge.top;
  const { w } = shown();
  let nearest = Infinity;
  for (let i = 0; i < model.rows; i++) {
    const across = model.features === 1 ? rawX(i) : model.activation(model.affine(w, i));
    const distance = Math.hypot(dataBox.x(across) - x, dataBox.y(model.y[i]) - y);
    if (distance < nearest) {
      nearest = distance;
      picked = i;
    }
  }
  refresh();
});
$("fit-of-data").addEventListener("keydown", event => {
  const move = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  if (!move) return;
  picked = (picked + move + model.rows) % model.rows;
  event.preventDefault();
  refresh();
});

const toggle = () => playing ? pause() : play();
const oneStep = () => {
  pause();
  ready();
  run.step();
  advanced();
};
const keys = { " ": toggle, "s": oneStep, "+": () => zoom(0.7), "-": () => zoom(1 / 0.7), "0": () => show(fitted()) };
addEventListener("keydown", event => {
  const busy = event.target.matches("input:not([type=radio]), button, summary") || event.ctrlKey || event.metaKey || event.altKey;
  if (busy || !keys[event.key]) return;
  event.preventDefault();
  keys[event.key]();
});
$("play").addEventListener("click", toggle);
$("step").addEventListener("click", oneStep);
$("again").addEventListener("click", () => begin(data.start));
$("in").addEventListener("click", keys["+"]);
$("out").addEventListener("click", keys["-"]);
$("fit").addEventListener("click", keys["0"]);

/** The runs with their colours, to be chosen among. */
function paintLegend() {
  const colors = palette(), names = data.runs.map((drawn, k) => [`train, ${drawn.name}`, colors.curves[k % 8]]);
  $("legend").replaceChildren(...names.concat(own ? [["your run", colors.run]] : []).map(([name, color], k) => {
    const item = document.createElement("li"), label = document.createElement("label"), swatch = document.createElement("span");
    const choice = Object.assign(document.createElement("input"), { type: "radio", name: "run", checked: run !== null && k === chosen });
    choice.addEventListener("change", () => choose(k));
    swatch.className = "swatch run";
    swatch.style.borderColor = color;
    label.append(choice, swatch, name);
    item.append(label);
    return item;
  }));
}

const repaint = () => { paintLegend(); draw(); };
new ResizeObserver(() => requestAnimationFrame(() => { // not at once: drawing changes sizes that are observed
  if (surface.clientWidth !== seen && !printing) draw();
})).observe(surface);
dark.addEventListener("change", repaint);
addEventListener("beforeprint", () => { printing = true; repaint(); });
addEventListener("afterprint", () => { printing = false; repaint(); });
slideTo(rate);
setRate(data.rate);
tellRun();
$("mean").textContent = `This is one of ${model.rows} examples; a step takes the ${model.s ? "weighted mean" : "mean"} over all of them. `
  + `Point at another one among the data${data.neuron.kink ? ", or at its kink on the surface" : ""}.`;
paintLegend();
show(fitted());
