// The built-in base map: drawn on one canvas, in the page's own quiet colours.
(function (fm) {
  // The parts of a sheet, each a list of rings; a line is the only one of its part.
  function partsOf(base, sheet) {
    const get = (name) => base[`${sheet} ${name}`];
    const corners = get("corners"), lon = get("lon"), lat = get("lat"), stepLon = get("step lon"), stepLat = get("step lat");
    let line = 0, step = 0;
    function ring() {
      let x = lon[line], y = lat[line];
      const found = [[y / base.steps, x / base.steps]];
      for (const end = step + corners[line] - 1; step < end; step += 1) {
        x += stepLon[step];
        y += stepLat[step];
        found.push([y / base.steps, x / base.steps]);
      }
      line += 1;
      return found;
    }
    return Array.from(get("rings"), (rings) => Array.from({ length: rings }, ring));
  }

  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  fm.colour = colour;

  // Leaflet draws in the next frame; paper has none.
  fm.settleCanvas = function (renderer) {
    if (!renderer._map || !renderer._redrawRequest) return;
    L.Util.cancelAnimFrame(renderer._redrawRequest);
    renderer._redraw();
  };

  const Base = L.LayerGroup.extend({
    onAdd(map) {
      // Before the first view is chosen it would be drawn for nothing.
      if (!fm.viewed) return void fm.on("viewed", () => { if (map.hasLayer(this)) this.onAdd(map); });
      if (!this.getLayers().length) {
        this._build(map);
        fm.onScheme(() => this._restyle());
        fm.on("settle", () => fm.settleCanvas(this._sheets.sea.options.renderer));
      }
      L.LayerGroup.prototype.onAdd.call(this, map);
      this._restyle();
      map.on("zoomend", this._restyle, this);
    },

    onRemove(map) {
      map.off("zoomend", this._restyle, this);
      L.LayerGroup.prototype.onRemove.call(this, map);
    },

    _build(map) {
      fm.panes(map);
      const base = fm.block("basemap"), renderer = L.canvas({ pane: "fm-base", padding: 0.35 });
      const areas = (sheet) => partsOf(base, sheet), lines = (sheet) => areas(sheet).map(([line]) => line);
      const [west, south, east, north] = base.extent, borders = lines("borders");
      const common = { renderer, pane: "fm-base", interactive: false, smoothFactor: 0.7 };
      const add = (layer) => (this.addLayer(layer), layer);
      this._sheets = {
        sea: add(L.rectangle([[south, west], [north, east]], { ...common, stroke: false, fillOpacity: 1 })),
        land: add(L.polygon(areas("land"), { ...common, weight: 0.8, fillOpacity: 1 })),
        water: add(L.polygon(areas("reservoirs"), { ...common, weight: 0.5, fillOpacity: 1 })),
        rivers: add(L.polyline(lines("rivers"), { ...common, lineCap: "round" })),
        coarse: add(L.polyline(lines("coarse_rivers"), { ...common, lineCap: "round", dashArray: "1 4" })),
        oblasts: add(L.polyline(lines("oblasts"), { ...common, weight: 1 })),
        edge: add(L.polyline(borders, { ...common, weight: 5, opacity: 0.35 })),
        borders: add(L.polyline(borders, { ...common, weight: 1.2 })),
      };
    },

    _restyle() {
      if (!this._map) return;
      const zoom = this._map.getZoom(), sheets = this._sheets;
      sheets.sea.setStyle({ fillColor: colour("--sea") });
      sheets.land.setStyle({ fillColor: colour("--land"), color: colour("--coast") });
      sheets.water.setStyle({ fillColor: colour("--sea"), color: colour("--coast") });
      sheets.rivers.setStyle({ color: colour("--river"), weight: zoom < 7 ? 0.8 : zoom < 9 ? 1.2 : 2 });
      sheets.coarse.setStyle({ color: colour("--river"), weight: zoom < 7 ? 0.8 : 1.6 });
      sheets.oblasts.setStyle({ color: colour("--oblast"), dashArray: zoom < 6 ? "1 3" : "5 3" });
      sheets.edge.setStyle({ color: colour("--border-edge") });
      sheets.borders.setStyle({ color: colour("--border") });
    },
  });

  const LAYERS = { "fm-base": 150, "fm-labels": 450, "fm-events": 590 };

  fm.panes = function (map) {
    for (const [name, z] of Object.entries(LAYERS)) {
      if (map.getPane(name)) continue;
      map.createPane(name).style.zIndex = z;
      map.getPane(name).style.pointerEvents = "none";
    }
  };

  // The base map and its labels are one entry in the layer control.
  fm.basemapLayer = () => L.layerGroup([new Base(), fm.labels()]);
})(window.frontmap);
