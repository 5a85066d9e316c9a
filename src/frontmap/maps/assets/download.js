// What the map shows, to take away: the claims of the visible events as GeoJSON (RFC 7946) or as CSV (RFC 4180).
(function (fm) {
  const WORDS = ["event_type", "side", "actor", "status", "hedge", "claimant", "publisher", "url"], DECIMALS = 4;
  const NAMES = ["event_id", ...WORDS, "citations", "begin", "end", "report_date", "place_name", "oblast", "uncertainty_m", "method", "reason", "quote",
    "span_start", "span_end", "report_id", "review", "editor", "edited", "note", "footprint", "event_status", "event_account"];
  const NOTE = "An excerpt: the events that a map showed when this was saved, as far as its page knows them; the layer has more. Coordinates are rounded to 4 decimals "
    + "of a degree (some 10 m) and shapes are simplified. All claims of an event have the geometry of its leading claim. Ids are those of the events, with a number. "
    + "An uncertainty of more than two million kilometres is left out.";

  // No half surrogates and no NUL: no file keeps them. A look behind would be shorter, and old browsers would not even read this script.
  const sound = (found) => (found.length === 2 ? found : "\ufffd");
  const text = (value) => (typeof value !== "string" ? value ?? null : value ? value.replace(/[\ud800-\udbff][\udc00-\udfff]|[\0\ud800-\udfff]/g, sound) : null);

  const WHOLE = /^\d+$/;
  // The claims of the visible events as records, in the layer's order; `each` gets them block by block.
  async function records(each) {
    const { visible, claims, CLAIMS_A_BLOCK } = fm, E = fm.events, wanted = new Uint8Array(E.n), place = new Int32Array(claims.n);
    for (const i of visible()) wanted[i] = 1;
    for (let i = 0; i < E.n; i += 1) for (let c = E.first[i]; c < E.first[i + 1]; c += 1) place[E.claimOf[c]] = c - E.first[i] + 1;
    for (let block = 0; block * CLAIMS_A_BLOCK < claims.n; block += 1) {
      const from = block * CLAIMS_A_BLOCK, numbers = [];
      for (let i = from; i < Math.min(from + CLAIMS_A_BLOCK, claims.n); i += 1) if (claims.event[i] >= 0 && wanted[claims.event[i]]) numbers.push(i);
      if (!numbers.length) continue;
      const more = await fm.quoteBlock(block) || {};
      each(numbers.map((number) => record(number, (name) => (more[name] ? more[name][number - from] : null), place[number])));
    }
  }

  function record(number, own, place) {
    const event = fm.claims.event[number], claim = fm.claimNow(number), E = fm.events, lead = E.lead[event], found = {};
    for (const name of NAMES) found[name] = name in claim ? text(claim[name]) : null;
    for (const name of ["reason", "quote", "note"]) found[name] = text(own(name));
    for (const name of ["span_start", "span_end"]) found[name] = own(name);
    const against = E.against.get(event), notes = (own("citations") || []).filter((note) => WHOLE.test(note)).map(Number).filter(Number.isSafeInteger);
    Object.assign(found, {
      event_id: text(E.id[event]), citations: notes.length ? notes : null, uncertainty_m: claim.uncertainty_m ?? null,
      footprint: number === lead && E.footprint[event] >= 0 ? geometry(fm.shapes.inDegrees(E.footprint[event])) : null,
      event_status: fm.claims.word("status", lead), event_account: against ? (against.includes(number) ? "against" : "for") : null,
    });
    return { id: `${text(E.id[event])}:${place}`, at: [E.lon[event], E.lat[event]], event, properties: found };
  }

  // -- geometry: rings are closed and wind by the right-hand rule, and what rounding has spoilt is left out ---------
  const round = (value) => Number(value.toFixed(DECIMALS));
  function distinct(line) {
    return line.map(([lon, lat]) => [round(lon), round(lat)]).filter(([lon, lat], i, all) => !i || lon !== all[i - 1][0] || lat !== all[i - 1][1]);
  }
  // Simplified and rounded, a narrow ring may come to cross or touch itself, and no program takes such an area.
  function crosses(line) {
    const at = line.map(([lon, lat]) => [Math.round(lon * 10 ** DECIMALS), Math.round(lat * 10 ** DECIMALS)]), n = at.length - 1;
    const side = (a, b, c) => Math.sign((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]));
    const least = (i, axis) => Math.min(at[i][axis], at[i + 1][axis]), most = (i, axis) => Math.max(at[i][axis], at[i + 1][axis]);
    const turnsBack = (a, b, c) => !side(a, b, c) && (a[0] - b[0]) * (c[0] - b[0]) + (a[1] - b[1]) * (c[1] - b[1]) > 0;
    const meet = (a, b, c, d) => side(a, b, c) * side(a, b, d) <= 0 && side(c, d, a) * side(c, d, b) <= 0;
    const edges = Array.from({ length: n }, (_, i) => i).sort((i, j) => least(i, 0) - least(j, 0));
    return edges.some((i, place) => {
      for (let k = place + 1; k < n && least(edges[k], 0) <= most(i, 0); k += 1) {
        const j = edges[k];
        if (least(j, 1) > most(i, 1) || least(i, 1) > most(j, 1)) continue;
        const [first, second] = (i + 1) % n === j ? [i, j] : [j, i], areNeighbours = (first + 1) % n === second;
        if (areNeighbours ? turnsBack(at[first], at[second], at[second + 1]) : meet(at[i], at[i + 1], at[j], at[j + 1])) return true;
      }
      return false;
    });
  }
  function ring(line, outer) {
    const found = distinct(line);
    let area = 0;
    for (let i = 1; i < found.length; i += 1) area += (found[i][0] - found[0][0]) * (found[i - 1][1] - found[0][1]) - (found[i - 1][0] - found[0][0]) * (found[i][1] - found[0][1]);
    if (found.length < 4 || !area || crosses(found)) return null;
    return (area < 0) === outer ? found : found.reverse();
  }
  const one = (parts, type) => (!parts.length ? null : parts.length === 1 ? { type, coordinates: parts[0] } : { type: `Multi${type}`, coordinates: parts });
  function geometry({ areas, lines }) {
    if (!areas && lines.every((line) => line.length === 1)) return one(lines.map(([at]) => at.map(round)), "Point");
    if (!areas) return one(lines.map(distinct).filter((line) => line.length > 1), "LineString");
    return one(areas.map((rings) => rings.map((line, i) => ring(line, !i))).filter(([outer]) => outer).map((rings) => rings.filter(Boolean)), "Polygon");
  }
  function geometryOf({ event, at }) {
    const E = fm.events, shape = E.shape[event] >= 0 ? E.shape[event] : E.unpainted.get(event) ?? -1;
    return (shape >= 0 && geometry(fm.shapes.inDegrees(shape))) || { type: "Point", coordinates: at.map(round) };
  }

  // -- the two formats --------------------------------------------------------------------------------------------------
  async function geojson() {
    const parts = [`{"type":"FeatureCollection","excerpt":${JSON.stringify(NOTE)},"coordinate_decimals":${DECIMALS},"features":[`], geometries = new Map();
    const shapeOf = (found) => { if (!geometries.has(found.event)) geometries.set(found.event, JSON.stringify(geometryOf(found))); return geometries.get(found.event); };
    await records((found) => {
      const written = found.map((claim) => `{"type":"Feature","id":${JSON.stringify(claim.id)},"geometry":${shapeOf(claim)},"properties":${JSON.stringify(claim.properties)}}`);
      parts.push(parts.length > 1 ? ",\n" : "\n", written.join(",\n"));
    });
    return [...parts, "\n]}\n"];
  }

  // A spreadsheet takes text that begins so for a formula, and report text is not to be trusted.
  const FORMULA = /^[=+\-@\t\r\n|%\uff1d\uff0b\uff0d\uff20]/;
  const TABLE = ["id", ...NAMES.filter((name) => name !== "footprint"), "lon", "lat"];
  function cell(value) {
    if (value === null || value === undefined) return "";
    const said = typeof value === "string" ? (FORMULA.test(value) ? `'${value}` : value) : typeof value === "number" ? String(value) : JSON.stringify(value);
    // Where a list is separated by semicolons or tabs, what stands after one would begin a cell.
    return /[",;\t\r\n]/.test(said) ? `"${said.replaceAll('"', '""')}"` : said;
  }
  const cells = (values) => values.map(cell).join(",") + "\r\n";
  async function csv() {
    const parts = ["\ufeff", cells(TABLE)];
    await records((found) => parts.push(...found.map(({ id, at, properties }) => cells(TABLE.map((name) => ({ id, lon: round(at[0]), lat: round(at[1]) }[name] ?? properties[name]))))));
    return parts;
  }

  const KINDS = { geojson: { write: geojson, media: "application/geo+json", name: "GeoJSON" }, csv: { write: csv, media: "text/csv;charset=utf-8", name: "CSV" } };
  // The whole file as the parts of a Blob.
  fm.written = (kind) => KINDS[kind].write();

  async function save(kind, button) {
    button.disabled = true;
    try {
      await fm.searchEnded();  // or the file would have what has been found so far
      const address = URL.createObjectURL(new Blob(await fm.written(kind), { type: KINDS[kind].media }));
      fm.el("a", { href: address, download: `frontmap-excerpt.${kind}` }).click();
      setTimeout(() => URL.revokeObjectURL(address), 60000);
    } finally {
      button.disabled = false;
    }
  }

  fm.downloads = function () {
    const button = (kind) => {
      const found = fm.el("button", { type: "button", class: "fm-action", id: `fm-save-${kind}`, onclick: () => save(kind, found) }, KINDS[kind].name);
      return found;
    };
    return fm.el("p", { class: "fm-downloads" }, fm.t("download"), " ", button("geojson"), " ", button("csv"));
  };
})(window.frontmap);
