// The pen: one symbol, one count, one line or area on a canvas. What each looks like stands in the table of styles.
(function (fm) {
  const BOX = 34, GLYPH = { lineCap: "round", lineJoin: "round" };
  const QUESTION = "M-2-1.4A2 2 0 1 1 0.6 0.5Q0 0.9 0 1.7M0 3.6V3.7", CROSS = "M-14-14L14 14M14-14L-14 14";
  const paths = new Map();

  const path = (d) => paths.get(d) || (paths.set(d, new Path2D(d)), paths.get(d));

  const mixed = (colour, paper, share) => {
    const parts = [colour, paper].map((hex) => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16)));
    return `rgb(${parts[0].map((part, i) => Math.round(part * share + parts[1][i] * (1 - share))).join(" ")})`;
  };

  // The look of a symbol, worked out once for each type, side and status there is.
  const looks = new Map();
  function look(type, side, status, crossing) {
    const key = `${type} ${side} ${status} ${crossing}`;
    if (looks.has(key)) return looks.get(key);
    const styles = fm.block("styles"), state = styles.statuses[status];
    const found = {
      code: fm.sideCode(side), frame: path(fm.side(side).frame), fill: state.fill, mark: state.mark,
      dash: state.fill === "none" ? state.dash : [], dots: state.mark === "question",
      glyph: path(crossing ? styles.crossing.glyph : styles.types[type].glyph), painted: styles.types[type].fill && !crossing,
    };
    looks.set(key, found);
    return found;
  }

  // x, y: where on the canvas; the symbol is `size` pixels wide.
  fm.paintSymbol = function (pen, event, x, y, size) {
    const { code, frame, fill, mark, dash, dots, glyph, painted } = look(event.type, event.side, event.status, event.crossing);
    const colours = fm.inks(), side = colours.sides[code], scale = size / BOX, inside = fill === "solid" ? colours.paper : side;
    pen.save();
    pen.translate(x, y);
    pen.scale(scale, scale);
    pen.lineJoin = "round";
    if (event.wide) ring(pen, colours);
    Object.assign(pen, { strokeStyle: colours.halo, lineWidth: 4.5 });
    pen.stroke(frame);
    pen.fillStyle = fill === "solid" ? side : fill === "light" ? mixed(side, colours.paper, 0.22) : colours.paper;
    pen.fill(frame);
    Object.assign(pen, { strokeStyle: side, lineWidth: dots ? 2.4 : 2, lineCap: dots ? "round" : "butt" });
    pen.setLineDash(dash);
    pen.stroke(frame);
    pen.setLineDash([]);
    if (mark === "cross") {
      Object.assign(pen, { strokeStyle: colours.grey, lineWidth: 2.6, lineCap: "round" });
      pen.stroke(path(CROSS));
    }
    Object.assign(pen, GLYPH, { strokeStyle: inside, fillStyle: inside, lineWidth: painted ? 0.6 : 1.9 });
    if (painted) pen.fill(glyph);
    pen.stroke(glyph);
    if (mark === "question") badge(pen, 10.5, -10.5, side, path(QUESTION), 1.6, colours);
    if (event.against) badge(pen, 10.5, 10.5, colours.ink, path(fm.block("styles").disputed.mark), 1.5, colours);
    pen.restore();
  };

  function ring(pen, colours) {
    Object.assign(pen, { strokeStyle: colours.margin, lineWidth: 1.3, lineCap: "round" });
    pen.setLineDash([1.5, 2.6]);
    pen.beginPath();
    pen.arc(0, 0, 16.2, 0, 2 * Math.PI);
    pen.stroke();
    pen.setLineDash([]);
  }

  function badge(pen, x, y, colour, sign, width, colours) {
    pen.translate(x, y);
    Object.assign(pen, { fillStyle: colours.paper, strokeStyle: colour, lineWidth: 1.2, lineCap: "round" });
    pen.beginPath();
    pen.arc(0, 0, 6, 0, 2 * Math.PI);
    pen.fill();
    pen.stroke();
    pen.lineWidth = width;
    pen.stroke(sign);
    pen.translate(-x, -y);
  }

  // A count of events that would hide each other, with a rim that says whose they are.
  fm.crowdRadius = (count) => 12 + 2.6 * Math.log10(count);
  fm.shortCount = (count) => (count < 1000 ? String(count) : `${(count / 1000).toFixed(count < 10000 ? 1 : 0)}k`);
  fm.paintCrowd = function (pen, x, y, count, shares) {
    const colours = fm.inks(), radius = fm.crowdRadius(count);
    pen.lineCap = "butt";
    Object.assign(pen, { fillStyle: colours.paper, strokeStyle: colours.halo, lineWidth: 6 });
    pen.beginPath();
    pen.arc(x, y, radius, 0, 2 * Math.PI);
    pen.stroke();
    pen.fill();
    let from = -Math.PI / 2;
    pen.lineWidth = 3.5;
    for (const [code, share] of shares) {
      const to = from + (2 * Math.PI * share) / count;
      pen.strokeStyle = colours.sides[code];
      pen.beginPath();
      pen.arc(x, y, radius, from, to);
      pen.stroke();
      from = to;
    }
    pen.fillStyle = colours.ink;
    pen.fillText(fm.shortCount(count), x, y + 0.5);
  };

  const AREA = { light: 0.14, lighter: 0.07, hatch: 0, none: 0 }, WIDE_SHARE = 0.45;
  fm.paintArea = function (pen, event, shape, strong) {
    const state = fm.status(event.status), code = fm.sideCode(event.side), colour = fm.inks().sides[code];
    const weaker = event.wide && !strong ? WIDE_SHARE : 1;
    pen.globalAlpha = Math.min(1, (strong ? 0.22 : AREA[state.area]) * weaker);
    pen.fillStyle = colour;
    if (pen.globalAlpha) pen.fill(shape, "evenodd");
    if (state.area === "hatch") {
      pen.globalAlpha = strong ? 1 : weaker;
      pen.fillStyle = fm.hatch(pen, code, colour, fm.side(event.side).hatch);
      pen.fill(shape, "evenodd");
    }
    Object.assign(pen, { globalAlpha: strong ? 1 : event.wide ? 0.6 : 0.75, strokeStyle: colour, lineWidth: strong ? 3 : event.wide ? 1.2 : 1.5,
      lineCap: state.mark === "question" ? "round" : "butt", lineJoin: "round" });
    pen.setLineDash(state.dash);
    pen.stroke(shape);
    pen.setLineDash([]);
    pen.globalAlpha = 1;
  };

  fm.lineWidth = (event) => (fm.type(event.type).head === "broad" ? 5 : 3);
  fm.paintLine = function (pen, event, shape, ends, strong) {
    const state = fm.status(event.status), { head } = fm.type(event.type), colours = fm.inks();
    const side = colours.sides[fm.sideCode(event.side)], width = fm.lineWidth(event);
    Object.assign(pen, { lineCap: "butt", lineJoin: "round", strokeStyle: colours.halo, lineWidth: width + 3, globalAlpha: 0.9 });
    pen.stroke(shape);
    Object.assign(pen, { strokeStyle: side, lineWidth: strong ? 6 : width, globalAlpha: 1, lineCap: state.mark === "question" ? "round" : "butt" });
    pen.setLineDash(state.dash.map((length) => length * 1.4));
    pen.stroke(shape);
    pen.setLineDash([]);
    if (event.directed && head !== "none") for (const [from, to] of ends) fm.head(pen, head, from, to, { side, paper: colours.paper });
  };

  fm.paintMargin = function (pen, shape) {
    const { margin } = fm.inks();
    Object.assign(pen, { fillStyle: margin, strokeStyle: margin, lineWidth: 1, globalAlpha: 0.05 });
    pen.fill(shape);
    pen.globalAlpha = 0.75;
    pen.stroke(shape);
    pen.globalAlpha = 1;
  };
})(window.frontmap);
