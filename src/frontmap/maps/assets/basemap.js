// The built-in base map: drawn on one canvas, in the page's own quiet colours.
(function (fm) {
  const NEAR = 0.7;  // pixels: a corner nearer than this to the one before is left out
  const thin = (zoom) => (zoom < 7 ? 0.8 : 1.6);
  const STYLES = [
    { name: "land", fill: "--land", strokes: [{ colour: "--coast", width: () => 0.8 }] },
    { name: "reservoirs", fill: "--sea", strokes: [{ colour: "--coast", width: () => 0.5 }] },
    { name: "rivers", strokes: [{ colour: "--river", width: (zoom) => (zoom < 7 ? 0.8 : zoom < 9 ? 1.2 : 2) }] },
    { name: "coarse_rivers", strokes: [{ colour: "--river", width: thin, dash: () => [1, 4] }] },
    { name: "oblasts", strokes: [{ colour: "--oblast", width: () => 1, dash: (zoom) => (zoom < 6 ? [1, 3] : [5, 3]) }] },
    { name: "borders", strokes: [{ colour: "--border-edge", width: () => 5, share: 0.35 }, { colour: "--border", width: () => 1.2 }] },
  ];

  // The rings or lines of a sheet in the world from 0 to 1: all their corners, where each begins, and its west, north, east and south.
  function linesOf(base, name) {
    const get = (what) => base[`${name} ${what}`], corners = get("corners"), stepLon = get("step lon"), stepLat = get("step lat");
    const all = corners.reduce((sum, n) => sum + n, 0), x = new Float64Array(all), y = new Float64Array(all), begins = new Int32Array(corners.length + 1);
    const boxes = [];
    for (let line = 0, at = 0, step = 0; line < corners.length; line += 1) {
      let west = Infinity, south = Infinity, east = -Infinity, north = -Infinity;
      for (let lon = get("lon")[line], lat = get("lat")[line], end = at + corners[line]; at < end; at += 1) {
        if (at > begins[line]) { lon += stepLon[step]; lat += stepLat[step]; step += 1; }
        x[at] = lon / base.steps;
        y[at] = lat / base.steps;
        if (x[at] < west) west = x[at];
        if (x[at] > east) east = x[at];
        if (y[at] < south) south = y[at];
        if (y[at] > north) north = y[at];
      }
      begins[line + 1] = at;
      boxes.push([fm.worldX(west), fm.worldY(north), fm.worldX(east), fm.worldY(south)]);
    }
    return { x: x.map(fm.worldX), y: y.map(fm.worldY), begins, boxes };
  }

  // Its names, for whoever asks as objects of their own.
  fm.baseLabels = () => fm.block("basemap").labels.map((one) => ({ name: one[0], kind: one[1], lon: one[2], lat: one[3], rank: one[4], reported: false, weight: one[4] }));

  // Beside which edges of the canvas a point lies, as bits.
  const MARGIN = 9;
  const beside = (x, y, wide, high) => (x < -MARGIN ? 1 : x > wide + MARGIN ? 2 : 0) | (y < -MARGIN ? 4 : y > high + MARGIN ? 8 : 0);

  // Draws the lines in pixels of the canvas. Of corners that lie beside one edge of it, one after another, only the first and the
  // last are drawn: that closes areas, and nobody sees the others.
  function trace(pen, { x, y, begins, boxes }, world, [left, top, right, bottom]) {
    const wide = right - left, high = bottom - top;
    for (let line = 0; line < boxes.length; line += 1) {
      const [west, north, east, south] = boxes[line], last = begins[line + 1] - 1;
      if (east * world < left || west * world > right || south * world < top || north * world > bottom) continue;
      let beforeX = x[begins[line]] * world - left, beforeY = y[begins[line]] * world - top, before = beside(beforeX, beforeY, wide, high);
      let drawn = before, held = false;
      pen.moveTo(beforeX, beforeY);
      for (let i = begins[line] + 1; i <= last; i += 1) {
        const px = x[i] * world - left, py = y[i] * world - top;
        if (i < last && Math.abs(px - beforeX) < NEAR && Math.abs(py - beforeY) < NEAR) continue;
        const here = beside(px, py, wide, high);
        if (held && !(drawn & before & here)) {
          pen.lineTo(beforeX, beforeY);
          drawn = before;
        }
        held = i < last && !!(drawn & here);
        if (!held) {
          pen.lineTo(px, py);
          drawn = here;
        }
        beforeX = px;
        beforeY = py;
        before = here;
      }
    }
  }

  const Base = fm.Sheet.extend({
    options: { pane: "fm-base", className: "fm-ground" },

    _paint() {
      const base = fm.block("basemap"), pen = this._begin(), world = this._world, zoom = this._zoom, [left, top] = this._corner;
      const [west, south, east, north] = base.extent;
      this._lines = this._lines || new Map(STYLES.map(({ name }) => [name, linesOf(base, name)]));
      pen.lineJoin = pen.lineCap = "round";
      pen.fillStyle = fm.colour("--sea");
      const [x, y] = [fm.worldX(west) * world, fm.worldY(north) * world];
      pen.fillRect(x - left, y - top, fm.worldX(east) * world - x, fm.worldY(south) * world - y);
      for (const { name, fill, strokes } of STYLES) {
        pen.beginPath();
        trace(pen, this._lines.get(name), world, this._box);
        if (fill) {
          pen.fillStyle = fm.colour(fill);
          pen.fill("evenodd");
        }
        for (const { colour, width, dash, share } of strokes) {
          Object.assign(pen, { strokeStyle: fm.colour(colour), lineWidth: width(zoom), globalAlpha: share ?? 1 });
          pen.setLineDash(dash ? dash(zoom) : []);
          pen.stroke();
        }
        pen.globalAlpha = 1;
        pen.setLineDash([]);
      }
    },
  });

  // Before the first view is chosen all would be painted for nothing.
  const Ground = L.LayerGroup.extend({
    onAdd(map) {
      if (fm.viewed) return void L.LayerGroup.prototype.onAdd.call(this, map);
      return void fm.on("viewed", () => { if (map.hasLayer(this)) this.onAdd(map); });
    },
  });

  // The base map and its labels are one entry in the layer control.
  fm.basemapLayer = function () {
    const base = new Base();
    fm.onScheme(() => base.repaint());
    return new Ground([base, fm.labels()]);
  };
})(window.frontmap);
