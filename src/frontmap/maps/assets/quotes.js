// What stands in one claim only, a block of claims at a time: {quote, note, reason, citations, span_start, span_end, rivals}, each a list.
(function (fm) {
  const UNKNOWN = 2000000;

  // Python counts what JavaScript writes as a pair as one.
  const PAIR = /[\ud800-\udbff][\udc00-\udfff]/g;
  const lettersIn = (text) => text.length - (text.match(PAIR) || []).length;

  // Spans are told from the end of the claim before in the same report, their ends from the length of the quote.
  function spans(packed, first) {
    const { at: report } = fm.claims.columns.report_id, starts = [], ends = [];
    packed["span from"].forEach((from, i) => {
      const after = i && report[first + i] === report[first + i - 1] ? ends[i - 1] : 0;
      starts.push(after + from);
      ends.push(starts[i] + packed["span over"][i] + (packed.quote ? lettersIn(packed.quote[i]) : 0));
    });
    return { span_start: starts, span_end: ends };
  }

  // Cuts a list into as many pieces as `counts` has, of these lengths.
  function cut(counts, list) {
    let from = 0;
    return Array.from(counts, (count) => list.slice(from, (from += count)));
  }

  function rivals(packed, perDegree) {
    const number = (name, i) => {
      const numbers = packed[`rivals ${name}`];
      if (Array.isArray(numbers)) return numbers[i];  // too large for steps, and written as they are
      return numbers[i] === UNKNOWN ? null : numbers[i] / perDegree;
    };
    const all = packed["rivals name"].map((name, i) => [name, packed["rivals oblast"][i], ...["lon", "lat", "score", "taken lon", "taken lat"].map((what) => number(what, i))]);
    return cut(packed["rivals count"], all);
  }

  fm.readQuotes = function (packed, first, perDegree) {
    const found = {};
    for (const name of ["quote", "note", "reason", "span_start", "span_end", "citations"]) if (packed[name]) found[name] = packed[name];
    if (packed["citations count"]) found.citations = cut(packed["citations count"], Array.from(packed.citations, String));
    if (packed["span from"]) Object.assign(found, spans(packed, first));
    if (packed["rivals count"]) found.rivals = rivals(packed, perDegree);
    return found;
  };
})(window.frontmap);
