// The rows of the table: exactly the events that the map shows, in the order of a column. An order is sorted once, for all events;
// a filter only picks from it.
(function (fm) {
  const FIRST = 1, LAST = -1;
  const orders = new Map();
  let keys = null;

  // For each event where its word comes in the alphabet of the page's language; -1 for none.
  function alphabet({ words, at }, name) {
    const { compare } = new Intl.Collator(fm.lang, { numeric: true }), names = words.map(name);
    const order = Array.from(words.keys()).sort((a, b) => compare(names[a], names[b])), place = new Int32Array(words.length);
    order.forEach((word, i) => { place[word] = i && compare(names[order[i - 1]], names[word]) === 0 ? place[order[i - 1]] : i; });
    return Int32Array.from(at, (word) => (word < 0 ? -1 : place[word]));
  }

  // What a column sorts by: a whole number an event, -1 for what is not known and comes last either way.
  const KEYS = {
    date: ({ begin }) => { const first = begin.reduce((least, day) => (day === fm.NO_DAY ? least : Math.min(least, day)), 0); return begin.map((day) => (day === fm.NO_DAY ? -1 : day - first)); },
    type: (E) => alphabet(E.type, (word) => fm.typeName(word)),
    side: (E) => alphabet(E.side, (word) => fm.sideName(word)),
    status: (E) => { const codes = Object.keys(fm.block("styles").statuses), place = E.status.words.map((word) => codes.indexOf(word)); return E.status.at.map((word) => place[word]); },
    place: (E) => alphabet(E.place, (word) => word),
    claimant: (E) => { const { words, at } = fm.claims.columns.claimant; return alphabet({ words, at: E.lead.map((claim) => at[claim]) }, (word) => word); },
    uncertainty: (E) => E.lead.map((claim) => fm.claims.uncertainty_m[claim]),
    disputed: (E) => Int32Array.from({ length: E.n }, (_, i) => (E.against.has(i) ? 1 : 0)),
  };
  fm.COLUMNS = ["type", "place", "date", "status", "side", "claimant", "uncertainty", "disputed"];

  function order(column, way) {
    const name = `${column} ${way}`;
    if (orders.has(name)) return orders.get(name);
    keys = keys || new Map();
    if (!keys.has(column)) keys.set(column, KEYS[column](fm.events));
    const key = keys.get(column), { n, lead } = fm.events, found = Int32Array.from({ length: n }, (_, i) => i);
    found.sort((a, b) => ((key[a] < 0) - (key[b] < 0)) || way * (key[a] - key[b]) || lead[a] - lead[b]);  // equals as in the report
    orders.set(name, found);
    return found;
  }

  fm.rows = function (column, way) {
    const shown = fm.visible(), is = new Uint8Array(fm.events.n), all = order(column, way), found = new Int32Array(shown.length);
    for (let k = 0; k < shown.length; k += 1) is[shown[k]] = 1;
    for (let k = 0, at = 0; k < all.length; k += 1) if (is[all[k]]) found[at++] = all[k];
    return found;
  };
  fm.ASCENDING = FIRST;
  fm.DESCENDING = LAST;
})(window.frontmap);
