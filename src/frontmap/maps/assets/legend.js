// What stands around the map: title, counts, legend, layer list. Only what this page shows is explained.
(function (fm) {
  const UNKNOWN = "unknown";
  fm.publisher = (name) => (name === UNKNOWN ? fm.t("publisher_unknown") : fm.said(name));

  // The title that the page has where nobody gave another, in any language.
  function ownTitle(lang) {
    const { days } = fm.block("data"), spoken = (day) => fm.when(fm.isoOf(day), "", lang);
    if (!days.length) return fm.t("title", {}, lang);
    const first = spoken(days[0]), last = spoken(days.at(-1));
    return fm.t("title_days", { days: first === last ? first : fm.t("from_to", { from: first, to: last }, lang) }, lang);
  }

  fm.header = function (map) {
    const data = fm.block("data"), { counts } = data;
    const sources = data.sources.filter(([publisher]) => publisher !== UNKNOWN);
    document.getElementById("fm-title").append(fm.said(data.title === ownTitle("en") ? ownTitle(fm.lang) : data.title));
    const subtitle = document.getElementById("fm-subtitle");
    subtitle.append(fm.said(data.subtitle === fm.t("subtitle", {}, "en") ? fm.t("subtitle") : data.subtitle));
    sources.slice(0, 3).forEach(([publisher, date], i) => subtitle.append(...[i || data.subtitle ? " \u00b7 " : "", i ? "" : `${fm.t("source_lead")} `,
      fm.said(publisher), ...(date ? [", ", fm.said(fm.when(date))] : [])].filter(Boolean)));
    if (sources.length > 3) subtitle.append(" ", fm.t("and_more", { n: sources.length - 3 }));
    const apart = counts.unplaced + counts.planned + counts.rejected;
    const more = ["unplaced", "planned"].filter((what) => counts[what]).map((what) => `, ${fm.t(`count_${what}`, { n: counts[what] })}`);
    const line = fm.t("placed_of", { placed: counts.placed, n: counts.claims }) + more.join("");
    document.getElementById("fm-facts").append(...[
      apart ? fm.el("button", { type: "button", id: "fm-counts", onclick: () => fm.showPane("apart") }, line) : fm.el("span", { id: "fm-counts" }, line),
      ...data.elsewhere.map((theatre, n) => elsewhere(map, theatre, n)),
    ]);
    if (!counts.events) {
      const empty = L.control({ position: "topleft" });
      empty.onAdd = () => fm.el("p", { class: "fm-empty", role: "status" }, fm.t(counts.claims ? "none_drawn" : "none_reported"));
      empty.addTo(map);
    }
  };

  function elsewhere(map, theatre) {
    const [west, south, east, north] = theatre.bounds, event = fm.event(theatre.first);
    const place = event.place ? fm.el("span", { class: "fm-wide" }, ": ", fm.said(event.place)) : "";
    return fm.el("button", { type: "button", class: "fm-elsewhere",
      onclick: () => map.fitBounds([[south, west], [north, east]], { maxZoom: 8, padding: [60, 60] }) }, `+ ${fm.t("elsewhere", { n: theatre.count })}`, place);
  }

  // folium writes the layer list; each of its entries gets the symbol of its events beside the name.
  fm.layerSigns = function (map) {
    const named = new Map(kinds().map((event) => [fm.layerName(event.type, event.side, "en"), event]));
    for (const label of map.getContainer().querySelectorAll(".leaflet-control-layers-overlays label span span")) {
      const event = named.get(label.textContent.trim());
      if (!event) continue;
      label.textContent = ` ${fm.layerName(event.type, event.side)}`;
      label.prepend(fm.symbol({ type: event.type, side: event.side, status: "assessed" }, 20));
    }
  };

  const statusLine = (status) => {
    const look = { class: "fm-line fm-side-UNK", d: "M2 6H38", "stroke-width": 3, "stroke-dasharray": status.dash.join(" ") || null };
    if (status.mark === "question") look["stroke-linecap"] = "round";
    return fm.svg("svg", { viewBox: "0 0 40 12", width: 40, height: 12, "aria-hidden": "true" }, fm.svg("path", look),
      status.mark === "cross" ? fm.svg("path", { class: "fm-cross", d: "M15 1L25 11M25 1L15 11" }) : null);
  };

  const hatch = () => document.getElementById("fm-defs").append(
    fm.svg("pattern", { id: "fm-hatch", width: 8, height: 8, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" },
      fm.svg("path", { class: "fm-side-UNK fm-hatch", d: "M0 0V8" })));

  const statusArea = (status) =>
    fm.svg("svg", { viewBox: "0 0 26 16", width: 26, height: 16, "aria-hidden": "true" },
      fm.svg("rect", { x: 1.5, y: 1.5, width: 23, height: 13, "stroke-width": 1.5, fill: "url(#fm-hatch)",
        class: `fm-area fm-side-UNK fm-area-${status.area}`, "stroke-dasharray": status.dash.map((d) => d * 0.7).join(" ") || null,
        "stroke-linecap": status.mark === "question" ? "round" : "butt" }));

  const statusFrame = (code) => {
    const frame = fm.symbol({ type: "control", side: "UNK", status: code }, 22);
    frame.querySelector(".fm-glyph").remove();
    return frame;
  };

  const key = (picture, ...text) => fm.el("li", {}, picture, fm.el("span", {}, ...text));
  const section = (name, ...items) => fm.el("section", {}, fm.el("h3", {}, name), fm.el("ul", {}, ...items));

  // One event of each type, side and look that the page shows.
  let found = null;
  function kinds() {
    if (found) return found;
    const E = fm.events, seen = new Map();
    for (let i = 0; i < E.n; i += 1) {
      const key = ((E.type.at[i] * E.side.words.length + E.side.at[i]) * 256 + E.flags[i]) * 2 + (E.against.has(i) ? 1 : 0);
      if (!seen.has(key)) seen.set(key, i);
    }
    return (found = [...seen.values()].map(fm.event));
  }

  fm.legend = function (map) {
    const events = kinds(), styles = fm.block("styles");
    hatch();
    const types = Object.keys(styles.types).filter((type) => events.some((event) => event.type === type));
    const sides = [...new Set(events.map((event) => event.side))].sort();
    const crossing = events.some((event) => event.crossing);
    const statuses = Object.entries(styles.statuses).filter(([code]) => code !== "planned");
    const box = fm.el("details", { class: "fm-legend" },
      fm.el("summary", {}, fm.t("legend")),
      fm.el("div", { class: "fm-legend-body", tabindex: "0" },
        sides.length ? section(fm.t("legend_sides"), sides.map((side) => key(frameOnly(side), fm.sideName(side)))) : null,
        types.length ? section(fm.t("legend_types"),
          types.map((type) => key(glyphOnly(styles.types[type].glyph, styles.types[type].fill), fm.typeName(type))),
          crossing ? key(glyphOnly(styles.crossing.glyph, false), fm.t("crossing")) : null) : null,
        fm.el("section", { class: "fm-statuses" }, fm.el("h3", {}, fm.t("legend_statuses")),
          fm.el("ul", {}, statuses.map(([code, status]) => key(
            fm.el("span", { class: "fm-samples" }, statusFrame(code), statusLine(status), statusArea(status)),
            fm.el("b", {}, fm.statusName(code)), " ", fm.el("small", {}, fm.t(`status_${code}_note`)))),
          events.some((event) => event.against) ? key(fm.el("span", { class: "fm-samples" }, disputedOnly()),
            fm.el("b", {}, fm.t("disputed")), " ", fm.el("small", {}, fm.t("disputed_note"))) : null)),
        fm.el("p", { class: "fm-hint" }, fm.svg("svg", { viewBox: "-9 -9 18 18", width: 18, height: 18, "aria-hidden": "true" },
          fm.svg("circle", { r: 7.5, class: "fm-margin" })), " ", fm.t("legend_margin")),
        events.some((event) => event.wide) ? fm.el("p", { class: "fm-hint" }, fm.svg("svg", { viewBox: "-9 -9 18 18", width: 18, height: 18, "aria-hidden": "true" },
          fm.svg("circle", { r: 7.5, class: "fm-ring" })), " ", fm.t("legend_region")) : null));
    fm.on("sized", () => { box.open = map.getSize().x >= 1000 && map.getSize().y >= 640; });
    const control = L.control({ position: "bottomleft" });
    control.onAdd = () => { L.DomEvent.disableClickPropagation(box); L.DomEvent.disableScrollPropagation(box); return box; };
    control.addTo(map);
  };

  const disputedOnly = () => {
    const sign = fm.symbol({ type: "control", side: "UNK", status: "claimed", against: [] }, 22);
    sign.querySelector(".fm-glyph").remove();
    return sign;
  };
  const frameOnly = (side) =>
    fm.svg("svg", { viewBox: "-17 -17 34 34", width: 20, height: 20, class: `fm-symbol fm-fill-solid fm-side-${fm.sideCode(side)}`, "aria-hidden": "true" },
      fm.svg("path", { class: "fm-frame", d: fm.side(side).frame }));
  const glyphOnly = (d, painted) =>
    fm.svg("svg", { viewBox: "-9 -9 18 18", width: 18, height: 18, class: "fm-symbol fm-fill-none fm-ink", "aria-hidden": "true" },
      fm.svg("path", { class: painted ? "fm-glyph fm-painted" : "fm-glyph", d }));
})(window.frontmap);
