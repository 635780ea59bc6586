"use strict";
// The losses epoch by epoch, and where runs leave the pictures.

/** The height of a picture beside the surface, which grows with the page. */
const tall = (id, share, least) => Math.round(Math.min(Math.max(least, share * $(id).clientWidth), 420));

/** A text that lines below it do not touch. */
function told(ctx, text, x, y, color) {
  ctx.lineWidth = 4;
  ctx.lineJoin = "round";
  ctx.strokeStyle = palette().paper;
  ctx.strokeText(text, x, y);
  ctx.fillStyle = color;
  ctx.fillText(text, x, y);
}

/** Says where on its edge the picture loses a run that failed, and in which epoch, beside what others said. */
function exit(ctx, drawn, color, said) {
  const places = course(drawn.u, drawn.v), within = ([x, y]) => x >= box.left && x <= box.right && y >= box.top && y <= box.bottom;
  const k = places.findIndex(place => !within(place));
  if (k < 1) return;
  let [[x0, y0], [x1, y1]] = [places[k - 1], places[k]];
  for (let halving = 0; halving < 40; halving++) {
    const [x, y] = [(x0 + x1) / 2, (y0 + y1) / 2];
    if (within([x, y])) [x0, y0] = [x, y];
    else [x1, y1] = [x, y];
  }
  ctx.textAlign = x0 > (box.left + box.right) / 2 ? "right" : "left";
  const below = places[k - 1][1] < y0 || y0 < box.top + 24; // the path comes from above
  let y = y0 + (below && y0 < box.bottom - 24 ? 20 : -10);
  while (said.some(other => Math.abs(other - y) < 15)) y += y > y0 ? 15 : -15;
  said.push(y);
  told(ctx, `${drawn.name} leaves in epoch ${drawn.epochs[k]}`, x0 + (ctx.textAlign === "left" ? 8 : -8), y, color);
}

/** Runs that came to something keep the axis for themselves; others leave it at ten times their start, or are seen as a whole. */
function drawLosses() {
  const colors = palette(), { ctx, width, height } = sharp($("losses"), tall("losses", 0.3, 150));
  const curves = data.runs.map((drawn, k) => [drawn.epochs, drawn.losses, colors.curves[k % 8], drawn.failed]);
  if (run) curves.push([run.epochs, run.losses, tint(colors), !!run.end && failed(run.end.fate), run === own ? 2 : 4]);
  const start = Math.max(...curves.map(([, losses]) => losses[0]).filter(loss => loss > 0));
  const highest = curves.every(([, , , fails]) => fails) ? Infinity : start * 10;
  const all = curves.flatMap(([, losses]) => losses).filter(loss => loss > 0 && loss < Infinity && loss <= highest);
  const low = all.length ? Math.log10(Math.min(...all)) : 0, high = all.length ? Math.log10(Math.max(...all)) : 0;
  const room = Math.max(0.02, 0.06 * (high - low));
  const most = Math.max(1, ...curves.map(([epochs]) => epochs[epochs.length - 1]));
  const part = { u0: 0, u1: most, v0: low - room, v1: high + room };
  const marks = logTicks(10 ** part.v0, 10 ** Math.min(308, part.v1));
  const plot = new Box(ctx, width, height, part, 24, marks.map(Math.log10), marks);
  plot.axes(colors, "", all.length ? "loss by epoch (log)" : "every loss is 0", true);
  plot.clip();
  const leaving = [];
  for (const [epochs, losses, color, , width = 2] of curves) {
    ctx.strokeStyle = color;
    ctx.lineWidth = width;
    ctx.beginPath();
    losses.forEach((loss, k) => ctx.lineTo(plot.x(epochs[k]), plot.y(Math.log10(Math.min(Math.max(loss ?? Infinity, 1e-300), 1e308)))));
    if (losses.length === 1) ctx.arc(plot.x(epochs[0]), plot.y(Math.log10(losses[0])), 4, 0, 7); // no line
    ctx.stroke();
    const k = losses.findIndex(loss => !(Math.log10(loss) <= part.v1));
    if (k >= 0) leaving.push([epochs[k], color]);
  }
  leaving.forEach(([epoch, color], line) => {
    const text = `↑ leaves the picture in epoch ${epoch}`, wide = ctx.measureText(text).width;
    ctx.textAlign = "left";
    told(ctx, text, Math.min(plot.x(epoch) + 6, plot.right - wide - 6), plot.top + 15 + 15 * line, color);
  });
}
