// What the reports of one day say, piece by piece: their whole texts where these are at hand, else the sentences that were quoted.
(function (fm) {
  // More claims than this of one sentence stand under it once more: nobody tells so many signs in one line apart.
  const MOST_SHARING = 40;
  const BULLET = 7, SIGN = /^\s*(?:[\u2022\u2023\u25aa\u25e6\u25cf\u25cb\u2219\u00b7*+\u2013-]\s+|[\u2022\u2023\u25aa\u25cf])/;
  const texts = new Map();
  let days = null;

  const isoDay = (word) => (fm.dayOf(word) === null ? "" : word);

  // The days that reports are dated, in order: {iso, claims, texts}; what has no date stands under "", first.
  fm.reportDays = function () {
    if (days) return days;
    const { report_date } = fm.claims.columns, found = new Map(), data = fm.block("data");
    const day = (iso) => found.get(iso) || (found.set(iso, { iso, claims: [], texts: [] }), found.get(iso));
    const words = report_date.words.map(isoDay);
    for (const number of data.days) day(fm.isoOf(number));
    for (let claim = 0; claim < fm.claims.n; claim += 1) day(report_date.at[claim] < 0 ? "" : words[report_date.at[claim]]).claims.push(claim);
    data.texts.forEach(([, number], i) => day(number === null ? "" : fm.isoOf(number)).texts.push(i));
    return (days = [...found.values()].sort((a, b) => (a.iso < b.iso ? -1 : 1)));
  };
  fm.dayOfClaim = (claim) => isoDay(fm.claims.word("report_date", claim));

  const text = (i) => texts.get(i) || (texts.set(i, fm.unpack(`texts-${i}`).then(({ blocks }) => blocks)), texts.get(i));

  // Claims that come from one report, together.
  function byReport(claims) {
    const { columns } = fm.claims, found = new Map();
    for (const claim of claims) {
      const key = [columns.report_id, columns.publisher, columns.url].map((column) => column.at[claim]).join(" ");
      if (found.has(key)) found.get(key).push(claim);
      else found.set(key, [claim]);
    }
    return [...found.values()];
  }

  const source = (claim) => ({ kind: "source", publisher: fm.claims.word("publisher", claim), url: fm.claims.word("url", claim) });
  const paragraphs = (blocks) => blocks.map(([kind, sign, ...pieces]) => (
    { kind: kind === BULLET ? "bullet" : kind ? "heading" : "paragraph", level: kind, sign, pieces: pieces.map((piece) => (typeof piece === "string" ? { text: piece, claims: [] } : { text: piece[0], claims: piece.slice(1) })) }));

  // Claims of one sentence, which stand together in a layer, share it.
  async function quotes(claims) {
    const found = [];
    let last = null;
    for (const claim of await Promise.all(claims.map(fm.claim))) {
      const quote = claim.quote || "";
      if (last && quote && last.quote === quote && last.pieces[0].claims.length < MOST_SHARING) { last.pieces[0].claims.push(claim.number); continue; }
      const sign = SIGN.exec(quote), shown = sign ? quote.slice(sign[0].length) : quote;
      last = { kind: sign ? "bullet" : "paragraph", sign: "", quote, pieces: [{ text: shown, claims: [claim.number] }] };
      found.push(last);
    }
    return found;
  }

  // All that is to be read of a day: sources, headings, paragraphs and bullets; each of its claims is in one of the pieces.
  fm.dayPieces = async function (day) {
    const found = [], left = new Set(day.claims), { report_id } = fm.claims.columns, { texts: known } = fm.block("data");
    for (const i of day.texts) {
      const items = paragraphs(await text(i)), read = items.flatMap((item) => item.pieces.flatMap((piece) => piece.claims));
      const own = report_id.words.indexOf(known[i][0]), claims = day.claims.filter((claim) => own >= 0 && report_id.at[claim] === own);
      if (claims.length) found.push(source(claims[0]));
      found.push(...items);
      read.forEach((claim) => left.delete(claim));
      const lost = claims.filter((claim) => left.has(claim));
      if (lost.length) found.push({ kind: "note", words: "not_in_text" }, ...await quotes(lost));
      lost.forEach((claim) => left.delete(claim));
    }
    for (const claims of byReport(left)) found.push(source(claims[0]), ...await quotes(claims));
    return found;
  };
})(window.frontmap);
