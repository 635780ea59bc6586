"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const chart = document.getElementById("chart");
  const legend = document.getElementById("legend");
  const where = document.getElementById("where");
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const palettes = {
    light: ["#0072b2", "#d55e00", "#009e73", "#b5548c", "#b07a00", "#2f8fd0", "#7a4fc4", "#7a4b2a"],
    dark: ["#56b4e9", "#ff8c42", "#2fd0a0", "#e79ac6", "#f0c04a", "#8fd3ff", "#b79cf2", "#d3a27c"],
  };
  // A companion, as theory's line, has the colour of the curve before it and comes and goes with it.
  const companion = curve => curve.kind === "theory" || curve.kind === "validation";
  const main = data.curves.filter(curve => !companion(curve));
  const owner = [];
  data.curves.forEach((curve, i) => owner.push(companion(curve) ? owner[i - 1] : main.indexOf(curve)));
  const rows = data.curves.some(curve => curve.kind === "dots");
  const shown = main.map(() => true);
  let scale = data.y.log ? "log" : "linear";
  let printing = false;
  let plot = null;

  const css = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const color = i => {
    const palette = palettes[dark.matches && !printing ? "dark" : "light"];
    return palette[i % palette.length];
  };
  const dash = (curve, i) =>
    ({ failed: [2, 4], theory: [5, 3], validation: [2, 3] })[curve.kind] || (i >= 8 ? [8, 4] : []);
  const widths = { best: 3, theory: 1, validation: 1.5, failed: 1.5 };
  const short = value => {
    if (value == null) return "–";
    if (value === 0) return "0";
    const size = Math.abs(value);
    return size >= 1e6 || size < 1e-4 ? value.toExponential(3) : String(Number(value.toPrecision(6)));
  };

  // uPlot wants one x for all curves: every x there is, as often as one curve has it, and gaps
  // where a curve has none.
  const often = new Map();
  data.curves.forEach(curve => {
    const own = new Map();
    curve.x.forEach(x => {
      own.set(x, (own.get(x) || 0) + 1);
      often.set(x, Math.max(often.get(x) || 0, own.get(x)));
    });
  });
  const xs = [...often].sort((a, b) => a[0] - b[0]).flatMap(([x, times]) => new Array(times).fill(x));
  const place = new Map();
  xs.forEach((x, i) => { if (!place.has(x)) place.set(x, i); });
  const ys = data.curves.map(curve => {
    const y = new Array(xs.length).fill(null);
    const next = new Map(place);
    curve.x.forEach((x, i) => {
      y[next.get(x)] = curve.y[i];
      next.set(x, next.get(x) + 1);
    });
    return y;
  });
  const floor = () => scale === "best" ? data.floor : 0;
  // A logarithm has no place for 0.
  const columns = () =>
    [xs, ...(scale === "linear" ? ys : ys.map(y => y.map(v => v != null && v > floor() ? v - floor() : null)))];

  function yRange() {
    if (scale === "log") return [data.y.low / 1.03, data.y.high * 1.03];
    if (scale === "best") {
      const high = data.y.high - data.floor;
      const above = data.curves.flatMap(curve => companion(curve) ? [] : curve.y)
        .filter(v => v != null && v > data.floor).map(v => v - data.floor);
      return [Math.max(above.reduce((a, b) => Math.min(a, b), high), 1e-9 * high) / 1.2, high * 1.1];
    }
    const low = Math.min(data.y.low, data.y.high);
    const room = 0.04 * (data.y.high - low);
    return [Math.max(low - room, low >= 0 ? 0 : -Infinity), data.y.high + room];
  }

  function xRange() {
    return data.x.log ? [data.x.low / 1.1, data.x.high * 1.1] : [data.x.low, data.x.high];
  }

  function values(self, cursor) {
    const i = cursor == null ? null : cursor;
    where.textContent = i == null ? "" : `${data.x.label} ${short(xs[i])}`;
    main.forEach((curve, k) => {
      const last = curve.y.length - 1;
      const value = i == null ? curve.y[last] : ys[data.curves.indexOf(curve)][i];
      const nothing = i == null && (data.x.log || rows);
      legend.children[k].querySelector(".value").textContent = nothing ? "" : short(value);
    });
  }

  function markers(self) {
    const { ctx, bbox } = self;
    ctx.save();
    ctx.font = `${12 * devicePixelRatio}px system-ui, sans-serif`;
    data.markers.forEach((marker, i) => {
      const x = self.valToPos(marker.x, "x", true);
      ctx.strokeStyle = ctx.fillStyle = color(i + 1);
      ctx.setLineDash([6 * devicePixelRatio, 4 * devicePixelRatio]);
      ctx.lineWidth = 1.5 * devicePixelRatio;
      ctx.beginPath();
      ctx.moveTo(x, bbox.top - (16 + 16 * (data.markers.length - 1 - i)) * devicePixelRatio);
      ctx.lineTo(x, bbox.top + bbox.height);
      ctx.stroke();
      // Above the picture, each on a line of its own: on a curve nobody could read it.
      const text = `${marker.label} ${short(marker.x)}`;
      const left = x + ctx.measureText(text).width + 8 * devicePixelRatio > ctx.canvas.width;
      const y = bbox.top - (6 + 16 * (data.markers.length - 1 - i)) * devicePixelRatio;
      ctx.textAlign = left ? "right" : "left";
      ctx.fillText(text, x + (left ? -6 : 6) * devicePixelRatio, y);
    });
    ctx.restore();
  }

  function decades(low, high) {
    const ticks = [];
    const every = Math.max(1, Math.ceil(Math.log10(high / low) / 8));
    for (let e = Math.ceil(Math.log10(low)); e <= Math.log10(high); e += every) ticks.push(10 ** e);
    return ticks;
  }

  function axis(of, log) {
    const best = of === data.y && scale === "best";
    return {
      label: best ? `${of.label} above the best, ${short(data.floor)}` : of.label,
      labelSize: 22,
      labelFont: "13px system-ui, sans-serif",
      font: "12px system-ui, sans-serif",
      stroke: css("--soft"),
      grid: { stroke: css("--line"), width: 1 },
      ticks: { stroke: css("--line"), width: 1 },
      ...(best ? { splits: () => decades(...yRange()), filter: (self, splits) => splits }
        : log ? { splits: () => of.ticks, filter: (self, splits) => splits } : {}),
      values: (self, splits) => splits.map(v => v == null ? "" : short(Number(v.toPrecision(4)))),
    };
  }

  function draw() {
    if (plot) plot.destroy();
    const width = printing ? 680 : chart.clientWidth;
    const points = main.length === 1 && xs.length <= 40;
    plot = new uPlot({
      width,
      height: Math.round(Math.max(288, Math.min(520, width * 0.55))),
      legend: { show: false },
      padding: [8 + 16 * data.markers.length, 12, 0, 0],
      pxAlign: 0, // whole dots would make steps of slopes
      cursor: { y: false, points: { size: 8 }, drag: { x: true, y: false } },
      scales: {
        x: { time: false, distr: data.x.log ? 3 : 1, range: (self, low, high) => self.zoomed ? [low, high] : xRange() },
        y: { distr: scale === "linear" ? 1 : 3, range: yRange },
      },
      series: [{}, ...data.curves.map((curve, i) => ({
        label: curve.label,
        stroke: curve.kind === "dots" ? null : color(owner[i]),
        width: widths[curve.kind] || 2,
        dash: dash(curve, owner[i]),
        show: shown[owner[i]],
        spanGaps: rows, // a line beside rows has no points at most of theirs
        points: { show: points || curve.kind === "dots", size: 6, fill: color(owner[i]), stroke: color(owner[i]) },
      }))],
      axes: [axis(data.x, data.x.log), { ...axis(data.y, scale !== "linear"), size: 64 }],
      hooks: {
        setCursor: [self => values(self, self.cursor.idx)],
        setSelect: [self => { self.zoomed = self.select.width > 0; }],
        draw: [markers],
      },
    }, columns(), chart);
    plot.over.addEventListener("dblclick", () => { plot.zoomed = false; });
    paintLegend();
  }

  function paintLegend() {
    main.forEach((curve, i) => {
      const item = legend.children[i];
      item.querySelector(".swatch").style.borderColor = color(i);
      item.querySelector(".swatch").style.borderTopStyle = dash(curve, i).length ? "dashed" : "solid";
      item.querySelector("label").className = shown[i] ? "" : "off";
      item.querySelector("input").checked = shown[i];
    });
    values(plot, null);
  }

  function show(i, on) {
    shown[i] = on;
    owner.forEach((own, k) => { if (own === i) plot.setSeries(k + 1, { show: on }); });
    paintLegend();
  }

  main.forEach((curve, i) => {
    const item = document.createElement("li");
    const label = document.createElement("label");
    const box = document.createElement("input");
    box.type = "checkbox";
    box.checked = true;
    box.addEventListener("change", () => show(i, box.checked));
    const swatch = document.createElement("span");
    swatch.className = "swatch";
    const name = document.createElement("span");
    name.textContent = curve.kind === "best" ? `★ ${curve.label}` : curve.label;
    if (curve.kind === "best") item.className = "best";
    const value = document.createElement("span");
    value.className = "value";
    label.append(box, swatch, name, value);
    item.append(label);
    legend.append(item);
  });
  // Buttons stand where there is something to choose: rows are no curves, and what may be below 0 has no logarithm.
  document.getElementById("all").hidden = main.length < 2 || rows;
  document.getElementById("scale").hidden = !data.y.log && data.floor == null;
  document.querySelector("[data-scale=log]").hidden = !data.y.log;
  document.querySelector("[data-scale=best]").hidden = data.floor == null;
  const beside = [...new Set(data.curves.filter(companion).map(curve => curve.kind))];
  document.getElementById("key").textContent = beside
    .map(kind => ({ theory: "Thin and dashed: what theory foresees along the slowest direction.",
      validation: "Dotted: the loss on the validation examples." })[kind]).join(" ");
  document.querySelectorAll("[data-all]").forEach(button =>
    button.addEventListener("click", () => main.forEach((_, i) => show(i, button.dataset.all === "true"))));
  document.querySelectorAll("[data-scale]").forEach(button => {
    const press = () => document.querySelectorAll("[data-scale]").forEach(other =>
      other.setAttribute("aria-pressed", String(other.dataset.scale === scale)));
    button.addEventListener("click", () => { scale = button.dataset.scale; press(); draw(); });
    press();
  });
  let width = 0;
  new ResizeObserver(() => {
    if (chart.clientWidth !== width && !printing) { width = chart.clientWidth; draw(); }
  }).observe(chart);
  dark.addEventListener("change", draw);
  addEventListener("beforeprint", () => { printing = true; draw(); });
  addEventListener("afterprint", () => { printing = false; draw(); });
  width = chart.clientWidth;
  draw();
})();
