"use strict";
// The step in numbers: of all parameters, and of one example.

const MOST_LINES = 12; // of parameters
const MOST_NAMED = 6; // features in a line

/** As the program prints numbers: six digits. */
function six(value) {
  if (!Number.isFinite(value)) return short(value);
  const [digits, power] = value.toExponential(5).split("e").map(Number);
  const text = power < -4 || power > 5
    ? `${digits}e${power < 0 ? "-" : "+"}${String(Math.abs(power)).padStart(2, "0")}` : String(Number(value.toPrecision(6)));
  return text.replace(/^-/, "−");
}

const bracketed = value => value < 0 ? `(${short(value)})` : short(value);

/** The run whose step is shown; without one, what a run would do from the pointer, or from where train ended. */
const shown = () => run || new Descent(model, data, pointer ? plane.point(...pointer) : data.endPoint, rate);

const where = () => run ? `at epoch ${run.epoch}` : pointer ? "at the pointer"
  : `at ${data.ended ? "the end" : `epoch ${data.endEpoch}`} of train${data.runs.length > 1 ? `, ${data.runs[data.main].name}` : ""}`;

function fill(body, rows) {
  body.replaceChildren(...rows.map(cells => {
    const row = document.createElement("tr");
    row.append(...cells.map((text, k) => {
      const cell = document.createElement(k === 0 ? "th" : "td");
      if (k === 0) cell.scope = "row";
      cell.textContent = text;
      return cell;
    }));
    return row;
  }));
}

/** ŵ, the gradient, the step and the new ŵ. */
function parameters(at) {
  const table = $("parameters"), next = at.next(), n = model.features;
  const gradient = at.now.gradient.map((g, j) => at.now.rounding[j] && model.l2 === 0 ? 0 : g);
  const step = j => !next ? "–" : six(at.plain ? -at.rate * gradient[j] : next[j] - at.w[j]);
  const line = j => [j === n ? "bias" : data.features[j], six(at.w[j]), six(gradient[j]), step(j), next ? six(next[j]) : "–"];
  const lines = Array.from({ length: Math.min(n, MOST_LINES) }, (_, j) => line(j));
  fill(table.tBodies[0], n > MOST_LINES ? lines.concat([[`${n - MOST_LINES} more`, "", "", "", ""], line(n)]) : lines.concat([line(n)]));
  table.tHead.rows[0].cells[3].textContent = at.plain ? "−η·∂C/∂ŵ" : "the step";
  const how = at.plain ? `ŵ ← ŵ − η·∇C, η = ${six(at.rate)}` : `by ${at.drawn ? at.drawn.method : "gd"}`
    + (model.l1 > 0 ? ", with the proximal step of λ₁" : "")
    + (at.drawn && data.partial ? ", of all examples; ∂C/∂ŵ is of those on this page" : "");
  const to = run && next ? `From epoch ${run.epoch} to ${run.following()}` : `One step ${where()}`;
  table.caption.textContent = next ? `${to}: ${how}` : `No step is left: the run has ended ${where()}`;
}

/** The paper's five numbers of one example, and what they are made of. */
function numbers(at) {
  const { w } = at, i = picked, z = model.affine(w, i), a = model.activation(z), y = model.y[i];
  const signal = model.signal(z, y), n = model.features, { activation, alpha } = data.neuron;
  const named = value => Array.from({ length: Math.min(n, MOST_NAMED) }, (_, j) =>
    `${n === 1 ? "" : `${data.features[j]} `}${short(value(j))}`).join(", ") + (n > MOST_NAMED ? ", …" : "");
  const formula = { "relu": alpha === 1 ? "max(0, z)" : `${alpha}·max(0, z)`, "identity": "z" }[activation] || `${activation}(z)`;
  const table = $("numbers");
  table.caption.textContent = `Example ${data.numbers[i]} alone, ${where()}`;
  fill(table.tBodies[0], [
    ["x", named(j => model.x[i * n + j]) + (n === 1 && (data.shift !== 0 || data.scale !== 1)
      ? ` = (${short(rawX(i))} − ${bracketed(data.shift)}) / ${short(data.scale)}` : "")],
    ["z = w·x + b", `${short(z - w[n])} + ${bracketed(w[n])} = ${short(z)}${z > 0 ? "" : " (not active)"}`],
    [`a = ${formula}`, short(a)], ["e = a − y", `${short(a)} − ${bracketed(y)} = ${short(a - y)}`],
    ["∂C/∂w", named(j => signal * model.x[i * n + j])], ["∂C/∂b", short(signal)],
  ]);
}

/** −η ∇C as an arrow on the surface. */
function arrow(ctx, at, color) {
  const next = at.next();
  if (!next) return;
  const [x0, y0, x1, y1] = [at.w, next].flatMap(w => [box.x(plane.u(w)), box.y(plane.v(w))]);
  const length = Math.hypot(x1 - x0, y1 - y0), head = Math.min(11, length / 2);
  if (!(length > 3) || length > 1e5) return;
  const [dx, dy] = [(x1 - x0) / length, (y1 - y0) / length];
  for (const [style, width] of [[palette().paper, 4.5], [color, 2]]) {
    ctx.strokeStyle = style;
    ctx.lineWidth = width;
    ctx.beginPath();
    ctx.moveTo(x0, y0);
    ctx.lineTo(x1, y1);
    ctx.moveTo(x1 - head * (dx + 0.5 * dy), y1 - head * (dy - 0.5 * dx));
    ctx.lineTo(x1, y1);
    ctx.lineTo(x1 - head * (dx - 0.5 * dy), y1 - head * (dy + 0.5 * dx));
    ctx.stroke();
  }
}
