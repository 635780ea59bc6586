"use strict";
// What the reader does: points, clicks, slides, plays.

function tellWhere() {
  if (!pointer) {
    $("where").textContent = "Point at the surface.";
    return;
  }
  const [u, v] = pointer, active = plane.active(u, v);
  $("where").textContent = `${data.plane.across} ${short(u)}, ${data.plane.up} ${short(v)}: loss ${short(plane.objective(u, v), 6)}, `
    + `${active} of ${model.rows} active`;
}

function tellRun() {
  const fate = $("fate"), { words } = data;
  if (!run) return;
  const where = `epoch ${run.epoch}: loss ${short(run.losses[run.epoch], 6)}, ${run.now.active} of ${model.rows} active`;
  fate.className = "";
  if (!run.end) {
    fate.textContent = where;
    return;
  }
  fate.textContent = `${run.end.fate} – ${run.end.verdict}: ${where.slice(where.indexOf(":") + 2)}`;
  const failed = [words.diverges, words.dies].includes(run.end.fate);
  fate.className = failed ? "fails" : run.end.fate === words.settles ? "settles" : "warns";
}

function pause() {
  cancelAnimationFrame(playing);
  playing = 0;
  $("play").textContent = "play";
}

function play() {
  if (!run) begin(data.start);
  run.goOn();
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
  drawLosses();
  refresh();
}

function begin(start) {
  pause();
  run = new Descent(model, data, start, rate);
  advanced();
}

function startAt(u, v) {
  begin(plane.point(u, v));
  play();
}

// The slider is logarithmic, from a hundredth of the limit to three times it.
const reference = data.limit == null ? data.rate : data.limit;
const [lowest, highest] = data.limit == null ? [reference / 100, reference * 20] : [reference / 100, reference * 3];
const place = value => 1000 * Math.log(value / lowest) / Math.log(highest / lowest);

function setRate(value) {
  rate = value;
  const times = data.limit == null ? NaN : value / data.limit;
  const { words } = data;
  const foreseen = times < 1 ? words.settles : !data.neuron.bends && times > 1 ? words.diverges
    : times <= 1.5 ? words.maySettle : words.unstable;
  $("times").textContent = Number.isNaN(times) ? "no stable limit: the cost does not bend"
    : `${short(times, 3)} × the limit: ${foreseen}`;
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
  const value = Number(event.target.value);
  if (value > 0 && Number.isFinite(value)) {
    setRate(value);
    $("slider").value = String(Math.round(Math.max(0, Math.min(1000, place(value)))));
  } else slideTo(rate);
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

surface.addEventListener("pointermove", event => pointAt(at(event)));
surface.addEventListener("pointerleave", () => pointAt(null));
surface.addEventListener("click", event => {
  const point = at(event);
  if (inside(point)) startAt(...point);
});
surface.addEventListener("keydown", event => {
  const moves = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] }[event.key];
  if (moves) {
    const [u, v] = pointer || [(range.u0 + range.u1) / 2, (range.v0 + range.v1) / 2];
    pointAt([u + moves[0] * (range.u1 - range.u0) / 50, v + moves[1] * (range.v1 - range.v0) / 50]);
  } else if (event.key === "Enter" && pointer) startAt(...pointer);
  else return;
  event.preventDefault();
});
$("fit-of-data").addEventListener("pointermove", event => {
  const edge = event.target.getBoundingClientRect(), x = event.clientX - edge.left, y = event.clientY - edge.top;
  const w = current();
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
  if (!run) begin(data.start);
  run.goOn();
  run.step();
  advanced();
};
const keys = { " ": toggle, "s": oneStep, "+": () => zoom(0.7), "-": () => zoom(1 / 0.7), "0": () => show(fitted()) };
addEventListener("keydown", event => {
  const busy = event.target.matches("input, button, summary") || event.ctrlKey || event.metaKey || event.altKey;
  if (busy || !keys[event.key]) return;
  event.preventDefault();
  keys[event.key]();
});
$("play").addEventListener("click", toggle);
$("step").addEventListener("click", oneStep);
$("again").addEventListener("click", () => { begin(data.start); play(); });
$("in").addEventListener("click", keys["+"]);
$("out").addEventListener("click", keys["-"]);
$("fit").addEventListener("click", keys["0"]);

function paintLegend() {
  const colors = palette();
  $("legend").replaceChildren(...data.runs.map((drawn, k) => [`train, ${drawn.name}`, colors.curves[k % 8]])
    .concat(run || !printing ? [["your run", colors.run]] : []).map(([name, color]) => {
      const item = document.createElement("li"), label = document.createElement("label"), swatch = document.createElement("span");
      swatch.className = "swatch run";
      swatch.style.borderColor = color;
      label.append(swatch, name);
      item.append(label);
      return item;
    }));
}

const repaint = () => { paintLegend(); draw(); };
let seen = 0;
new ResizeObserver(() => {
  const width = surface.clientWidth; // 0 while the page is not laid out
  if (width > 0 && width !== seen && !printing) { seen = width; draw(); }
}).observe(surface);
dark.addEventListener("change", repaint);
addEventListener("beforeprint", () => { printing = true; repaint(); });
addEventListener("afterprint", () => { printing = false; repaint(); });
slideTo(rate);
setRate(data.rate);
paintLegend();
seen = surface.clientWidth;
show(fitted());
