// The state of the page in its address: what is looked at, which days, which filters, which event. A link shows what its sender saw;
// an event's own link finds it in a later build of the map too, by its id.
(function (fm) {
  const WAIT_MS = 250, MOST_LETTERS = 60000;
  let map = null, waiting = null, reading = false, written = "";

  const number = (text) => (/^-?\d+(\.\d+)?$/.test(text || "") ? Number(text) : NaN);
  const short = (value, digits) => String(Number(value.toFixed(digits)));

  function state() {
    const found = new URLSearchParams(), { lng, lat } = map.getCenter();
    found.set("at", [short(lng, 4), short(lat, 4), short(map.getZoom(), 2)].join(","));
    const { mode, from, to } = fm.timeState();
    if (mode !== "all") found.set("days", mode === "range" ? `${mode},${fm.isoOf(from)},${fm.isoOf(to)}` : `${mode},${fm.isoOf(to)}`);
    const chosen = Object.entries(fm.filterState ? fm.filterState() : {}).filter(([, value]) => (Array.isArray(value) ? value.length : value));
    if (chosen.length) found.set("only", JSON.stringify(Object.fromEntries(chosen)));
    if (fm.selected() !== null) found.set("event", fm.event(fm.selected()).id);
    if (fm.openPane()) found.set("pane", fm.openPane());
    if (fm.lang !== fm.ownLang) found.set("lang", fm.lang);
    return found.toString();
  }

  function write() {
    waiting = null;
    written = `#${state()}`;
    if (written.length > MOST_LETTERS || written === location.hash) return;
    try {
      history.replaceState(null, "", written);
    } catch {
      return;  // a page inside a frame without an address of its own has nothing to write to
    }
  }
  const writeSoon = () => { if (!reading && !waiting) waiting = setTimeout(write, WAIT_MS); };

  function readView(text) {
    const [lon, lat, zoom] = (text || "").split(",").map(number);
    if ([lon, lat, zoom].every(Number.isFinite) && Math.abs(lat) <= 85 && Math.abs(lon) <= 540) map.setView([lat, lon], zoom, { animate: false });
  }

  function readDays(text) {
    const [mode, ...days] = (text || "all").split(","), known = days.map(fm.dayOf);
    if (known.includes(null) || known.length !== ({ all: 0, range: 2 }[mode] ?? 1)) return;
    fm.setTimeState({ mode, from: known.length === 2 ? known[0] : NaN, to: known.at(-1) ?? NaN });
  }

  function readFilters(text) {
    if (!fm.setFilterState) return;
    try {
      fm.setFilterState(text ? JSON.parse(text) : {});
    } catch {
      fm.setFilterState({});
    }
  }

  function readEvent(id) {
    const event = id ? fm.events.id.indexOf(id) : -1;
    if (event >= 0) fm.select(event, "link");
    else fm.unselect();
    if (id && event < 0) fm.emit("missing", id);
  }

  // Whatever stands in the address was written by a stranger: each part counts only if it is what it should be.
  function read() {
    if (location.hash === written || location.hash.length > MOST_LETTERS) return;
    const given = new URLSearchParams(location.hash.slice(1));
    reading = true;
    readDays(given.get("days"));
    readFilters(given.get("only"));
    if (given.has("pane")) fm.showPane(given.get("pane"));
    readEvent(given.get("event"));
    readView(given.get("at"));
    reading = false;
    fm.drawNow();
  }

  fm.speak = function (language) {
    fm.lang = language;
    write();
    location.reload();
  };
  // A page inside a frame may have no address of its own to keep a state in.
  const bare = (address) => address.split("#")[0];
  fm.keepsAddress = () => bare(document.baseURI) === bare(location.href);
  fm.langInAddress = () => new URLSearchParams(location.hash.slice(1)).get("lang");

  fm.address = function (page) {
    map = page;
    if (location.hash.length > 1) read();
    window.addEventListener("hashchange", read);
    map.on("moveend", writeSoon);
    for (const what of ["time", "filters", "selected", "pane"]) fm.on(what, writeSoon);
  };
})(window.frontmap);
