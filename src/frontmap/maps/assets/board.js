// What stands on the map now: the visible events as symbols with their shapes and margins, none hidden by another.
(function (fm) {
  const SIZE = 30, GAP = 25, LEADER = 7, SMALLEST_MARGIN = 15;
  const shown = { layers: new Set(), margins: false };
  const markers = new Map(), shapes = new Map(), margins = new Map();
  let map = null, extras = null, planned = false, selected = null, places = [];

  const events = () => fm.block("data").events;
  const visible = () => events().map((_, i) => i).filter((i) => shown.layers.has(`${events()[i].type} ${events()[i].side}`));

  // A layer of the control is a switch; all drawing is done in one place, because symbols must know of each other.
  const Switch = L.Layer.extend({
    initialize(turn) { this._turn = turn; },
    onAdd() { this._turn(true); refreshSoon(); },
    onRemove() { this._turn(false); refreshSoon(); },
  });

  fm.eventLayer = (type, side) => new Switch((on) => shown.layers[on ? "add" : "delete"](`${type} ${side}`));
  fm.uncertaintyLayer = () => new Switch((on) => { shown.margins = on; });

  function refreshSoon() {
    if (!map || planned) return;
    planned = true;
    requestAnimationFrame(() => { planned = false; refresh(); });
  }

  // Adds what is wanted and not there, takes away what is there and not wanted.
  function settle(kept, wanted, make) {
    for (const [key, layers] of kept) {
      if (wanted.has(key)) continue;
      layers.forEach((layer) => layer.remove());
      kept.delete(key);
    }
    for (const [key, event] of wanted) {
      if (!kept.has(key)) kept.set(key, make(event, key).map((layer) => layer.addTo(map)));
    }
  }

  function refresh() {
    const now = visible(), wantedMargins = new Map();
    settle(shapes, new Map(now.map((i) => [i, events()[i]])), (event, i) => {
      const layers = fm.eventShapes(event);
      layers.forEach((layer) => layer.on("click", (click) => { L.DomEvent.stop(click); fm.select(i); }));
      return layers;
    });
    for (const i of shown.margins ? now : []) {
      const event = events()[i], key = fm.marginKey(event);
      const small = event.radius_m && event.footprint === undefined && fm.pixels(map, event.radius_m, event.at[1]) < SMALLEST_MARGIN;
      if (key && !small) wantedMargins.set(key, event);
    }
    paintOnce(now);
    settle(margins, wantedMargins, (event) => [fm.margin(event)]);
    arrange(now);
    map.fire("frontmap:symbols");
  }

  function paintOnce(now) {
    const painted = new Set();
    for (const i of now) {
      const key = fm.paintKey(events()[i]), layer = (shapes.get(i) || [])[0];
      if (!key || !layer || !layer.getElement()) continue;
      layer.getElement().classList.toggle("fm-again", painted.has(key));
      painted.add(key);
    }
  }

  function arrange(now) {
    extras.clearLayers();
    const home = now.map((i) => map.project([events()[i].at[1], events()[i].at[0]]));
    const { at, crowds } = fm.spread(home, GAP), standing = new Set();
    places = [];
    now.forEach((i, n) => {
      if (!at[n]) return;
      standing.add(i);
      put(i, at[n]);
      if (Math.hypot(at[n].x - home[n].x, at[n].y - home[n].y) > LEADER) lead(home[n], at[n], events()[i].side);
    });
    for (const [i, marker] of markers) if (!standing.has(i)) { marker.remove(); markers.delete(i); }
    for (const crowd of crowds) count(crowd, crowd.members.map((n) => now[n]));
  }

  function put(i, point) {
    const where = map.unproject(L.point(point.x, point.y));
    places.push([where, SIZE / 2 - 3]);
    if (markers.has(i)) return void markers.get(i).setLatLng(where);
    const marker = mark(where, fm.symbol(events()[i], SIZE), SIZE, fm.eventName(events()[i]), () => fm.select(i));
    markers.set(i, marker.addTo(map));
    showReach(marker.getElement(), i);
    if (i === selected) marker.getElement().classList.add("fm-selected");
  }

  // Whoever points at a symbol sees how far its area reaches.
  function showReach(element, i) {
    for (const [name, on] of [["mouseenter", true], ["focus", true], ["mouseleave", false], ["blur", false]]) {
      element.addEventListener(name, () => {
        for (const layer of shapes.get(i) || []) if (layer.getElement()) layer.getElement().classList.toggle("fm-pointed", on);
      });
    }
  }

  function mark(where, html, size, name, act) {
    const icon = L.divIcon({ html, className: "fm-marker", iconSize: [size, size] });
    const marker = L.marker(where, { icon, keyboard: true, riseOnHover: true });
    marker.on("add", () => {
      const element = marker.getElement();
      element.setAttribute("aria-label", name);
      element.setAttribute("title", name);
      element.addEventListener("keydown", (key) => {
        if (key.key === "Enter" || key.key === " ") { key.preventDefault(); act(); }
      });
    });
    return marker.on("click", act);
  }

  // A thin line from where the symbol had to go back to where it belongs.
  function lead(from, to, side) {
    const ends = [from, to].map((point) => map.unproject(L.point(point.x, point.y)));
    const look = { pane: "fm-leaders", interactive: false };
    extras.addLayer(L.polyline(ends, { ...look, weight: 1, className: "fm-leader" }));
    extras.addLayer(L.circleMarker(ends[0], { ...look, radius: 2.2, weight: 1, className: `fm-home fm-side-${fm.sideCode(side)}` }));
  }

  function count(crowd, members) {
    const where = map.unproject(L.point(crowd.x, crowd.y)), name = `${members.length} events here`;
    places.push([where, 17]);
    extras.addLayer(mark(where, fm.el("span", { class: "fm-count" }, members.length), 34, name, () => fm.showList(name, members)));
  }

  fm.symbolBoxes = () => places.map(([where, half]) => {
    const at = map.latLngToContainerPoint(where);
    return [at.x - half, at.y - half, at.x + half, at.y + half];
  });

  fm.highlight = function (i) {
    const mark_ = (n, on) => {
      const element = markers.get(n) && markers.get(n).getElement();
      if (element) element.classList.toggle("fm-selected", on);
      for (const layer of shapes.get(n) || []) if (layer.getElement()) layer.getElement().classList.toggle("fm-selected", on);
    };
    if (selected !== null) mark_(selected, false);
    selected = i;
    if (i !== null) mark_(i, true);
  };

  fm.board = function (page) {
    map = page;
    fm.panes(map);
    extras = L.layerGroup().addTo(map);
    map.on("zoomend viewreset", refresh);
    refresh();
  };
})(window.frontmap);
