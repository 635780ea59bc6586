"use strict";
// The surface as a picture: contours, kinks, the dead region and paths on a canvas.

const PALETTES = {
  light: {
    curves: ["#0072b2", "#d55e00", "#00795a", "#7a4fc4", "#8a6000", "#22262e", "#5b3a1e", "#4b6b8a"],
    bands: [[255, 247, 214], [178, 216, 209], [104, 152, 190]],
    ink: "#22262e", soft: "#5d6472", line: "#dfe3e9", paper: "#ffffff", run: "#c2185b",
  },
  dark: {
    curves: ["#56b4e9", "#ff8c42", "#2fd0a0", "#b79cf2", "#f0c04a", "#e7eaf0", "#d3a27c", "#9fb8d0"],
    bands: [[61, 94, 104], [35, 58, 76], [20, 30, 42]],
    ink: "#e7eaf0", soft: "#a2aab8", line: "#2d333d", paper: "#14171c", run: "#ff6fa5",
  },
};

const short = (value, digits = 5) => {
  if (value == null || Number.isNaN(value)) return "–";
  if (!Number.isFinite(value)) return value > 0 ? "∞" : "−∞";
  const size = Math.abs(value);
  const text = size !== 0 && (size >= 1e6 || size < 1e-4)
    ? value.toExponential(digits - 1).replace(/\.?0+e/, "e").replace(/\d+$/, power => power.padStart(2, "0")) : String(Number(value.toPrecision(digits)));
  return text.replaceAll("-", "−");
};

/** Numbers with so many digits, and with more where these would not tell them apart. */
function apart(values, digits) {
  const texts = values.map(value => short(value, digits));
  return digits >= 15 || new Set(texts).size === new Set(values).size ? texts : apart(values, digits + 1);
}

/** Round numbers from low to high. */
function ticks(low, high, most) {
  const rough = (high - low) / most, power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map(f => f * power).find(s => s >= rough) || 10 * power;
  const found = [];
  for (let i = Math.ceil(low / step); i * step <= high; i++) found.push(i * step);
  return found;
}

/** Round numbers on a logarithmic axis, 1, 2 and 5 of a decade; where there are too few, others. */
function logTicks(low, high) {
  const found = [];
  const parts = high > 1e4 * low ? [1] : [1, 2, 5];
  for (let e = Math.floor(Math.log10(low)); e <= Math.log10(high); e++) {
    found.push(...parts.map(m => m * 10 ** e).filter(t => t >= low && t <= high));
  }
  return found.length > 1 ? found : ticks(low, high, 4).filter(t => t > 0);
}

/** A canvas as sharp as the screen. */
function sharp(canvas, height) {
  const ratio = devicePixelRatio || 1, width = canvas.clientWidth;
  canvas.width = Math.round(width * ratio);
  canvas.height = Math.round(height * ratio);
  canvas.style.height = `${height}px`;
  const ctx = canvas.getContext("2d");
  ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
  ctx.font = "12px system-ui, sans-serif";
  return { ctx, width, height };
}

/** A box with axes: from values to pixels. */
class Box {
  /** So many pixels below it; marks up its side, and the numbers that stand there. */
  constructor(ctx, width, height, range, below, marks = ticks(range.v0, range.v1, 6), numbers = marks) {
    const labels = apart(numbers, 4), widest = Math.max(...labels.map(label => ctx.measureText(label).width));
    Object.assign(this, { ctx, width, range, marks, labels, left: Math.max(58, Math.ceil(widest) + 9), top: 22 });
    this.right = width - 10;
    this.bottom = height - below;
  }

  x(u) { return this.left + (u - this.range.u0) / (this.range.u1 - this.range.u0) * (this.right - this.left); }
  y(v) { return this.bottom - (v - this.range.v0) / (this.range.v1 - this.range.v0) * (this.bottom - this.top); }
  u(x) { return this.range.u0 + (x - this.left) / (this.right - this.left) * (this.range.u1 - this.range.u0); }
  v(y) { return this.range.v0 + (this.bottom - y) / (this.bottom - this.top) * (this.range.v1 - this.range.v0); }

  clip() {
    this.ctx.beginPath();
    this.ctx.rect(this.left, this.top, this.right - this.left, this.bottom - this.top);
    this.ctx.clip();
  }

  /** Frame, marks and names. */
  axes(palette, nameX, nameY, whole = false) {
    const { ctx } = this;
    ctx.strokeStyle = palette.soft;
    ctx.fillStyle = palette.soft;
    ctx.lineWidth = 1;
    ctx.strokeRect(this.left, this.top, this.right - this.left, this.bottom - this.top);
    ctx.textAlign = "center";
    const along = ticks(this.range.u0, this.range.u1, Math.max(3, Math.floor((this.right - this.left) / 80)));
    apart(along, 4).forEach((text, k) => {
      if (whole && along[k] !== Math.round(along[k])) return; // the last one must not stick out
      ctx.fillText(text, Math.min(this.x(along[k]), this.width - ctx.measureText(text).width / 2), this.bottom + 16);
    });
    ctx.fillText(nameX, (this.left + this.right) / 2, this.bottom + 34);
    ctx.textAlign = "right";
    let above = Infinity; // labels of a logarithm come close to each other at its upper end
    this.marks.forEach((v, k) => {
      if (!(v >= this.range.v0 && v <= this.range.v1) || above - this.y(v) < 14) return;
      above = this.y(v);
      ctx.fillText(this.labels[k], this.left - 5, above + 4);
    });
    ctx.textAlign = "left";
    ctx.fillText(nameY, 4, this.top - 7);
  }
}

/** Loss on a grid over a part of the plane, and its levels: each band is as much of the picture as another. */
class Grid {
  constructor(plane, range, columns = 96, rows = 72) {
    Object.assign(this, { range, columns, rows, values: new Float64Array(columns * rows) });
    for (let r = 0; r < rows; r++) {
      const v = range.v0 + (range.v1 - range.v0) * r / (rows - 1);
      for (let c = 0; c < columns; c++) {
        this.values[r * columns + c] = plane.objective(range.u0 + (range.u1 - range.u0) * c / (columns - 1), v);
      }
    }
    const sorted = this.values.filter(Number.isFinite).sort();
    this.low = sorted[0];
    this.high = sorted[sorted.length - 1];
    this.levels = [];
    for (let k = 1; k < 16; k++) {
      const level = sorted[Math.floor(sorted.length * k / 16)];
      if (level > this.low && level !== this.levels[this.levels.length - 1]) this.levels.push(level);
    }
  }

  /** Where between two corners of the grid a value lies, all along a row of pixels. */
  at(fx, fy) {
    const c = Math.min(this.columns - 2, Math.floor(fx)), r = Math.min(this.rows - 2, Math.floor(fy));
    const x = fx - c, y = fy - r, i = r * this.columns + c, g = this.values;
    return (1 - y) * ((1 - x) * g[i] + x * g[i + 1])
      + y * ((1 - x) * g[i + this.columns] + x * g[i + this.columns + 1]);
  }

  color(level, bands) {
    const t = this.levels.length ? level / this.levels.length * 2 : 0, k = Math.min(1, Math.floor(t)), f = t - k;
    return bands[k].map((from, i) => from + f * (bands[k + 1][i] - from));
  }

  /** The bands as an image, and a line around each. */
  paint(box, palette) {
    const { ctx } = box, ratio = ctx.getTransform().a;
    const width = Math.max(1, Math.round((box.right - box.left) * ratio));
    const height = Math.max(1, Math.round((box.bottom - box.top) * ratio));
    const image = new ImageData(width, height);
    const colors = Array.from({ length: this.levels.length + 1 }, (_, k) => this.color(k, palette.bands));
    for (let py = 0; py < height; py++) {
      const fy = (1 - (py + 0.5) / height) * (this.rows - 1);
      for (let px = 0; px < width; px++) {
        const value = this.at((px + 0.5) / width * (this.columns - 1), fy);
        let band = 0;
        while (band < this.levels.length && !(value < this.levels[band])) band++;
        const at = 4 * (py * width + px), color = colors[band];
        image.data[at] = color[0];
        image.data[at + 1] = color[1];
        image.data[at + 2] = color[2];
        image.data[at + 3] = 255;
      }
    }
    const part = document.createElement("canvas");
    part.width = width;
    part.height = height;
    part.getContext("2d").putImageData(image, 0, 0);
    ctx.drawImage(part, box.left, box.top, box.right - box.left, box.bottom - box.top);
    ctx.save();
    ctx.strokeStyle = palette.ink;
    ctx.globalAlpha = 0.22;
    ctx.lineWidth = 0.8;
    ctx.beginPath();
    for (const level of this.levels) this.trace(box, level);
    ctx.stroke();
    ctx.restore();
  }

  /** Below the picture: each colour covers as much of it as another, so losses in between are told, too. */
  explain(place, palette) {
    const ramp = document.createElement("div"), ends = document.createElement("div");
    ramp.className = "ramp";
    ends.className = "ends";
    const edges = [this.low, ...this.levels, this.high], last = edges.length - 1;
    for (let k = 0; k < last; k++) {
      const band = document.createElement("i");
      band.style.background = `rgb(${this.color(k, palette.bands).map(Math.round).join(" ")})`;
      band.title = `loss ${short(edges[k])} to ${short(edges[k + 1])}`;
      ramp.append(band);
    }
    const ticked = [...new Set([0, 1, 2, 3, 4].map(k => Math.round(last * k / 4)))].map(k => edges[k]);
    ends.append(...apart(ticked, 3).map((text, k) => {
      const end = document.createElement("span");
      end.textContent = (k === 0 ? "loss " : "") + text;
      return end;
    }));
    place.replaceChildren(ramp, ends);
    place.setAttribute("aria-label", `The colours: losses from ${short(this.low)} to ${short(this.high)}`);
  }

  /** The line of a level, cell by cell (marching squares). */
  trace(box, level) {
    const { ctx } = box, g = this.values, w = this.columns, dx = (box.right - box.left) / (w - 1);
    const dy = (box.bottom - box.top) / (this.rows - 1);
    for (let r = 0; r < this.rows - 1; r++) {
      for (let c = 0; c < w - 1; c++) {
        const i = r * w + c, corner = [g[i], g[i + 1], g[i + w + 1], g[i + w]], cuts = [];
        const places = [[0, 0], [1, 0], [1, 1], [0, 1]];
        for (let k = 0; k < 4; k++) {
          const a = corner[k], b = corner[(k + 1) % 4];
          if ((a < level) === (b < level)) continue;
          const t = (level - a) / (b - a), from = places[k], to = places[(k + 1) % 4];
          cuts.push([box.left + (c + from[0] + t * (to[0] - from[0])) * dx,
            box.bottom - (r + from[1] + t * (to[1] - from[1])) * dy]);
        }
        for (let k = 0; k + 1 < cuts.length; k += 2) {
          ctx.moveTo(...cuts[k]);
          ctx.lineTo(...cuts[k + 1]);
        }
      }
    }
  }
}

/** The plane ŵ(u, v) = base + u p + v q, and the affine value of every example on it. */
class Plane {
  constructor(model, data) {
    Object.assign(this, { model, data, rows: model.rows });
    const along = w => Float64Array.from({ length: model.rows }, (_, i) => model.affine(w, i));
    this.z0 = along(data.plane.base);
    this.zp = along(data.plane.p);
    this.zq = along(data.plane.q);
  }

  point(u, v) {
    const { base, p, q } = this.data.plane;
    return base.map((b, j) => b + u * p[j] + v * q[j]);
  }

  u(w) { return this.data.plane.p.reduce((sum, p, j) => sum + p * (w[j] - this.data.plane.base[j]), 0); }
  v(w) { return this.data.plane.q.reduce((sum, q, j) => sum + q * (w[j] - this.data.plane.base[j]), 0); }

  objective(u, v) {
    const { z0, zp, zq, model } = this;
    let sum = 0;
    for (let i = 0; i < this.rows; i++) {
      sum += (model.s ? model.s[i] : 1) * model.cost(z0[i] + u * zp[i] + v * zq[i], model.y[i]);
    }
    const penalized = model.l1 > 0 || model.l2 > 0;
    return sum / model.total + (penalized ? model.penalty(this.point(u, v)) : 0);
  }

  active(u, v) {
    let count = 0;
    for (let i = 0; i < this.rows; i++) count += this.z0[i] + u * this.zp[i] + v * this.zq[i] > 0 ? 1 : 0;
    return count;
  }

  /** The corners of the part of a range where z ≤ 0 for all examples; none where some is active everywhere. */
  dead({ u0, u1, v0, v1 }) {
    let corners = [[u0, v0], [u1, v0], [u1, v1], [u0, v1]];
    for (let i = 0; i < this.rows && corners.length; i++) {
      const z = ([u, v]) => this.z0[i] + u * this.zp[i] + v * this.zq[i], kept = [];
      corners.forEach((a, k) => {
        const b = corners[(k + 1) % corners.length], za = z(a), zb = z(b);
        if (za <= 0) kept.push(a);
        if ((za <= 0) !== (zb <= 0)) {
          const t = za / (za - zb);
          kept.push([a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])]);
        }
      });
      corners = kept;
    }
    return corners;
  }

  /** Where the kink of example i crosses a range, two ends, or null. */
  kink(i, { u0, u1, v0, v1 }) {
    const a = this.zp[i], b = this.zq[i], c = this.z0[i], ends = [];
    for (const u of [u0, u1]) {
      const v = -(c + a * u) / b;
      if (v >= v0 && v <= v1) ends.push([u, v]);
    }
    for (const v of [v0, v1]) {
      const u = -(c + b * v) / a;
      if (u > u0 && u < u1) ends.push([u, v]);
    }
    return ends.length >= 2 ? ends : null;
  }
}
