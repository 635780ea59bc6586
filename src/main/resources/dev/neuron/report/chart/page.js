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
  const shown = data.curves.map(() => true);
  let scale = data.y.log ? "log" : "linear";
  let printing = false;
  let plot = null;

  const css = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const color = i => {
    const palette = palettes[dark.matches && !printing ? "dark" : "light"];
    return palette[i % palette.length];
  };
  const dash = (curve, i) => curve.faint ? [2, 4] : i >= 8 ? [8, 4] : [];
  const short = value => {
    if (value == null) return "–";
    if (value === 0) return "0";
    const size = Math.abs(value);
    return size >= 1e6 || size < 1e-4 ? value.toExponential(3) : String(Number(value.toPrecision(6)));
  };

  // uPlot wants one x for all curves: every x there is, and gaps where a curve has none.
  const xs = [...new Set(data.curves.flatMap(curve => curve.x))].sort((a, b) => a - b);
  const place = new Map(xs.map((x, i) => [x, i]));
  const ys = data.curves.map(curve => {
    const y = new Array(xs.length).fill(null);
    curve.x.forEach((x, i) => { y[place.get(x)] = curve.y[i]; });
    return y;
  });
  // A logarithm has no place for 0.
  const columns = () => [xs, ...(scale === "log" ? ys.map(y => y.map(v => v > 0 ? v : null)) : ys)];

  function yRange() {
    if (scale === "log") return [data.y.low / 1.03, data.y.high * 1.03];
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
    data.curves.forEach((curve, k) => {
      const last = curve.y.length - 1;
      const value = i == null ? curve.y[last] : ys[k][i];
      const nothing = i == null && data.x.log;
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
      ctx.moveTo(x, bbox.top);
      ctx.lineTo(x, bbox.top + bbox.height);
      ctx.stroke();
      const text = `${marker.label} ${short(marker.x)}`;
      const right = x + ctx.measureText(text).width + 12 * devicePixelRatio;
      const others = data.markers.map(other => self.valToPos(other.x, "x", true));
      const left = right > bbox.left + bbox.width || others.some(other => other > x && other < right);
      ctx.textAlign = left ? "right" : "left";
      ctx.fillText(text, x + (left ? -6 : 6) * devicePixelRatio, bbox.top + (14 + 16 * i) * devicePixelRatio);
    });
    ctx.restore();
  }

  function axis(of, log) {
    return {
      label: of.label,
      labelSize: 22,
      labelFont: "13px system-ui, sans-serif",
      font: "12px system-ui, sans-serif",
      stroke: css("--soft"),
      grid: { stroke: css("--line"), width: 1 },
      ticks: { stroke: css("--line"), width: 1 },
      ...(log ? { splits: () => of.ticks, filter: (self, splits) => splits } : {}),
      values: (self, splits) => splits.map(v => v == null ? "" : short(Number(v.toPrecision(4)))),
    };
  }

  function draw() {
    if (plot) plot.destroy();
    const width = printing ? 680 : chart.clientWidth;
    const points = data.curves.length === 1 && xs.length <= 40;
    plot = new uPlot({
      width,
      height: Math.round(Math.max(288, Math.min(520, width * 0.55))),
      legend: { show: false },
      pxAlign: 0, // whole dots would make steps of slopes
      cursor: { y: false, points: { size: 8 }, drag: { x: true, y: false } },
      scales: {
        x: { time: false, distr: data.x.log ? 3 : 1, range: (self, low, high) => self.zoomed ? [low, high] : xRange() },
        y: { distr: scale === "log" ? 3 : 1, range: yRange },
      },
      series: [{}, ...data.curves.map((curve, i) => ({
        label: curve.label,
        stroke: color(i),
        width: 2,
        dash: dash(curve, i),
        show: shown[i],
        points: { show: points, size: 6, fill: color(i) },
      }))],
      axes: [axis(data.x, data.x.log), { ...axis(data.y, scale === "log"), size: 64 }],
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
    data.curves.forEach((curve, i) => {
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
    plot.setSeries(i + 1, { show: on });
    paintLegend();
  }

  data.curves.forEach((curve, i) => {
    const item = document.createElement("li");
    const label = document.createElement("label");
    const box = document.createElement("input");
    box.type = "checkbox";
    box.checked = true;
    box.addEventListener("change", () => show(i, box.checked));
    const swatch = document.createElement("span");
    swatch.className = "swatch";
    const name = document.createElement("span");
    name.textContent = curve.label;
    const value = document.createElement("span");
    value.className = "value";
    label.append(box, swatch, name, value);
    item.append(label);
    legend.append(item);
  });
  document.getElementById("all").hidden = data.curves.length < 2;
  document.querySelectorAll("[data-all]").forEach(button =>
    button.addEventListener("click", () => data.curves.forEach((_, i) => show(i, button.dataset.all === "true"))));
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
