// The packed part of the page: columns of events and claims, unpacked once; quotes, block by block, when they are asked for.
(function (fm) {
  const NOTHING = -1, DAY_MS = 86400000;
  const WIDE = 1, DIRECTED = 2, CROSSING = 4, VAST = 8;

  // Numbers that mostly come in their order: 0 is one more than all before, 1 nothing, 2 the highest so far, 3 the one below it.
  function ordered(news) {
    const found = new Int32Array(news.length);
    for (let i = 0, highest = -1; i < news.length; i += 1) {
      const told = news[i];
      if (told === 1) found[i] = NOTHING;
      else found[i] = told > 1 ? highest + 2 - told : highest + 1 - told;
      if (found[i] > highest) highest = found[i];
    }
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

  const COLUMNS = ["event_type", "side", "status", "actor", "hedge", "claimant", "publisher", "url", "report_date", "begin", "end", "place_name",
    "oblast", "method", "review", "editor", "edited", "report_id"];

  // Days told as days since the report, as a column of dates.
  function dates(since, report) {
    const day = Int32Array.from(report.words, fm.dayOf), numbers = new Map(), days = [], at = new Int32Array(since.length);
    for (let i = 0, before = null, number = 0; i < since.length; i += 1) {
      const one = day[report.at[i]] + since[i];
      if (one !== before) {
        number = numbers.get(one) ?? days.length;
        if (number === days.length) { numbers.set(one, number); days.push(one); }
        before = one;
      }
      at[i] = number;
    }
    return { words: days.map(fm.isoOf), days, at };
  }

  function readClaims(packed) {
    const n = fm.block("data").counts.claims, columns = {};
    for (const name of COLUMNS) {
      const since = packed[`${name} since report`];
      columns[name] = since ? dates(since, columns.report_date) : { words: packed[`${name} words`], at: packed[name] };
    }
    return {
      n, columns, planned: new Set(packed.planned), uncertainty_m: packed.uncertainty_m, event: ordered(packed.event),
      word: (name, i) => { const { words, at } = columns[name]; return at[i] < 0 ? "" : words[at[i]]; },
    };
  }

  // Publisher and date of each report that a claim comes from.
  function sourcesOf({ publisher, report_date: report }) {
    const known = new Set(), found = [];
    for (let i = 0, before = null; i < publisher.at.length; i += 1) {
      const key = publisher.at[i] * (report.words.length + 1) + report.at[i];
      if (publisher.at[i] < 0 || key === before) continue;
      before = key;
      if (known.has(key)) continue;
      known.add(key);
      found.push([publisher.words[publisher.at[i]], report.words[report.at[i]] ?? ""]);
    }
    return found;
  }

  // For each event its spot: 0 where the last event of its place stood, else one more than `ordered` has it.
  function spotsOf(told, place, places) {
    const found = new Int32Array(told.length), last = new Int32Array(places + 1);
    for (let i = 0, highest = -1; i < told.length; i += 1) {
      const news = told[i] - 1, here = place[i] + 1;  // events without a place share one, too
      if (told[i] === 0) found[i] = last[here];
      else found[i] = news > 1 ? highest + 2 - news : highest + 1 - news;
      if (found[i] > highest) highest = found[i];
      last[here] = found[i];
    }
    return found;
  }

  function readEvents(packed, claims) {
    const n = fm.block("data").counts.events, told = tellers(claims, n);
    const at = (numbers, places) => { const got = new Int32Array(n); for (let i = 0; i < n; i += 1) got[i] = numbers[places[i]]; return got; };
    const lead = at(told.claimOf, packed.lead.map((later, i) => told.first[i] + later));
    const led = (name) => { const { words, at: numbers } = claims.columns[name]; return { words, at: at(numbers, lead) }; };
    const place = led("place_name"), spot = spotsOf(packed.spot, place.at, place.words.length);
    // Many events share a spot: the world's sines and logarithms are worked out once for each.
    const degrees = (name) => Float64Array.from(packed[`spot ${name}`]).map((steps) => steps / packed.per_degree), [lons, lats] = [degrees("lon"), degrees("lat")];
    const each = (table) => { const got = new Float64Array(n); for (let i = 0; i < n; i += 1) got[i] = table[spot[i]]; return got; };
    const found = {
      n, lead, lon: each(lons), lat: each(lats), x: each(lons.map(fm.worldX)), y: each(lats.map(fm.worldY)), flags: new Uint8Array(packed.flags), shape: ordered(packed.shape),
      footprint: ordered(packed.footprint), radius_m: packed.radius_m, type: led("event_type"), side: led("side"), status: led("status"), place,
      unpainted: new Map(packed.unpainted), against: new Map(packed.against.map(([event, ...numbers]) => [event, numbers])),
      get id() { return (ids = ids || idsOf(packed)); },
    };
    found.order = orderOf(found, packed.areas);
    return Object.assign(found, when(claims, lead), told);
  }

  // Events as they are drawn: what is too large to be painted first, then areas, the largest first, then all others.
  function orderOf({ n, flags, shape }, areas) {
    const large = [], rest = new Int32Array(n);
    let count = 0;
    for (let i = 0; i < n; i += 1) {
      if (flags[i] & VAST || (shape[i] >= 0 && shape[i] < areas)) large.push(i);
      else rest[count++] = i;
    }
    large.sort((a, b) => shape[a] - shape[b] || a - b);
    const found = new Int32Array(n);
    found.set(large);
    found.set(rest.subarray(0, count), large.length);
    return found;
  }

  let ids = null;
  function idsOf(packed) {
    const { "id high": high, "id low": low, ids: others } = packed, digits = (number) => number.toString(16).padStart(6, "0");
    return Array.from(high, (number, i) => others[i] ?? `e${digits(number)}${digits(low[i])}`);
  }

  // First and last day of each event, as days since 1970; the report's day where nothing else is known.
  function when(claims, lead) {
    const days = (name) => claims.columns[name].days ?? claims.columns[name].words.map((word) => fm.dayOf(word));
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
    for (let claim = 0; claim < event.length; claim += 1) if (event[claim] >= 0) first[event[claim] + 1] += 1;
    for (let i = 0; i < n; i += 1) first[i + 1] += first[i];
    const next = first.slice(), claimOf = new Int32Array(first[n]);
    for (let claim = 0; claim < event.length; claim += 1) if (event[claim] >= 0) claimOf[next[event[claim]]++] = claim;
    return { first, claimOf };
  }

  fm.NO_DAY = -2147483648;
  const claimsABlock = () => fm.block("data").claims_a_block;
  const known = new Map();
  let perDegree = 1;

  // What the text beside the map begins with: the reports of the last day, or where these are not at hand the last quotes.
  function firstTexts() {
    const { texts, counts } = fm.block("data"), last = Math.max(...texts.map(([, day]) => day)), found = [];
    texts.forEach(([, day], i) => { if (day === last) found.push(`texts-${i}`); });
    return found.length ? found : [`quotes-${Math.floor((counts.claims - 1) / claimsABlock())}`];
  }

  fm.load = async function () {
    const [packed, base] = await Promise.all([fm.unpack("events"), fm.unpack("basemap"), ...firstTexts().map(fm.unpackAhead)]);
    const degrees = (numbers, i) => numbers[i] / packed.per_degree;
    fm.keepBlock("basemap", base);
    fm.claims = readClaims(packed);
    fm.block("data").sources = sourcesOf(fm.claims.columns);
    fm.events = readEvents(packed, fm.claims);
    fm.names = packed["label name"].map((name, i) => [name, degrees(packed["label lon"], i), degrees(packed["label lat"], i)]);
    fm.shapes = fm.shapeTable(packed);
    perDegree = packed.per_degree;
    known.clear();
  };

  // One event as an object; kept, for the few that are looked at.
  fm.event = function (i) {
    if (known.has(i)) return known.get(i);
    const E = fm.events, word = ({ words, at }) => (at[i] < 0 ? "" : words[at[i]]);
    const event = {
      number: i, get id() { return E.id[i]; }, type: word(E.type), side: word(E.side), status: word(E.status), place: word(E.place), at: [E.lon[i], E.lat[i]],
      lead: E.lead[i], claims: [...E.claimOf.subarray(E.first[i], E.first[i + 1])], against: E.against.get(i), begin: E.begin[i], end: E.end[i],
      shape: E.shape[i], footprint: E.footprint[i], radius_m: E.radius_m[i],
      wide: !!(E.flags[i] & WIDE), directed: !!(E.flags[i] & DIRECTED), crossing: !!(E.flags[i] & CROSSING),
    };
    known.set(i, event);
    return event;
  };

  const blocks = new Map();
  const quotes = (claim) => {
    const block = Math.floor(claim / claimsABlock());
    if (!blocks.has(block)) blocks.set(block, fm.unpack(`quotes-${block}`).then((packed) => fm.readQuotes(packed, block * claimsABlock(), perDegree)));
    return blocks.get(block);
  };

  // One block of quotes and what else stands in one claim only: {quote: [...], ...}, from claim `block * fm.CLAIMS_A_BLOCK` on.
  fm.quoteBlock = (block) => quotes(block * claimsABlock());

  // What the columns know of a claim, at once; `fm.claim` waits for its quote too.
  fm.claimNow = function (number) {
    const C = fm.claims, claim = { number, event: C.event[number] };
    for (const name of Object.keys(C.columns)) claim[name] = C.word(name, number);
    if (C.uncertainty_m[number] >= 0) claim.uncertainty_m = C.uncertainty_m[number];
    return claim;
  };
  fm.claim = async function (number) {
    const claim = fm.claimNow(number), block = await quotes(number), at = number % claimsABlock();
    for (const [name, values] of Object.entries(block)) claim[name] = values[at];
    return claim;
  };
  Object.defineProperty(fm, "CLAIMS_A_BLOCK", { get: claimsABlock });
  fm.NOTHING = NOTHING;
})(window.frontmap);
