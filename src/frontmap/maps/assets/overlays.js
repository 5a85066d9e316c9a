// Maps of others between the base map and the events: quiet ink, never in a side's colour, each with its own hatching.
(function (fm) {
  const PANE = "fm-overlays", HATCH = 9;
  // turn: of upright hatching, clockwise.
  const LOOKS = [{ turn: 45 }, { turn: 135, dash: "7 3" }, { turn: 90, dash: "2 3" }, { turn: 0, dash: "9 3 2 3" }];
  const look = (number) => LOOKS[number % LOOKS.length];
  // Drawn layers with a name, by overlay: what the pointer may rest on.
  const named = new Map();
  let canvas = null;

  // Latitude before longitude, as Leaflet has it.
  function lineOf(steps, perDegree) {
    const line = [];
    let x = 0, y = 0;
    for (let i = 0; i < steps.length; i += 2) {
      x += steps[i];
      y += steps[i + 1];
      line.push([y / perDegree, x / perDegree]);
    }
    return line;
  }

  function hatch(number, ink) {
    const size = HATCH, tile = fm.el("canvas", { width: size, height: size }), pen = tile.getContext("2d");
    const slanted = (from, to) => [-size, 0, size].map((x) => [x, from, x + size, to]);
    const lines = { 45: slanted(size, 0), 135: slanted(0, size), 90: [[0, size / 2, size, size / 2]], 0: [[size / 2, 0, size / 2, size]] };
    pen.strokeStyle = ink;
    pen.lineWidth = 1.3;
    for (const [x0, y0, x1, y1] of lines[look(number).turn]) {
      pen.moveTo(x0, y0);
      pen.lineTo(x1, y1);
    }
    pen.stroke();
    return pen.createPattern(tile, "repeat");
  }

  // Leaflet draws in the next frame; paper has none.
  function settle() {
    if (!canvas._map || !canvas._redrawRequest) return;
    L.Util.cancelAnimFrame(canvas._redrawRequest);
    canvas._redraw();
  }

  const Overlay = L.LayerGroup.extend({
    initialize(number) {
      L.LayerGroup.prototype.initialize.call(this);
      this._number = number;
    },

    // Leaflet's control of attributions takes markup: here it gets text that has been made into it. The control is
    // younger than the layers, and would not notice that such a one goes.
    attribute(map, on) {
      const text = fm.said(fm.block("overlays")[this._number].attribution).outerHTML;
      if (map.attributionControl) map.attributionControl[on ? "addAttribution" : "removeAttribution"](text);
    },

    onAdd(map) {
      if (!this.getLayers().length) {
        this._build(map);
        fm.onScheme(() => this._restyle());
        fm.on("settle", settle);
      }
      L.LayerGroup.prototype.onAdd.call(this, map);
      this._restyle();
      named.set(this._number, this._named);
      this.attribute(map, true);
    },

    onRemove(map) {
      named.delete(this._number);
      this.attribute(map, false);
      L.LayerGroup.prototype.onRemove.call(this, map);
    },

    _build(map) {
      if (!map.getPane(PANE)) {
        Object.assign(map.createPane(PANE).style, { zIndex: 300, pointerEvents: "none" });
        canvas = L.canvas({ pane: PANE, padding: 0.3 });
      }
      const overlay = fm.block("overlays")[this._number], { dash } = look(this._number);
      const common = { renderer: canvas, pane: PANE, interactive: false, smoothFactor: 0.7, dashArray: dash || null };
      const line = (steps) => lineOf(steps, overlay.steps);
      this._named = [];
      const add = (label, layer) => {
        this.addLayer(layer);
        if (label >= 0) this._named.push([layer, overlay.labels[label]]);
      };
      for (const [label, ...rings] of overlay.areas) add(label, L.polygon(rings.map(line), { ...common, weight: 1.4, fillOpacity: 1 }));
      for (const [label, steps] of overlay.lines) add(label, L.polyline(line(steps), { ...common, weight: 2 }));
      for (const [label, steps] of overlay.points) add(label, L.circleMarker(line(steps)[0], { ...common, radius: 4, weight: 1.4, dashArray: null, fillOpacity: 1 }));
    },

    _restyle() {
      const ink = fm.colour("--overlay"), pattern = hatch(this._number, fm.colour("--overlay-hatch")), paper = fm.colour("--paper");
      this.eachLayer((layer) => layer.setStyle({ color: ink, fillColor: layer instanceof L.Polygon ? pattern : paper }));
    },
  });

  const made = [];
  fm.overlayLayer = (number) => (made[number] = new Overlay(number));

  const under = (point) => {
    for (const layers of [...named.values()].reverse()) {
      const hit = [...layers].reverse().find(([layer]) => layer._pxBounds && layer._containsPoint(point));
      if (hit) return hit[1];
    }
    return null;
  };

  // The overlays let every pointer through to what lies on or under them, so the map itself asks what it rests on.
  function tellNames(map) {
    const tip = L.tooltip({ className: "fm-overlay-tip", direction: "auto", offset: [12, 0] });
    let asked = null;
    const tell = () => {
      const name = asked && under(asked.layerPoint);
      if (!name) tip.remove();
      else tip.setContent(fm.said(name)).setLatLng(asked.latlng).addTo(map);
      asked = null;
    };
    map.on("mousemove click", (event) => {
      if (event.originalEvent.target.closest(".leaflet-control, .leaflet-marker-pane")) return void tip.remove();
      if (!asked) requestAnimationFrame(tell);
      asked = event;
    });
    map.on("mouseout zoomstart movestart", () => { asked = null; tip.remove(); });
  }

  const sign = (number) => fm.svg("svg", { viewBox: "0 0 26 16", width: 26, height: 16, class: "fm-overlay-sign", "aria-hidden": "true" },
    fm.svg("g", { transform: `rotate(${look(number).turn} 13 8)` },
      [-12, -8, -4, 0, 4, 8, 12].map((x) => fm.svg("path", { d: `M${13 + x} -8V24` }))),
    fm.svg("rect", { x: 1, y: 1, width: 24, height: 14, "stroke-dasharray": look(number).dash || null }));

  // The control knows overlays by fixed names; what their makers call them is put in their place, as text.
  function nameControl(map) {
    for (const label of map.getContainer().querySelectorAll(".leaflet-control-layers-overlays label span span")) {
      const number = Number((/^\s*Overlay (\d+)$/.exec(label.textContent) || [])[1]) - 1, overlay = fm.block("overlays")[number];
      if (overlay) label.replaceChildren(sign(number), fm.said(overlay.name));
    }
  }

  fm.overlays = function (map) {
    if (!document.getElementById("frontmap-overlays")) return;
    for (const overlay of made) if (map.hasLayer(overlay)) overlay.attribute(map, true);
    nameControl(map);
    // Leaflet writes the control anew when a layer comes or goes.
    const list = map.getContainer().querySelector(".leaflet-control-layers-overlays");
    if (list) new MutationObserver(() => nameControl(map)).observe(list, { childList: true });
    tellNames(map);
    const legend = document.querySelector(".fm-legend-body");
    if (legend) {
      legend.append(fm.el("section", { class: "fm-legend-overlays" }, fm.el("h3", {}, fm.t("overlays")),
        fm.el("ul", {}, fm.block("overlays").map((overlay, number) => fm.el("li", {}, sign(number),
          fm.el("span", {}, fm.said(overlay.name), fm.el("small", {}, fm.said(overlay.attribution))))))));
    }
  };
})(window.frontmap);
