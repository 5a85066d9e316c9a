// What can be filtered, and how many events each choice has. Within one facet the choices add up, between facets each narrows;
// nothing chosen is everything.
//
// The layer control stays a filter of its own (mask "layers"): a grid of type x side can't be told by a list of types and one of
// sides. So that the two don't contradict each other behind the reader's back, the counts here follow the control too, the pane names
// the layers that it switched off, "clear" switches them on again, and the state that travels in links has them ("off").
(function (fm) {
  const ONE = { types: "type", sides: "side", statuses: "status" };  // what the event's symbol shows
  const ANY = { claimants: "claimant", reviews: "review" };  // what any of its claims says
  const NAMES = [...Object.keys(ONE), ...Object.keys(ANY)], LONGEST_TEXT = 200;
  const chosen = new Map(NAMES.map((name) => [name, new Set()])), known = new Map();
  let disputed = false, text = "", map = null, opposed = null, told = "";

  // Slot 0 is the choice of what says nothing, slot i + 1 that of word i.
  function facet(name) {
    if (!known.has(name)) {
      const { words, at } = name in ONE ? fm.events[ONE[name]] : fm.claims.columns[ANY[name]];
      const found = { words, at, slots: words.length + 1, one: name in ONE };
      known.set(name, Object.assign(found, { slotOf: new Map([["", 0], ...words.map((word, i) => [word, i + 1])]), totals: count(found, allEvents()) }));
    }
    return known.get(name);
  }
  const allEvents = () => Int32Array.from({ length: fm.events.n }, (_, i) => i);
  const isDisputed = () => (opposed = opposed || Uint8Array.from({ length: fm.events.n }, (_, i) => (fm.events.against.has(i) ? 1 : 0)));

  function count({ at, slots, one }, events) {
    const counts = new Int32Array(slots), { first, claimOf } = fm.events;
    if (one) {
      for (let k = 0; k < events.length; k += 1) counts[at[events[k]] + 1] += 1;
      return counts;
    }
    const last = new Int32Array(slots).fill(-1);
    for (let k = 0; k < events.length; k += 1) {
      const event = events[k];
      for (let c = first[event]; c < first[event + 1]; c += 1) {
        const slot = at[claimOf[c]] + 1;
        if (last[slot] !== event) { last[slot] = event; counts[slot] += 1; }
      }
    }
    return counts;
  }

  function mask(name) {
    const wanted = chosen.get(name), { at, slots, one } = facet(name), { n } = fm.events;
    if (!wanted.size) return null;
    const open = new Uint8Array(slots), found = new Uint8Array(n);
    for (const slot of wanted) open[slot] = 1;
    if (one) for (let i = 0; i < n; i += 1) found[i] = open[at[i] + 1];
    else for (let i = 0, { event } = fm.claims; i < event.length; i += 1) if (event[i] >= 0 && open[at[i] + 1]) found[event[i]] = 1;
    return found;
  }

  // -- for the pane -----------------------------------------------------------------------------------------------------
  // The choices of a facet that some event has: [{slot, word, total}], as they stand in the layer.
  fm.choices = function (name) {
    const { words, totals } = facet(name);
    return Array.from(totals, (total, slot) => ({ slot, word: slot ? words[slot - 1] : "", total })).filter((one) => one.total);
  };
  // How many events each slot has among those that the other filters let through.
  fm.choiceCounts = (name) => count(facet(name), chosen.get(name).size ? fm.visibleBut(name) : fm.visible());
  fm.disputedCount = function () {
    const events = disputed ? fm.visibleBut("disputed") : fm.visible(), is = isDisputed();
    let found = 0;
    for (let k = 0; k < events.length; k += 1) found += is[events[k]];
    return found;
  };
  fm.chosenSlots = (name) => [...chosen.get(name)];
  fm.isChosen = (name, slot) => chosen.get(name).has(slot);

  fm.choose = function (name, slot, on) {
    chosen.get(name)[on ? "add" : "delete"](slot);
    fm.mask(name, mask(name));
    changed();
  };
  fm.chooseDisputed = function (on) {
    disputed = on;
    fm.mask("disputed", on ? isDisputed() : null);
    changed();
  };
  fm.chooseText = function (wanted) {
    const short = wanted.trim().slice(0, LONGEST_TEXT);
    if (short === text) return;
    text = short;
    fm.searchText(text);
    changed();
  };

  // -- as one object ----------------------------------------------------------------------------------------------------
  fm.filterState = function () {
    const words = (name) => [...chosen.get(name)].sort((a, b) => a - b).map((slot) => (slot ? facet(name).words[slot - 1] : ""));
    return { ...Object.fromEntries(NAMES.map((name) => [name, words(name)])), disputed, text, off: fm.layersOff(), kinds_off: fm.kindsOff() };
  };
  fm.isFiltered = () => disputed || text !== "" || NAMES.some((name) => chosen.get(name).size) || fm.layersOff().length > 0 || fm.kindsOff().length > 0;

  // Takes what it knows and leaves the rest: whoever wrote this may have seen another map, or mean harm.
  fm.setFilterState = function (state) {
    const given = state !== null && typeof state === "object" ? state : {};
    const list = (name) => (Array.isArray(given[name]) ? given[name].filter((word) => typeof word === "string") : []);
    for (const name of NAMES) {
      const { slotOf, totals } = facet(name);
      chosen.set(name, new Set(list(name).map((word) => slotOf.get(word)).filter((slot) => slot !== undefined && totals[slot])));
      fm.mask(name, mask(name));
    }
    disputed = given.disputed === true;
    fm.mask("disputed", disputed ? isDisputed() : null);
    text = typeof given.text === "string" ? given.text.trim().slice(0, LONGEST_TEXT) : "";
    fm.searchText(text);
    fm.turnLayersOff(map, list("off"));
    fm.turnKindsOff(list("kinds_off"));
    changed();
  };
  fm.clearFilters = () => fm.setFilterState({});

  function changed() {
    const now = JSON.stringify(fm.filterState());
    if (now === told) return;
    told = now;
    fm.emit("filters");
  }

  fm.filters = function (page) {
    map = page;
    told = JSON.stringify(fm.filterState());
    for (const what of ["layers", "kinds"]) fm.on(what, changed);
    fm.showFilters(page);
  };
})(window.frontmap);
