// A canvas that covers the map and a margin around it: put in its place and painted when the view changes, by whoever extends it.
(function (fm) {
  const LAYERS = { "fm-base": 150, "fm-labels": 450, "fm-events": 590 };

  function panes(map) {
    for (const [name, z] of Object.entries(LAYERS)) {
      if (map.getPane(name)) continue;
      Object.assign(map.createPane(name).style, { zIndex: z, pointerEvents: "none" });
    }
  }

  // Options: `pane`, and `className` of its canvas. To extend it: _paint(moved).
  fm.Sheet = L.Renderer.extend({
    // A wider margin would be painted, copied and kept for nothing most of the time.
    options: { padding: 0.1 },

    beforeAdd: panes,

    getEvents() {
      return { ...L.Renderer.prototype.getEvents.call(this), move: this._onMove };
    },

    // A hand that drags the map beyond the margin finds it painted there, too.
    _onMove() {
      const map = this._map;
      if (!this._bounds || this._zoom !== map.getZoom() || map._animatingZoom) return;
      const corner = map.containerPointToLayerPoint([0, 0]);
      if (!this._bounds.contains([corner, corner.add(map.getSize())])) this._update();
    },

    _initContainer() {
      this._container = L.DomUtil.create("canvas", this.options.className);
      this._container.setAttribute("aria-hidden", "true");
      this._pen = this._container.getContext("2d");
      this._stands = "";
    },

    // Whatever it shows may have changed until it is back.
    _destroyContainer() {
      this._container.remove();
      this._stands = "";
    },

    _update() {
      if (this._map._animatingZoom && this._bounds) return;
      L.Renderer.prototype._update.call(this);
      // Leaflet tells of one jump twice, and a flight may end where it began.
      const stands = [this._zoom, this._map.getPixelOrigin(), this._bounds.min, this._bounds.max, window.devicePixelRatio].join(" ");
      if (stands === this._stands) return void L.DomUtil.setPosition(this._container, this._bounds.min);
      this._stands = stands;
      return void this._paint(true);
    },

    // What it shows has changed, and where it stands has not.
    repaint() { if (this._map && this._bounds) this._paint(false); },

    // An empty canvas in its size and at its place; `_corner` and `_box` are its west, north, east and south in pixels of the world.
    _begin() {
      const { min } = this._bounds, size = this._bounds.getSize(), canvas = this._container, pen = this._pen, ratio = window.devicePixelRatio || 1;
      const origin = this._map.getPixelOrigin(), left = origin.x + min.x, top = origin.y + min.y;
      const wide = Math.round(size.x * ratio), high = Math.round(size.y * ratio);
      if (canvas.width !== wide || canvas.height !== high) {
        Object.assign(canvas, { width: wide, height: high });
        Object.assign(canvas.style, { width: `${size.x}px`, height: `${size.y}px` });
      }
      L.DomUtil.setPosition(canvas, min);
      pen.setTransform(ratio, 0, 0, ratio, 0, 0);
      pen.clearRect(0, 0, size.x, size.y);
      this._world = 256 * 2 ** this._zoom;
      this._corner = [left, top];
      this._box = [left, top, left + size.x, top + size.y];
      return pen;
    },
  });
})(window.frontmap);
