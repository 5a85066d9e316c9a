// Free text: which events have a claim whose quote, place and claimant hold all the words. Quotes are unpacked block by block when
// the first search needs them; no slice of the work holds the page up for long, and what is found so far is shown meanwhile.
(function (fm) {
  const SLICE_MS = 7, SHOW_MS = 250, AHEAD = 4, COLUMNS = ["place_name", "oblast", "claimant"];
  const quotes = [], words = new Map();
  let run = 0, done = 1, last = null;

  fm.searchedShare = () => done;
  const pause = () => new Promise((go) => { setTimeout(go); });
  const blocks = () => Math.ceil(fm.claims.n / fm.CLAIMS_A_BLOCK);

  async function folded(block) {
    for (let next = block; next < Math.min(block + AHEAD, blocks()); next += 1) if (!quotes[next]) fm.quoteBlock(next);
    const found = await fm.quoteBlock(block);
    quotes[block] = quotes[block] || fm.foldAll((found && found.quote) || []);
    return quotes[block];
  }

  // For each slot of a column (see facets.js) whether its word holds the part.
  function holds(name, part) {
    const column = fm.claims.columns[name];
    if (!words.has(name)) words.set(name, fm.foldAll(column.words));
    return { at: column.at, open: Uint8Array.from(["", ...words.get(name)], (word) => (word.includes(part) ? 1 : 0)) };
  }

  function look(block, said, parts, mask) {
    const from = block * fm.CLAIMS_A_BLOCK, to = Math.min(from + fm.CLAIMS_A_BLOCK, fm.claims.n), { event } = fm.claims;
    next: for (let i = from; i < to; i += 1) {
      if (event[i] < 0 || mask[event[i]]) continue;
      for (const { part, columns: [place, oblast, claimant] } of parts) {
        const named = place.open[place.at[i] + 1] || oblast.open[oblast.at[i] + 1] || claimant.open[claimant.at[i] + 1];
        if (!named && !(said[i - from] || "").includes(part)) continue next;
      }
      mask[event[i]] = 1;
    }
  }

  fm.searchText = (text) => (last = search(text));
  fm.searchEnded = async function () {
    for (let waited = null; waited !== last;) await (waited = last);
  };

  async function search(text) {
    const mine = (run += 1), tell = (share) => { done = share; fm.emit("searching"); };
    const parts = fm.foldWords(text).map((part) => ({ part, columns: COLUMNS.map((name) => holds(name, part)) }));
    if (!parts.length) {
      fm.mask("text", null);
      tell(1);
      return;
    }
    const mask = new Uint8Array(fm.events.n), many = blocks();
    let begun = performance.now(), shown = begun;
    tell(0);
    for (let block = 0; block < many; block += 1) {
      const said = quotes[block] || await folded(block);
      if (mine !== run) return;
      look(block, said, parts, mask);
      const now = performance.now();
      if (now - begun < SLICE_MS) continue;
      if (now - shown > SHOW_MS) {
        shown = now;
        fm.mask("text", mask);
        tell(block / many);
      }
      await pause();
      if (mine !== run) return;
      begun = performance.now();
    }
    fm.mask("text", mask);
    tell(1);
  }
})(window.frontmap);
