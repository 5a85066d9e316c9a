// Names on the map, on one canvas: the more important name wins, none lies on another or on a symbol.
(function (fm) {
  const REST_MS = 150, HIGH = 13, LONGEST = 32, NEAR_SPOTS = 6;
  const STYLES = {
    country: { from: 0, to: 7.6, font: "600 12px", colour: "--label-region", caps: true, gap: "0.22em" },
    oblast: { from: 6.6, to: 10, font: "11px", colour: "--label-region", caps: true, gap: "0.14em" },
    sea: { from: 5, to: 9, font: "italic 12px", colour: "--label-water", gap: "0.08em" },
    river: { from: 8, to: 20, font: "italic 12px", colour: "--label-water" },
    city: { from: 5, to: 20, font: "600 12px", colour: "--label-city", dot: 2.3 },
    town: { from: 7.5, to: 20, font: "11px", colour: "--label-town", dot: 1.7 },
    named: { from: 7.5, to: 20, font: "600 11px", colour: "--label-named", dot: 1.9 },
  };
  // The zoom from which a rank of town is shown at all: an empty plain is better than a full one.
  const FROM_RANK = { 2: 4.5, 3: 6.5, 4: 8.25 };

  // How far from a town of ours a report's name still means it, in degrees: further where both are spelt the same.
  const REACH = 0.08, LON_REACH = 0.04, LAT_REACH = 0.03, BANDS = 10000;
  function isTwin(town, name, lon, lat) {
    const [east, north] = town.name === name ? [REACH, REACH] : [LON_REACH, LAT_REACH];
    return Math.abs(town.lon - lon) < east && Math.abs(town.lat - lat) < north;
  }

  function candidates() {
    const base = fm.baseLabels();
    // By first letter and latitude, since a layer of many years names some thousand places.
    const towns = new Map(), key = (name, lat, step) => name.charCodeAt(0) * BANDS + Math.floor(lat / REACH) + step;
    for (const town of base) {
      if (!STYLES[town.kind].dot) continue;
      const at = key(town.name, town.lat, 0), here = towns.get(at);
      if (here) here.push(town);
      else towns.set(at, [town]);
    }
    for (const [name, lon, lat] of fm.names) {
      // The report's spelling of a town takes the place of ours: the reader looks for the name that was just read.
      let twin = null;
      for (let step = -1; step <= 1 && !twin; step += 1) twin = (towns.get(key(name, lat, step)) || []).find((town) => isTwin(town, name, lon, lat));
      if (twin) Object.assign(twin, { name, reported: true, weight: twin.rank - 1.6 });
      else base.push({ name, kind: "named", lon, lat, rank: 3.5, reported: false, weight: 3.5 });
    }
    return base.sort((a, b) => a.weight - b.weight);
  }

  // Whether a box lies on one of others.
  function meets(box, others) {
    for (let i = 0; i < others.length; i += 1) {
      const other = others[i];
      if (box[0] < other[2] && other[0] < box[2] && box[1] < other[3] && other[1] < box[3]) return true;
    }
    return false;
  }
  const around = (x, y, r) => [x - r, y - r, x + r, y + r];

  // Where a name may stand beside its dot, the best first; further off for a name that the report itself uses.
  function beside(x, y, r, w, far) {
    const near = [[x + r, y], [x - r - w, y], [x - w / 2, y - HIGH + 1], [x - w / 2, y + HIGH - 1], [x + r, y - 9], [x + r, y + 9]];
    const ring = (d) => [[x + d, y], [x - d - w, y], [x + d * 0.8, y - d * 0.7], [x + d * 0.8, y + d * 0.7],
      [x - d * 0.8 - w, y - d * 0.7], [x - d * 0.8 - w, y + d * 0.7], [x - w / 2, y - d], [x - w / 2, y + d]];
    return far ? near.concat(...[16, 28, 44].map(ring)) : near;
  }

  // What does not change with the view, worked out for those names that come to be looked at.
  function look(label) {
    const style = STYLES[label.kind], short = label.name.length > LONGEST ? `${label.name.slice(0, LONGEST - 1)}\u2026` : label.name;
    const own = label.reported && label.kind === "town" ? STYLES.named : style;
    return Object.assign(label, {
      x: fm.worldX(label.lon), y: fm.worldY(label.lat), text: style.caps ? short.toLocaleUpperCase("en") : short, dot: style.dot || 0, gap: style.gap || "0px",
      font: `${own.font} system-ui, sans-serif`, colour: own.colour,
    });
  }

  const Labels = fm.Sheet.extend({
    options: { pane: "fm-labels", className: "fm-labels leaflet-zoom-hide" },

    initialize() {
      fm.Sheet.prototype.initialize.call(this);
      fm.onScheme(() => this._rest());
      fm.on("settle", () => this._rest());
    },

    onAdd(map) {
      fm.Sheet.prototype.onAdd.call(this, map);
      // The canvas of events is drawn whenever the view changes; the names follow it, since they keep clear of the symbols.
      map.on("frontmap:symbols", this._follow, this);
      // While the map flies, the names of the view before would stand beside their places.
      map.on("zoom", this._hide, this);
      this._rest();
    },

    onRemove(map) {
      map.off("frontmap:symbols", this._follow, this);
      map.off("zoom", this._hide, this);
      clearTimeout(this._waiting);
      fm.Sheet.prototype.onRemove.call(this, map);
    },

    // Painted after the symbols, or still standing where these have not moved.
    _update() { this._container.style.visibility = ""; },

    _hide() { this._container.style.visibility = "hidden"; },

    // While days are played or filters moved, the names wait until the symbols have come to rest.
    _follow({ moved }) {
      clearTimeout(this._waiting);
      if (moved) this._rest();
      else this._waiting = setTimeout(() => this._rest(), REST_MS);
    },

    _rest() {
      clearTimeout(this._waiting);
      if (!this._map) return;
      L.Renderer.prototype._update.call(this);
      this._container.style.visibility = "";
      this._paint();
    },

    _paint() {
      const pen = this._begin(), [left, top] = this._corner, chosen = [];
      this._all = this._all || candidates();
      this._font = this._gap = "";
      this._symbols = fm.symbolBoxes().map(([west, north, east, south]) => [west - left, north - top, east - left, south - top]);
      this._texts = [];
      for (const label of this._all) {
        const one = this._isShown(label) && this._place(pen, label);
        if (one) chosen.push(one);
      }
      // Names of one font together: to change it takes longer than to write with it.
      chosen.sort((a, b) => (a.label.font < b.label.font ? -1 : a.label.font > b.label.font ? 1 : 0));
      Object.assign(pen, { lineJoin: "round", textBaseline: "middle", strokeStyle: fm.colour("--halo") });
      for (const one of chosen) this._write(pen, one);
    },

    _isShown({ kind, reported, rank }) {
      const style = STYLES[kind], usual = style.dot && FROM_RANK[rank] || style.from;
      return this._zoom >= (reported ? Math.min(7, usual) : usual) && this._zoom <= style.to;
    },

    _take(pen, { font, gap }) {
      if (font !== this._font) pen.font = this._font = font;
      if (gap !== this._gap) pen.letterSpacing = this._gap = gap;
    },

    // Where a name finds room: {label, x, y, spot, box, far, marked}; null where none is left.
    _place(pen, label) {
      if (label.x === undefined) look(label);
      const [left, top, right, bottom] = this._box, x = label.x * this._world - left, y = label.y * this._world - top, { dot } = label;
      if (x < 0 || y < 0 || x > right - left || y > bottom - top) return null;
      if (dot && meets(around(x, y, 3), this._texts)) return null;
      if (label.wide === undefined) {
        this._take(pen, label);
        label.wide = pen.measureText(label.text).width;
      }
      const { wide } = label, spots = dot ? beside(x, y, dot + 4, wide, label.reported || label.kind === "named" || label.rank === 2) : [[x - wide / 2, y]];
      for (let i = 0; i < spots.length; i += 1) {
        const [from, middle] = spots[i], box = [from - 3, middle - HIGH / 2 - 1, from + wide + 3, middle + HIGH / 2 + 1];
        if (meets(box, this._texts) || meets(box, this._symbols)) continue;
        this._texts.push(box);
        if (dot) this._texts.push(around(x, y, 3));
        return { label, x, y, spot: spots[i], box, far: i >= NEAR_SPOTS, marked: dot && !meets(around(x, y, 2), this._symbols) };
      }
      return null;
    },

    _write(pen, { label, x, y, spot, box, far, marked }) {
      this._take(pen, label);
      pen.fillStyle = fm.colour(label.colour);
      if (far) leader(pen, x, y, box);
      if (marked) dotAt(pen, x, y, label.dot);
      pen.lineWidth = 3;
      pen.strokeText(label.text, ...spot);
      pen.fillText(label.text, ...spot);
    },
  });

  // From a name that found room only at a distance to its place.
  function leader(pen, x, y, box) {
    pen.save();
    Object.assign(pen, { strokeStyle: pen.fillStyle, globalAlpha: 0.45, lineWidth: 0.8 });
    pen.beginPath();
    pen.moveTo(Math.min(Math.max(x, box[0] + 3), box[2] - 3), Math.min(Math.max(y, box[1] + 2), box[3] - 2));
    pen.lineTo(x, y);
    pen.stroke();
    pen.restore();
  }

  function dotAt(pen, x, y, radius) {
    pen.beginPath();
    pen.arc(x, y, radius, 0, 2 * Math.PI);
    pen.lineWidth = 2;
    pen.stroke();
    pen.fill();
  }

  fm.labels = () => new Labels();
})(window.frontmap);
