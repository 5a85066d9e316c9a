// Names on the map, on one canvas: the more important name wins, none lies on another or on a symbol.
(function (fm) {
  const PAD = 0.2, REST_MS = 150;
  const STYLES = {
    country: { from: 0, to: 7.6, font: "600 12px", colour: "--label-region", caps: true, gap: "0.22em" },
    oblast: { from: 6.6, to: 10, font: "500 10.5px", colour: "--label-region", caps: true, gap: "0.14em" },
    sea: { from: 5, to: 9, font: "italic 12px", colour: "--label-water", gap: "0.08em" },
    river: { from: 8, to: 20, font: "italic 10.5px", colour: "--label-water" },
    city: { from: 5, to: 20, font: "600 12px", colour: "--label-city", dot: 2.3 },
    town: { from: 7.5, to: 20, font: "11px", colour: "--label-town", dot: 1.7 },
    named: { from: 7.5, to: 20, font: "500 11px", colour: "--label-named", dot: 1.9 },
  };
  // The zoom from which a rank of town is shown at all: an empty plain is better than a full one.
  const FROM_RANK = { 2: 4.5, 3: 6.5, 4: 8.25 };

  const reach = (town, name, usual) => (town.name === name ? 0.08 : usual);

  function candidates() {
    const base = fm.block("basemap").labels.map(([name, kind, lon, lat, rank]) => ({ name, kind, lon, lat, rank }));
    // By their first letters, since a layer of many years names some thousand places.
    const towns = new Map();
    for (const town of base.filter(({ kind }) => STYLES[kind].dot)) towns.set(town.name[0], [...(towns.get(town.name[0]) || []), town]);
    for (const [name, lon, lat] of fm.names) {
      // The report's spelling of a town takes the place of ours: the reader looks for the name that was just read.
      const twin = (towns.get(name[0]) || []).find((town) => Math.abs(town.lon - lon) < reach(town, name, 0.04) && Math.abs(town.lat - lat) < reach(town, name, 0.03));
      if (twin) Object.assign(twin, { reported: true, name });
      else base.push({ name, kind: "named", lon, lat, rank: 3.5 });
    }
    return base.sort((a, b) => a.rank - (a.reported ? 1.6 : 0) - (b.rank - (b.reported ? 1.6 : 0)));
  }

  const meets = (a, b) => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
  const around = (at, r) => [at.x - r, at.y - r, at.x + r, at.y + r];

  // Further places to try for a name that the report itself uses.
  const ring = (at, w) => [16, 28, 44].flatMap((r) => [
    [at.x + r, at.y], [at.x - r - w, at.y], [at.x + r * 0.8, at.y - r * 0.7], [at.x + r * 0.8, at.y + r * 0.7],
    [at.x - r * 0.8 - w, at.y - r * 0.7], [at.x - r * 0.8 - w, at.y + r * 0.7], [at.x - w / 2, at.y - r], [at.x - w / 2, at.y + r]]);

  const Labels = L.Layer.extend({
    initialize() {
      fm.onScheme(() => this._draw());
      fm.on("settle", () => { clearTimeout(this._waiting); this._draw(); });
    },

    onAdd(map) {
      fm.panes(map);
      this._canvas = L.DomUtil.create("canvas", "fm-labels leaflet-zoom-hide", map.getPane("fm-labels"));
      this._canvas.setAttribute("aria-hidden", "true");
      // The canvas of events is drawn whenever the view changes; the names follow it, since they keep clear of the symbols.
      map.on("frontmap:symbols", this._follow, this);
      // While the map flies, the names of the view before would stand beside their places.
      map.on("zoom", this._hide, this);
      this._draw();
    },

    onRemove(map) {
      map.off("frontmap:symbols", this._follow, this);
      map.off("zoom", this._hide, this);
      clearTimeout(this._waiting);
      this._canvas.remove();
    },

    _hide() { this._canvas.style.visibility = "hidden"; },

    // While days are played or filters moved, the names wait until the symbols have come to rest.
    _follow({ moved }) {
      clearTimeout(this._waiting);
      if (moved) this._draw();
      else this._waiting = setTimeout(() => this._draw(), REST_MS);
    },

    _draw() {
      if (!fm.names || !this._map) return;
      this._all = this._all || candidates();
      const map = this._map, size = map.getSize(), pad = size.multiplyBy(PAD).round(), ratio = window.devicePixelRatio || 1;
      const wide = size.x + 2 * pad.x, high = size.y + 2 * pad.y, canvas = this._canvas;
      canvas.style.visibility = "";
      canvas.width = wide * ratio;
      canvas.height = high * ratio;
      canvas.style.width = wide + "px";
      canvas.style.height = high + "px";
      L.DomUtil.setPosition(canvas, map.containerPointToLayerPoint(pad.multiplyBy(-1)));
      const pen = canvas.getContext("2d");
      pen.scale(ratio, ratio);
      pen.lineJoin = "round";
      pen.textBaseline = "middle";
      const symbols = (fm.symbolBoxes ? fm.symbolBoxes() : []).map(([x0, y0, x1, y1]) => [x0 + pad.x, y0 + pad.y, x1 + pad.x, y1 + pad.y]);
      const texts = [];
      this._colours = new Map();
      for (const label of this._all) this._place(pen, label, { symbols, texts }, pad, wide, high);
    },

    _place(pen, label, { symbols, texts }, pad, wide, high) {
      const zoom = this._map.getZoom(), style = STYLES[label.kind];
      const from = label.reported ? Math.min(7, FROM_RANK[label.rank] || style.from) : style.dot && FROM_RANK[label.rank] || style.from;
      if (zoom < from || zoom > style.to) return;
      const at = this._map.latLngToContainerPoint([label.lat, label.lon]).add(pad);
      if (at.x < 0 || at.y < 0 || at.x > wide || at.y > high) return;
      if (style.dot && texts.some((t) => meets(around(at, 3), t))) return;
      const short = label.name.length > 32 ? label.name.slice(0, 31) + "\u2026" : label.name;
      const text = style.caps ? short.toLocaleUpperCase("en") : short;
      pen.font = `${label.reported && label.kind === "town" ? STYLES.named.font : style.font} system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif`;
      pen.letterSpacing = style.gap || "0px";
      const w = pen.measureText(text).width, h = 13, r = (style.dot || 0) + 4;
      const spots = style.dot
        ? [[at.x + r, at.y], [at.x - r - w, at.y], [at.x - w / 2, at.y - h + 1], [at.x - w / 2, at.y + h - 1],
          [at.x + r, at.y - 9], [at.x + r, at.y + 9], ...(label.reported || label.kind === "named" || label.rank === 2 ? ring(at, w) : [])]
        : [[at.x - w / 2, at.y]];
      const boxes = spots.map(([x, y]) => [x - 3, y - h / 2 - 1, x + w + 3, y + h / 2 + 1]);
      const free = boxes.findIndex((box) => ![...symbols, ...texts].some((t) => meets(box, t)));
      if (free < 0) return;
      texts.push(boxes[free]);
      pen.strokeStyle = this._colour("--halo");
      pen.fillStyle = this._colour(label.reported && label.kind === "town" ? "--label-named" : style.colour);
      if (free >= 6) this._leader(pen, at, boxes[free]);
      if (style.dot && !symbols.some((t) => meets(around(at, 2), t))) this._dot(pen, at, style.dot);
      if (style.dot) texts.push(around(at, 3));
      pen.lineWidth = 3;
      pen.strokeText(text, ...spots[free]);
      pen.fillText(text, ...spots[free]);
    },

    // The style sheet is asked once a drawing: each question costs as much as a name.
    _colour(name) {
      if (!this._colours.has(name)) this._colours.set(name, fm.colour(name));
      return this._colours.get(name);
    },

    // From a name that found room only at a distance to its place.
    _leader(pen, at, box) {
      pen.save();
      pen.strokeStyle = pen.fillStyle;
      pen.globalAlpha = 0.45;
      pen.lineWidth = 0.8;
      pen.beginPath();
      pen.moveTo(Math.min(Math.max(at.x, box[0] + 3), box[2] - 3), Math.min(Math.max(at.y, box[1] + 2), box[3] - 2));
      pen.lineTo(at.x, at.y);
      pen.stroke();
      pen.restore();
    },

    _dot(pen, at, radius) {
      pen.beginPath();
      pen.arc(at.x, at.y, radius, 0, 2 * Math.PI);
      pen.lineWidth = 2;
      pen.stroke();
      pen.fill();
    },
  });

  fm.labels = () => new Labels();
})(window.frontmap);
