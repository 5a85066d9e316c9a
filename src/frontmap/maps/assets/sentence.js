// One sentence of a report with what was read from it: the words of each event lead to the map, and the words that decided its
// status are marked.
(function (fm) {
  const MOST_TOKENS = 24, MOST_SIGNS = 3, MOST_LETTERS = 300;
  const escaped = (text) => text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&").replace(/\s+/g, "\\s+");

  // Most words that are looked for do not stand in a sentence, and to compile a pattern is dear.
  let asked = null, lower = "";
  function mayHold(text, words) {
    if (asked !== text) [asked, lower] = [text, text.toLowerCase()];
    return words.toLowerCase().trim().split(/\s+/).every((word) => lower.includes(word));
  }

  // Where words first stand in a text, as they are written or else in other letters' case: [from, to], never a part of a word.
  const WORD_BEFORE = /[\p{L}\p{N}]$/u, WORD_AFTER = /^[\p{L}\p{N}\p{M}]/u;
  fm.find = function (text, words) {
    if (!words || words.length > MOST_LETTERS || !words.trim() || !mayHold(text, words)) return null;
    const whole = escaped(words.trim());
    for (const flags of ["gu", "giu"]) {
      for (const { 0: said, index } of text.matchAll(new RegExp(whole, flags))) {
        const end = index + said.length;
        if (!WORD_BEFORE.test(text.slice(Math.max(0, index - 2), index)) && !WORD_AFTER.test(text.slice(end, end + 2))) return [index, end];
      }
    }
    return null;
  };

  // The words of a place in its sentence. Its name for reading is made of them: "5 km south of Bakhmut", "A - B line".
  function placeWords(text, name) {
    const tokens = (name.match(/[^\s,]+/g) || []).slice(0, MOST_TOKENS), found = [];
    const named = (part) => part.length === tokens.length || part.some((token) => /^[\p{Lu}\p{Lt}\p{Lo}]/u.test(token));
    function look(from, to) {
      for (let size = to - from; size > 0; size -= 1) {
        for (let at = from; at + size <= to; at += 1) {
          const part = tokens.slice(at, at + size), range = named(part) ? fm.find(text, part.join(" ")) : null;
          if (range) return void (found.push(range), look(from, at), look(at + size, to));
        }
      }
    }
    look(0, tokens.length);
    return found;
  }

  // Ranges that meet, or that only a hyphen or a comma parts, are one; each keeps the claims of its parts.
  function joined(text, ranges) {
    const all = [];
    for (const range of ranges.sort((a, b) => a.from - b.from || b.to - a.to)) {
      const last = all[all.length - 1];
      const near = last && (range.from < last.to || (range.claims[0] === last.claims[0] && /^[^\p{L}\p{N}]{0,3}$/u.test(text.slice(last.to, range.from))));
      if (!near) all.push({ ...range });
      else Object.assign(last, { to: Math.max(last.to, range.to), claims: [...new Set([...last.claims, ...range.claims])] });
    }
    return all;
  }

  const unshown = (claim) => claim.event < 0;
  const look = (claim) => ({ type: claim.event_type, side: claim.side, status: claim.status, against: fm.events.against.get(claim.event) });
  const name = (claim) => `${fm.eventName({ ...look(claim), place: claim.place_name })}${unshown(claim) ? `, ${fm.t("apart").toLocaleLowerCase(fm.lang)}` : ""}`;

  // A line ends behind the first word, never between it and its sign.
  function kept(signs, [first, ...rest]) {
    if (typeof first !== "string") return [...signs, first, ...rest];
    const end = first.search(/\s/), cut = end < 0 ? first.length : end;
    return [fm.el("span", { class: "fm-kept" }, ...signs, first.slice(0, cut)), first.slice(cut), ...rest];
  }

  function words(claims, text, content, act, unsigned = claims) {
    const [first] = claims, signs = unsigned.slice(0, MOST_SIGNS).map((claim) => fm.symbol(look(claim), 17));
    const element = fm.el("span", {
      class: `fm-words fm-side-${fm.sideCode(first.side)}${claims.every(unshown) ? " fm-apart" : ""}`, role: "button", tabindex: 0, "aria-pressed": "false",
      "aria-label": `${text} (${claims.map(name).join("; ")})`, onclick: (click) => { click.stopPropagation(); act(claims); },
    }, ...kept(signs, content));
    element.addEventListener("keydown", (key) => {
      if (key.key !== "Enter" && key.key !== " ") return;
      key.preventDefault();
      act(claims);
    });
    return element;
  }

  const cited = (text) => text.split(/(\[\d{1,5}(?:[,\u2013-] ?\d{1,5})*\])/).map((part, i) => (i % 2 ? fm.el("span", { class: "fm-cite" }, part) : part));

  // Which claims' status each marked word has decided.
  const decides = new WeakMap();
  fm.decides = (mark, claim) => (decides.get(mark) || []).includes(claim);

  // A stretch of the text with its marks; `marks` do not meet.
  function marked(text, from, to, marks) {
    const found = [];
    let at = from;
    for (const mark of marks) {
      const begin = Math.max(mark.from, at), end = Math.min(mark.to, to);
      if (begin >= end) continue;
      const element = fm.el("mark", { class: "fm-decided", title: mark.title }, text.slice(begin, end));
      decides.set(element, mark.claims);
      found.push(...cited(text.slice(at, begin)), element);
      at = end;
    }
    return [...found, ...cited(text.slice(at, to))];
  }

  function decided(text, claims) {
    const found = [];
    for (const claim of claims) {
      for (const said of [claim.hedge, claim.claimant]) {
        const range = fm.find(text, said);
        if (range) found.push({ from: range[0], to: range[1], claims: [claim.number], title: fm.t("decided", { status: fm.statusName(claim.status) }) });
      }
    }
    return joined(text, found);
  }

  // The sentence as an element. act(claims) is called for what is chosen; made(claim, element) for the words of each claim.
  fm.sentence = function (text, numbers, act, made) {
    const claims = numbers.map(fm.claimNow), marks = decided(text, claims), of = (numbers_) => numbers_.map((number) => claims.find((claim) => claim.number === number));
    const places = joined(text, claims.flatMap((claim) => placeWords(text, claim.place_name).map(([from, to]) => ({ from, to, claims: [claim.number] }))));
    const read = [], chips = [], told = new Set();
    let at = 0;
    for (const { from, to, claims: here } of places) {
      const element = words(of(here), text.slice(from, to), marked(text, from, to, marks), act, of(here.filter((number) => !told.has(number))));
      read.push(...marked(text, at, from, marks), element);
      for (const number of here) { if (!told.has(number)) made(number, element); told.add(number); }
      at = to;
    }
    read.push(...marked(text, at, text.length, marks));
    for (const claim of claims.filter(({ number }) => !told.has(number))) {
      const label = claim.place_name || fm.typeName(claim.event_type), element = words([claim], label, [label], act);
      element.classList.add("fm-chip");
      chips.push(" ", element);
      made(claim.number, element);
    }
    const sides = new Set(claims.map((claim) => fm.sideCode(claim.side))), side = sides.size === 1 && !claims.every(unshown) ? ` fm-side-${[...sides][0]}` : "";
    const first = claims.filter((claim) => !unshown(claim)).slice(0, 1);
    return fm.el("span", { class: `fm-sentence${side}`, onclick: () => { if (String(window.getSelection()) === "") act(first.length ? first : claims.slice(0, 1)); } }, fm.el("span", { class: "fm-read" }, ...read), ...chips);
  };
})(window.frontmap);
