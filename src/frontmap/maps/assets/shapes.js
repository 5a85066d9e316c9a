// The lines, areas and grey margins of events, as Leaflet paths; their ink comes from the style sheet.
(function (fm) {
  const flip = (line) => line.map(([lon, lat]) => [lat, lon]);
  const renderers = {};
  const svg = (pane) => (renderers[pane] = renderers[pane] || L.svg({ pane, padding: 0.5 }));
  const path = (pane, name, more) => ({ pane, renderer: svg(pane), className: name, lineCap: "butt", ...more });

  fm.eventShapes = function (event) {
    if (event.shape === undefined) return [];
    const shape = fm.block("data").shapes[event.shape];
    return shape.areas ? [area(event, shape.areas)] : line(event, shape.lines);
  };

  // Several events in one oblast would pile up their paint: what looks the same is painted once.
  fm.paintKey = (event) => (event.shape === undefined ? "" : `${event.shape} ${event.side} ${fm.status(event.status).area}`);

  function area(event, areas) {
    const status = fm.status(event.status), code = fm.sideCode(event.side);
    return L.polygon(areas.map((rings) => rings.map(flip)), path("fm-areas", `fm-area fm-side-${code} fm-area-${status.area}${event.wide ? " fm-wide-area" : ""}`, {
      weight: 1.5, dashArray: status.dash.join(" ") || null, fill: true, fillOpacity: 1,
      fillColor: `url(#fm-hatch-${code})`, lineCap: status.mark === "question" ? "round" : "butt",
    }));
  }

  function line(event, lines) {
    const status = fm.status(event.status), code = fm.sideCode(event.side), head = fm.type(event.type).head;
    const weight = head === "broad" ? 5 : 3, places = lines.map(flip);
    const casing = L.polyline(places, path("fm-lines", "fm-casing", { weight: weight + 3 }));
    const ink = L.polyline(places, path("fm-lines", `fm-line fm-side-${code}`, {
      weight, dashArray: status.dash.map((length) => length * 1.4).join(" ") || null,
      lineCap: status.mark === "question" ? "round" : "butt",
    }));
    if (event.directed && head !== "none") {
      ink.on("add", () => ink.getElement().setAttribute("marker-end", `url(#fm-head-${head}-${code})`));
    }
    return [casing, ink];
  }

  // Where an event may have been, under its symbol; events at one place share one margin.
  fm.marginKey = function (event) {
    if (event.footprint !== undefined) return `area ${event.footprint}`;
    return event.radius_m ? `circle ${event.at} ${event.radius_m}` : null;
  };

  fm.margin = function (event) {
    const look = path("fm-uncertain", "fm-margin", { weight: 1, interactive: false });
    if (event.footprint === undefined) return L.circle([event.at[1], event.at[0]], { ...look, radius: event.radius_m });
    const shape = fm.block("data").shapes[event.footprint];
    return shape.areas ? L.polygon(shape.areas.map((rings) => rings.map(flip)), look) : L.polyline(shape.lines.map(flip), look);
  };

  const EQUATOR_M = 40075016;
  fm.pixels = (map, metres, lat) =>
    metres / ((EQUATOR_M * Math.cos((lat * Math.PI) / 180)) / 2 ** (map.getZoom() + 8));
})(window.frontmap);
