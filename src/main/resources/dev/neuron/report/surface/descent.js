"use strict";
// Gradient descent as the program does it: the same formulas and the same words, on the examples of this page.

const sigmoid = z => {
  const tail = Math.exp(-Math.abs(z));
  return z >= 0 ? 1 / (1 + tail) : tail / (1 + tail);
};
const softplus = z => Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z)));
const side = y => y > 0 ? 1 : -1;

/** The activation: a value and a derivative, 0 at the kink of relu. */
const ACTIVATIONS = {
  "relu": alpha => [z => z <= 0 ? 0 : alpha * z, z => z > 0 ? alpha : 0],
  "leaky-relu": alpha => [z => z > 0 ? z : alpha * z, z => z > 0 ? 1 : alpha],
  "elu": alpha => [z => z > 0 ? z : alpha * Math.expm1(z), z => z > 0 ? 1 : alpha * Math.exp(z)],
  "sigmoid": () => [sigmoid, z => sigmoid(z) * sigmoid(-z)],
  "tanh": () => [Math.tanh, z => (2 / (Math.exp(Math.abs(z)) + Math.exp(-Math.abs(z)))) ** 2],
  "softplus": () => [softplus, sigmoid],
  "identity": () => [z => z, () => 1],
};

/** The cost of one example: c(a, y) and ∂c/∂a. */
const COSTS = {
  "squared": () => [(a, y) => (a - y) * (a - y), (a, y) => 2 * (a - y)],
  "absolute": () => [(a, y) => Math.abs(a - y), (a, y) => Math.sign(a - y)],
  "huber": d => [
    (a, y) => Math.abs(a - y) <= d ? 0.5 * (a - y) ** 2 : d * (Math.abs(a - y) - 0.5 * d),
    (a, y) => Math.max(-d, Math.min(d, a - y))],
  "quantile": t => [
    (a, y) => a < y ? t * (y - a) : (1 - t) * (a - y),
    (a, y) => a < y ? -t : a > y ? 1 - t : 0],
  "hinge": () => [(a, y) => Math.max(0, 1 - side(y) * a), (a, y) => side(y) * a < 1 ? -side(y) : 0],
};

/** Numbers that came with every bit. */
const doubles = text => text == null ? null
  : new Float64Array(Uint8Array.from(atob(text), c => c.charCodeAt(0)).buffer);

/** Examples and neuron: what a point ŵ = [w; b] costs. */
class Model {
  constructor(data) {
    Object.assign(this, { rows: data.rows, features: data.features.length, l1: data.l1, l2: data.l2 });
    this.x = doubles(data.x); // (rows, features), row-major, in the coordinates trained in
    this.y = doubles(data.y);
    this.s = doubles(data.s); // the examples' weights, or null
    this.total = this.s ? this.s.reduce((a, b) => a + b, 0) : this.rows;
    const neuron = data.neuron;
    [this.activation, this.slope] = ACTIVATIONS[neuron.activation](neuron.alpha);
    this.canDie = neuron.activation === "relu";
    if (neuron.cost === "log-loss") {
      this.cost = (z, y) => (Math.max(z, 0) - y * z) + Math.log1p(Math.exp(-Math.abs(z)));
      this.signal = (z, y) => sigmoid(z) - y;
    } else {
      const [value, slope] = COSTS[neuron.cost](neuron.parameter);
      this.cost = (z, y) => value(this.activation(z), y);
      this.signal = (z, y) => slope(this.activation(z), y) * this.slope(z);
    }
  }

  affine(w, i) {
    const n = this.features;
    let z = 0;
    for (let j = 0, at = i * n; j < n; j++) z += w[j] * this.x[at + j];
    return z + w[n];
  }

  penalty(w) {
    let value = 0;
    for (let j = 0; j < this.features; j++) value += this.l1 * Math.abs(w[j]) + 0.5 * this.l2 * w[j] * w[j];
    return value;
  }

  /** Loss, gradient of loss and smooth penalty, which of it is rounding, and how many examples are active at ŵ. */
  sum(w) {
    const n = this.features, gradient = new Float64Array(n + 1), sizes = new Float64Array(n + 1);
    let loss = 0, active = 0;
    for (let i = 0; i < this.rows; i++) {
      const z = this.affine(w, i), s = this.s ? this.s[i] : 1;
      loss += s * this.cost(z, this.y[i]);
      active += z > 0 ? 1 : 0;
      const error = s * this.signal(z, this.y[i]);
      if (error === 0) continue;
      for (let j = 0, at = i * n; j <= n; j++) {
        const term = j < n ? error * this.x[at + j] : error;
        gradient[j] += term;
        sizes[j] += Math.abs(term);
      }
    }
    const rounding = gradient.map((sum, j) => Math.abs(sum) < 1e-12 * sizes[j] ? 1 : 0); // of terms that cancel
    for (let j = 0; j <= n; j++) gradient[j] = gradient[j] / this.total + (j < n ? this.l2 * w[j] : 0);
    return { loss: loss / this.total, gradient, rounding, active };
  }
}

/** How much of a parabola is left above its lowest after so many epochs at a rate, and how steep it is there. */
function left({ curvatures, distances }, rate, epochs) {
  let [above, squares] = [0, 0];
  curvatures.forEach((c, j) => {
    const d = distances[j] * (1 - rate * c) ** epochs;
    above += 0.5 * c * d * d;
    squares += (c * d) ** 2;
  });
  return { above, norm: Math.sqrt(squares) };
}

/** After how many epochs at a rate the loss is within 1 % of its minimum, as compare says; NaN where that is not known. */
function settling({ parabola }, rate) {
  if (!parabola) return NaN;
  const above = epochs => left(parabola, rate, epochs).above, minimum = parabola.loss - above(0);
  let [low, high] = [-1, 2 ** 20];
  if (!(minimum > 1e-12 * parabola.loss) || !(above(high) <= 0.01 * minimum)) return NaN;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (above(middle) <= 0.01 * minimum) high = middle;
    else low = middle;
  }
  return high;
}

/** What theory says of a run from train's start, as compare says it: by the limit, or of a known parabola the whole run. */
function foreseen({ parabola, neuron, limit, words, epochs, goal, foreseen: ranges }, rate) {
  const times = limit == null ? 0 : rate / limit;
  if (!parabola || neuron.bends || times <= 1) return ranges[times <= 1 ? 0 : times <= 1.5 ? 1 : 2];
  const minimum = Math.max(0, parabola.loss - left(parabola, rate, 0).above);
  let [epoch, before, best, rises, growing] = [0, parabola.loss, parabola.loss, 0, 0];
  while (epoch < Math.min(epochs, 10_000) && left(parabola, rate, epoch).norm > goal) {
    const loss = minimum + left(parabola, rate, ++epoch).above;
    rises += loss > before ? 1 : 0;
    best = Math.min(best, loss);
    before = loss;
    growing = loss > 4 * best && loss > parabola.loss ? growing + 1 : 0;
    if (growing >= 3 || !Number.isFinite(loss)) return words.diverges;
  }
  return rises > 0.1 * epoch ? words.oscillates : words.settles;
}

/** One run of gradient descent. */
class Descent {
  constructor(model, data, start, rate) {
    Object.assign(this, { model, data, rate, w: Float64Array.from(start), epoch: 0, rises: 0, growing: 0 });
    this.most = Math.max(1, data.epochs);
    this.epochs = [];
    this.losses = [];
    this.objectives = [];
    this.points = [];
    this.end = null; // what became of it, in words
    this.plain = model.l1 === 0; // whether a step is −η ∇C and nothing else
    this.observe();
  }

  observe() {
    this.now = this.model.sum(this.w);
    const objective = this.now.loss + this.model.penalty(this.w);
    const before = this.objectives[this.epoch - 1];
    this.epochs.push(this.epoch);
    this.losses.push(this.now.loss);
    this.objectives.push(objective);
    this.points.push(Float64Array.from(this.w));
    this.rises += objective > before ? 1 : 0;
    this.best = this.epoch === 0 ? objective : Math.min(this.best, objective);
    this.growing = objective > 4 * this.best && objective > this.objectives[0] ? this.growing + 1 : 0;
    this.end = this.judge(objective);
  }

  norm() {
    let squares = 0;
    this.now.gradient.forEach((g, j) => {
      const length = j < this.model.features && this.model.l1 > 0
        ? (this.w[j] - this.proximal(this.w[j] - this.rate * g)) / this.rate : g;
      squares += length * length;
    });
    return Math.sqrt(squares);
  }

  proximal(w) {
    return Math.sign(w) * Math.max(0, Math.abs(w) - this.rate * this.model.l1);
  }

  /** What the program would say, or null while it would say nothing. */
  judge(objective) {
    const { words } = this.data, at = `epoch ${this.epoch}`, norm = this.norm();
    const after = `${this.epoch} ${this.epoch === 1 ? "epoch" : "epochs"}`;
    if (!Number.isFinite(objective) || !Number.isFinite(norm)) return { fate: words.diverges, verdict: `diverged at ${at}` };
    if (this.model.canDie && this.now.active === 0) {
      return { fate: words.dies, verdict: this.epoch === 0 ? "dead at the start" : `dead, killed at ${at}` };
    }
    if (this.growing >= 3) return { fate: words.diverges, verdict: `diverged at ${at}` };
    if (norm <= this.data.goal) return { fate: this.calm(), verdict: `converged after ${after}` };
    if (this.epoch < this.most) return null;
    const calm = this.calm();
    const falling = calm === words.settles && this.fallAhead() > 0.01 && objective > 1e-6 * this.objectives[0];
    return { fate: falling ? words.stillFalling : calm, verdict: `completed ${after}` };
  }

  calm() {
    return this.rises > 0.1 * this.epoch ? this.data.words.oscillates : this.data.words.settles;
  }

  /** By what part of itself the objective is going to fall, each fall being the same part of the one before. */
  fallAhead() {
    const back = Math.min(this.epoch, 10), half = Math.floor(back / 2), o = this.objectives, last = o[this.epoch];
    if (half === 0) return NaN;
    const earlier = o[this.epoch - back], middle = o[this.epoch - half];
    const first = (earlier - middle) / (back - half), second = (middle - last) / half;
    if (!(second > 0)) return 0;
    const ratio = second / first;
    return (ratio > 0 && ratio < 1 ? (middle - last) * ratio / (1 - ratio) : Infinity) / last;
  }

  /** Where an epoch leads: ŵ − η ∇C, and with λ₁ the proximal step; null once the run has ended. */
  next() {
    if (this.end) return null;
    return this.w.map((w, j) => {
      const moved = w - this.rate * this.now.gradient[j];
      return this.model.l1 > 0 && j < this.model.features ? this.proximal(moved) : moved;
    });
  }

  following() { return this.epoch + 1; }

  /** An epoch; nothing once the run has ended. */
  step() {
    if (this.end) return;
    this.w = this.next();
    this.epoch++;
    this.observe();
  }

  /** As many epochs again. */
  goOn() {
    if (this.end && this.end.verdict.startsWith("completed")) {
      this.most += Math.max(1, this.data.epochs);
      this.end = null;
    }
  }
}

/** A run of train once more, point by point: its numbers, and the gradient of the page's examples there. */
class Replay {
  constructor(model, drawn) {
    Object.assign(this, { model, drawn, at: -1 });
    this.all = doubles(drawn.w); // (points, features + 1), row-major
    this.epochs = [];
    this.losses = [];
    this.points = [];
    this.end = null;
    this.step();
  }

  /** ŵ at the k-th of the points that the page has all parameters of. */
  point(k) {
    const n = this.model.features + 1;
    return this.all.subarray(k * n, k * n + n);
  }

  isLast(k) { return (k + 1) * (this.model.features + 1) === this.all.length; }

  /** Its place among all points drawn. */
  place(k) { return this.isLast(k) ? this.drawn.epochs.length - 1 : k * this.drawn.every; }

  following() { return this.drawn.epochs[this.place(this.at + 1)]; }

  next() { return this.end ? null : this.point(this.at + 1); }

  step() {
    if (this.end) return;
    this.at++;
    const place = this.place(this.at), { drawn } = this;
    this.w = this.point(this.at);
    this.now = this.model.sum(this.w);
    this.epoch = drawn.epochs[place];
    this.epochs.push(this.epoch);
    this.losses.push(drawn.losses[place]);
    this.points.push(this.w);
    this.end = this.isLast(this.at) ? { fate: drawn.fate, verdict: drawn.verdict } : null;
    this.rate = this.end ? NaN : this.rateOf(this.next());
    this.plain = !Number.isNaN(this.rate);
  }

  /** η where a step is −η ∇C and nothing else, else NaN: not by other methods, of mini-batches or of more examples. */
  rateOf(next) {
    const { w, now: { gradient } } = this, step = next.map((moved, j) => moved - w[j]);
    const rate = -step.reduce((sum, s, j) => sum + s * gradient[j], 0) / gradient.reduce((sum, g) => sum + g * g, 0);
    const most = step.reduce((size, s) => Math.max(size, Math.abs(s)), 0);
    const same = step.every((s, j) => Math.abs(s + rate * gradient[j]) <= 1e-9 * most + 1e-15 * Math.abs(w[j]));
    return same && rate > 0 ? rate : NaN;
  }

  goOn() {}
}
