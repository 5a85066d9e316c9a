// The packed part of the page: columns of events and claims, unpacked once; quotes, block by block, when they are asked for.
(function (fm) {
  const NOTHING = -1, DAY_MS = 86400000;
  const WIDE = 1, DIRECTED = 2, CROSSING = 4;

  function bytesOf(text) {
    if (Uint8Array.fromBase64) return Uint8Array.fromBase64(text);
    const letters = atob(text), bytes = new Uint8Array(letters.length);
    for (let i = 0; i < letters.length; i += 1) bytes[i] = letters.charCodeAt(i);
    return bytes;
  }

  fm.unpack = async function (name) {
    const element = document.getElementById("frontmap-" + name);
    if (!element) return null;
    const bytes = bytesOf(element.textContent);
    if (fm.isOld()) return JSON.parse(new TextDecoder().decode(fflate.gunzipSync(bytes)));
    return JSON.parse(await new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).text());
  };
  // A browser from before 2023: it gets everything a little slower, and is told so.
  fm.isOld = () => !("DecompressionStream" in window);

  // {at: [...]} or {runs: [number, how often, ...]} as a typed array.
  function whole(column, n, Type) {
    const found = new Type(n);
    if (column.at) found.set(column.at);
    else for (let i = 0, at = 0; i < column.runs.length; i += 2) found.fill(column.runs[i], at, at += column.runs[i + 1]);
    return found;
  }

  function degrees(steps, perDegree) {
    const found = new Float64Array(steps.length);
    for (let i = 0, sum = 0; i < steps.length; i += 1) found[i] = (sum += steps[i]) / perDegree;
    return found;
  }

  const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
  fm.dayOf = function (iso) {
    const parts = DATE.exec(iso || "");
    if (!parts) return null;
    const date = new Date(0);  // Date.UTC would take the years 0 to 99 for those of the twentieth century
    date.setUTCFullYear(Number(parts[1]), parts[2] - 1, Number(parts[3]));
    return Math.round(date.getTime() / DAY_MS);
  };
  fm.isoOf = function (day) {
    const date = new Date(day * DAY_MS);
    return `${String(date.getUTCFullYear()).padStart(4, "0")}-${String(date.getUTCMonth() + 1).padStart(2, "0")}-${String(date.getUTCDate()).padStart(2, "0")}`;
  };

  // Mercator, 0 to 1 from west to east and from north to south: times 256 * 2 ** zoom it is Leaflet's world in pixels.
  const LAST_LAT = 85.0511287798;
  fm.worldX = (lon) => (lon + 180) / 360;
  fm.worldY = (lat) => {
    const sine = Math.sin((Math.max(-LAST_LAT, Math.min(LAST_LAT, lat)) * Math.PI) / 180);
    return 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
  };

  function readClaims(packed) {
    const n = fm.block("data").counts.claims, columns = {};
    for (const [name, column] of Object.entries(packed.claims)) {
      if (column.words) columns[name] = { words: column.words, at: whole(column, n, Int32Array) };
    }
    const planned = new Set(packed.planned);
    return {
      n, columns, planned,
      uncertainty_m: whole(packed.claims.uncertainty_m, n, Int32Array),
      event: whole(packed.claims.event, n, Int32Array),
      word: (name, i) => { const { words, at } = columns[name]; return at[i] < 0 ? "" : words[at[i]]; },
    };
  }

  function readEvents(packed, claims) {
    const { events } = packed, n = fm.block("data").counts.events, lead = whole(events.lead, n, Int32Array);
    const led = (name) => { const { words, at } = claims.columns[name]; return { words, at: lead.map((claim) => at[claim]) }; };
    const lon = degrees(events.lon, packed.per_degree), lat = degrees(events.lat, packed.per_degree);
    const found = {
      n, lead, lon, lat, x: lon.map(fm.worldX), y: lat.map(fm.worldY),
      flags: whole(events.flags, n, Uint8Array), shape: whole(events.shape, n, Int32Array),
      footprint: whole(events.footprint, n, Int32Array), radius_m: whole(events.radius_m, n, Int32Array), id: events.id,
      type: led("event_type"), side: led("side"), status: led("status"), place: led("place_name"),
      against: new Map(events.against.map(([event, ...numbers]) => [event, numbers])),
    };
    return Object.assign(found, when(claims, lead), tellers(claims, n));
  }

  // First and last day of each event, as days since 1970; the report's day where nothing else is known.
  function when(claims, lead) {
    const days = (name) => claims.columns[name].words.map((word) => fm.dayOf(word));
    const begins = days("begin"), ends = days("end"), reports = days("report_date"), { columns } = claims;
    const begin = new Int32Array(lead.length), end = new Int32Array(lead.length);
    const get = (table, name, claim) => { const at = columns[name].at[claim]; return at < 0 ? null : table[at]; };
    lead.forEach((claim, i) => {
      const report = get(reports, "report_date", claim), from = get(begins, "begin", claim) ?? report;
      begin[i] = from ?? fm.NO_DAY;
      end[i] = Math.max(get(ends, "end", claim) ?? from ?? fm.NO_DAY, begin[i]);
    });
    return { begin, end };
  }

  // The claims of event i are claimOf[first[i]] up to claimOf[first[i + 1]].
  function tellers(claims, n) {
    const first = new Int32Array(n + 1), { event } = claims;
    for (const i of event) if (i >= 0) first[i + 1] += 1;
    for (let i = 0; i < n; i += 1) first[i + 1] += first[i];
    const next = first.slice(), claimOf = new Int32Array(first[n]);
    event.forEach((i, claim) => { if (i >= 0) claimOf[next[i]++] = claim; });
    return { first, claimOf };
  }

  fm.NO_DAY = -2147483648;
  const known = new Map();

  fm.load = async function () {
    const packed = await fm.unpack("events");
    fm.claims = readClaims(packed);
    fm.events = readEvents(packed, fm.claims);
    fm.names = packed.names;
    fm.shapes = fm.shapeTable(packed.shapes, packed.per_degree);
    known.clear();
  };

  // One event as an object; kept, for the few that are looked at.
  fm.event = function (i) {
    if (known.has(i)) return known.get(i);
    const E = fm.events, word = ({ words, at }) => (at[i] < 0 ? "" : words[at[i]]);
    const event = {
      number: i, id: E.id[i], type: word(E.type), side: word(E.side), status: word(E.status), place: word(E.place), at: [E.lon[i], E.lat[i]],
      lead: E.lead[i], claims: [...E.claimOf.subarray(E.first[i], E.first[i + 1])], against: E.against.get(i), begin: E.begin[i], end: E.end[i],
      shape: E.shape[i], footprint: E.footprint[i], radius_m: E.radius_m[i],
      wide: !!(E.flags[i] & WIDE), directed: !!(E.flags[i] & DIRECTED), crossing: !!(E.flags[i] & CROSSING),
    };
    known.set(i, event);
    return event;
  };

  const blocks = new Map(), CLAIMS_A_BLOCK = 512;
  const quotes = (claim) => {
    const block = Math.floor(claim / CLAIMS_A_BLOCK);
    if (!blocks.has(block)) blocks.set(block, fm.unpack(`quotes-${block}`));
    return blocks.get(block);
  };

  // One block of quotes and what else stands in one claim only: {quote: [...], ...}, from claim `block * fm.CLAIMS_A_BLOCK` on.
  fm.quoteBlock = (block) => quotes(block * CLAIMS_A_BLOCK);

  // What the columns know of a claim, at once; `fm.claim` waits for its quote too.
  fm.claimNow = function (number) {
    const C = fm.claims, claim = { number, event: C.event[number] };
    for (const name of Object.keys(C.columns)) claim[name] = C.word(name, number);
    if (C.uncertainty_m[number] >= 0) claim.uncertainty_m = C.uncertainty_m[number];
    return claim;
  };
  fm.claim = async function (number) {
    const claim = fm.claimNow(number), block = await quotes(number), at = number % CLAIMS_A_BLOCK;
    for (const [name, values] of Object.entries(block || {})) claim[name] = values[at];
    return claim;
  };
  // All quotes, for a search in them: a list of {quote, ...} columns, one a block.
  fm.allQuotes = () => Promise.all(Array.from({ length: Math.ceil(fm.claims.n / CLAIMS_A_BLOCK) }, (_, i) => quotes(i * CLAIMS_A_BLOCK)));
  fm.CLAIMS_A_BLOCK = CLAIMS_A_BLOCK;
  fm.NOTHING = NOTHING;
})(window.frontmap);
