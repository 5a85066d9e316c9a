// Beside the map (below it on a narrow screen): one pane at a time, chosen by tabs.
(function (fm) {
  const NARROW = 760;
  const panes = new Map();
  let map = null, open = null, before = null;
  const side = () => document.getElementById("fm-side");

  // A pane has {title: a key of the interface's texts, build(element): fills it once, shown(): called whenever it opens}.
  fm.pane = (name, pane) => panes.set(name, { ...pane, element: null, tab: null });
  fm.openPane = () => open;
  fm.isNarrow = () => window.innerWidth <= NARROW;

  fm.showPane = function (name) {
    const pane = panes.get(name);
    if (!pane || !pane.tab) return;
    if (side().hidden) before = document.activeElement;
    side().hidden = false;
    document.body.classList.add("fm-open");
    for (const [other, { tab, element }] of panes) {
      if (!tab) continue;
      tab.setAttribute("aria-selected", String(other === name));
      tab.tabIndex = other === name ? 0 : -1;
      element.hidden = other !== name;
    }
    const first = open !== name;
    open = name;
    if (!pane.built) { pane.built = true; pane.build(pane.element); }
    if (first && pane.shown) pane.shown();
    fm.emit("pane", name);
    settle();
  };

  fm.closeSide = function () {
    if (side().hidden) return;
    side().hidden = true;
    open = null;
    document.body.classList.remove("fm-open");
    settle();
    if (before && before.isConnected) before.focus({ preventScroll: true });
  };

  // The map has more or less room now.
  function settle() { if (fm.viewed) map.invalidateSize({ animate: false, pan: false }); }

  function turn(key) {
    const names = [...panes].filter(([, pane]) => pane.tab).map(([name]) => name), at = names.indexOf(open);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: names.length - 1 }[key.key];
    if (to === undefined) return;
    key.preventDefault();
    const name = names[(to + names.length) % names.length];
    fm.showPane(name);
    panes.get(name).tab.focus();
  }

  fm.beside = function (page) {
    map = page;
    const tabs = document.getElementById("fm-tabs"), body = document.getElementById("fm-panes");
    for (const [name, pane] of panes) {
      if (pane.wanted && !pane.wanted()) continue;
      pane.tab = fm.el("button", { type: "button", role: "tab", id: `fm-tab-${name}`, "aria-controls": `fm-pane-${name}`, onclick: () => fm.showPane(name) }, fm.t(pane.title));
      pane.element = fm.el("div", { role: "tabpanel", id: `fm-pane-${name}`, class: "fm-pane", "aria-labelledby": `fm-tab-${name}`, hidden: "" });
      tabs.append(pane.tab);
      body.append(pane.element);
    }
    tabs.addEventListener("keydown", turn);
    tabs.setAttribute("aria-label", fm.t("beside"));
    document.getElementById("fm-close").setAttribute("aria-label", fm.t("close"));
    document.getElementById("fm-open").setAttribute("aria-label", fm.t("open"));
    document.getElementById("fm-close").addEventListener("click", fm.closeSide);
    document.getElementById("fm-open").addEventListener("click", () => fm.showPane(panes.keys().next().value));
    document.addEventListener("keydown", (key) => { if (key.key === "Escape" && !key.defaultPrevented) { fm.unselect(); if (fm.isNarrow()) fm.closeSide(); } });
    if (!fm.isNarrow() && fm.block("data").counts.claims) fm.showPane(panes.keys().next().value);
  };

  // -- the selected event ---------------------------------------------------------------------------------------------

  // from: who selected it ("map", "text", "table", "link", "list"), so that nobody scrolls away under the reader's own hand.
  fm.select = function (event, from) {
    fm.highlight(event);
    fm.emit("selected", event, from);
    uncover(event, from);
  };
  fm.unselect = function () {
    if (fm.selected() === null) return;
    fm.highlight(null);
    fm.emit("selected", null);
  };

  // Brings an event into view, if it is not there already or lies under the pane; what was clicked moves no further than it must.
  function uncover(event, from) {
    const { at } = fm.event(event), where = L.latLng(at[1], at[0]), size = map.getSize(), edge = 36;
    const covered = fm.isNarrow() && !side().hidden ? Math.max(0, map.getContainer().getBoundingClientRect().bottom - side().getBoundingClientRect().top) : 0;
    const low = size.y - covered, point = map.latLngToContainerPoint(where);
    const beyond = (value, least, most) => (value < least ? value - least : value > most ? value - most : 0);
    const x = beyond(point.x, edge, size.x - edge), y = beyond(point.y, edge, low - edge);
    if (!x && !y) return;
    if (from === "map") return void map.panBy([x, y]);
    const zoom = Math.max(map.getZoom(), 8), middle = map.unproject(map.project(where, zoom).add([0, covered / 2]), zoom);
    map.flyTo(middle, zoom, { duration: 0.6 });
  }
})(window.frontmap);
