// The pane of filters: what can be chosen, how many events each choice would show, and a line that says how many are shown.
(function (fm) {
  const MOST = 30, WAIT_MS = 250, SAY_MS = 600;
  const NAMES = ["types", "sides", "statuses", "claimants", "reviews"];
  let pane = null, map = null, find = null, search = null, waiting = null, saying = null;
  const numbers = [];  // {name, slot, input, number}: what changes in the pane

  const shownLine = () => fm.t("shown_events", { n: fm.events.n, shown: fm.number(fm.visible().length), all: fm.number(fm.events.n) });

  // -- one choice -------------------------------------------------------------------------------------------------------
  const sign = (d, painted) => fm.svg("svg", { viewBox: "-9 -9 18 18", width: 18, height: 18, class: "fm-symbol fm-fill-none fm-ink", "aria-hidden": "true" },
    fm.svg("path", { class: painted ? "fm-glyph fm-painted" : "fm-glyph", d }));
  const frame = (side, status) => {
    const found = fm.symbol({ type: "control", side, status }, 18);
    found.querySelector(".fm-glyph").remove();
    return found;
  };
  const LOOKS = {
    types: (word) => [sign(fm.type(word).glyph, fm.type(word).fill), fm.typeName(word)],
    sides: (word) => [frame(word, "assessed"), fm.sideName(word)],
    statuses: (word) => [frame("UNK", word), fm.statusName(word)],
    claimants: (word) => [word ? fm.said(word) : fm.t("not_named")],
    reviews: (word) => [word === "" ? fm.t("not_named") : Object.hasOwn(fm.block("words"), `review_${word}`) ? fm.t(`review_${word}`) : fm.said(word)],
  };

  function choice(name, { slot, word }) {
    const input = fm.el("input", { type: "checkbox", checked: fm.isChosen(name, slot) ? "" : null }), number = fm.el("span", { class: "fm-number" });
    input.addEventListener("change", () => fm.choose(name, slot, input.checked));
    numbers.push({ name, slot, input, number });
    const looks = LOOKS[name](word), picture = looks.length > 1 ? looks[0] : null;
    return fm.el("label", { class: "fm-choice" }, input, picture, fm.el("span", { class: "fm-choice-name" }, looks.at(-1)), number);
  }

  const group = (name, ...content) => fm.el("fieldset", { class: `fm-group fm-group-${name}` }, fm.el("legend", {}, fm.t(name)), ...content);

  function facet(name) {
    const all = inOrder(name, fm.choices(name));
    return all.length ? group(name, fm.el("div", { class: "fm-choices" }, all.map((one) => choice(name, one)))) : null;
  }

  // Types, sides and statuses stand as in the table of styles.
  function inOrder(name, all) {
    const codes = Object.keys(fm.block("styles")[name] || {}), at = (one) => (codes.indexOf(one.word) + codes.length + 1) % (codes.length + 1);
    return codes.length ? all.sort((a, b) => at(a) - at(b)) : all.sort((a, b) => b.total - a.total);
  }

  // -- claimants: the most frequent ones, and a box to find the others ----------------------------------------------------
  let folded = null;
  function claimants() {
    const all = inOrder("claimants", fm.choices("claimants"));
    if (!all.length) return null;
    const list = fm.el("div", { class: "fm-choices fm-one" }), rest = fm.el("p", { class: "fm-hint", role: "status" });
    function tell() {
      const wanted = fm.fold(find.value).trim();
      folded = folded || fm.foldAll(all.map((one) => one.word));
      const matching = wanted ? all.filter((one, i) => folded[i].includes(wanted)) : all;
      const few = [...all.filter((one) => fm.isChosen("claimants", one.slot)), ...matching.slice(0, MOST)];
      for (let i = numbers.length - 1; i >= 0; i -= 1) if (numbers[i].name === "claimants") numbers.splice(i, 1);
      list.replaceChildren(...[...new Set(few)].map((one) => choice("claimants", one)));
      rest.textContent = matching.length > MOST ? fm.t("claimants_rest", { n: matching.length - MOST }) : wanted && !matching.length ? fm.t("nothing_found") : "";
    }
    find = fm.el("input", { type: "search", class: "fm-input", "aria-label": fm.t("find_claimant"), placeholder: fm.t("find_claimant"), hidden: all.length > 12 ? null : "" });
    find.addEventListener("input", () => later(() => { tell(); tellCounts(); }));
    find.tell = tell;
    tell();
    return group("claimants", find, list, rest);
  }

  function later(act) {
    clearTimeout(waiting);
    waiting = setTimeout(act, WAIT_MS);
  }

  // -- the pane ---------------------------------------------------------------------------------------------------------
  function build(element) {
    pane = element;
    search = fm.el("input", { type: "search", class: "fm-input", id: "fm-words", maxlength: 200, autocomplete: "off", placeholder: fm.t("words_hint") });
    search.addEventListener("input", () => later(() => fm.chooseText(search.value)));
    const only = { name: "disputed", input: fm.el("input", { type: "checkbox" }), number: fm.el("span", { class: "fm-number" }) };
    only.input.addEventListener("change", () => fm.chooseDisputed(only.input.checked));
    if (fm.events.against.size) numbers.push(only);
    pane.append(...[
      fm.el("div", { class: "fm-filter-head" }, fm.el("p", { id: "fm-count" }), fm.el("button", { type: "button", id: "fm-clear", class: "fm-action", onclick: fm.clearFilters }, fm.t("clear_all"))),
      fm.el("p", { id: "fm-off", class: "fm-hint", hidden: "" }),
      fm.el("label", { class: "fm-label", for: "fm-words" }, fm.t("words")), search, fm.el("p", { id: "fm-searching", class: "fm-hint", hidden: "" }),
      ...["types", "sides", "statuses"].map(facet),
      fm.events.against.size ? group("contradicted", fm.el("label", { class: "fm-choice" }, only.input, fm.el("span", { class: "fm-choice-name" }, fm.t("only_disputed")), only.number)) : null,
      claimants(), facet("reviews"),
    ].filter(Boolean));
  }

  // What is chosen, however it was: by hand, by a link, by the search box.
  function tellState() {
    if (!pane) return;
    const { text, disputed } = fm.filterState();
    if (document.activeElement !== search || search.value.trim() !== text) search.value = text;
    const listed = new Set(numbers.filter((one) => one.name === "claimants").map((one) => one.slot));
    if (find && fm.chosenSlots("claimants").some((slot) => !listed.has(slot))) find.tell();
    for (const { name, slot, input } of numbers) input.checked = name === "disputed" ? disputed : fm.isChosen(name, slot);
    const off = fm.layersOff().map((key) => key.split(" ")), line = pane.querySelector("#fm-off");
    line.hidden = !off.length;
    line.replaceChildren(fm.t("layers_off", { n: off.length, names: off.slice(0, 4).map(([type, side]) => fm.layerName(type, side)).join(", ") + (off.length > 4 ? ", \u2026" : "") }), " ",
      fm.el("button", { type: "button", class: "fm-action", onclick: () => fm.turnLayersOff(map, []) }, fm.t("switch_on")));
    pane.querySelector("#fm-clear").disabled = !fm.isFiltered();
    tellSearch();
  }

  function tellCounts() {
    if (!pane || fm.openPane() !== "filter") return;
    const counts = Object.fromEntries(NAMES.map((name) => [name, fm.choiceCounts(name)]));
    for (const { name, slot, input, number } of numbers) {
      const n = name === "disputed" ? fm.disputedCount() : counts[name][slot];
      number.textContent = fm.number(n);
      input.parentElement.classList.toggle("fm-none", !n && !input.checked);
    }
    pane.querySelector("#fm-count").textContent = shownLine();
  }

  function tellSearch() {
    if (!pane) return;
    const share = fm.searchedShare(), line = pane.querySelector("#fm-searching");
    line.hidden = share === 1;
    line.textContent = fm.t("searching", { share: Math.round(share * 100) });
  }

  // -- in the head ------------------------------------------------------------------------------------------------------
  function tellHead() {
    const line = document.getElementById("fm-shown"), is = fm.isFiltered();
    line.hidden = !is;
    if (is) line.firstChild.textContent = shownLine();
  }

  // Said once things rest, and only for what the reader chose here: the bar of days speaks for itself.
  function say() {
    clearTimeout(saying);
    saying = setTimeout(() => { document.getElementById("fm-said-count").textContent = shownLine(); }, SAY_MS);
  }

  fm.showFilters = function (page) {
    map = page;
    const again = fm.el("button", { type: "button", onclick: fm.clearFilters }, fm.t("clear"));
    document.getElementById("fm-titles").append(fm.el("p", { id: "fm-shown", hidden: "" }, fm.el("span", {}, " "), " ", again));
    document.getElementById("fm-head").append(fm.el("p", { id: "fm-said-count", class: "fm-unseen", role: "status" }));
    // Where the head grows all the same, the map has less room.
    new ResizeObserver(() => map.invalidateSize({ animate: false, pan: false })).observe(map.getContainer());
    fm.on("filters", () => { tellState(); tellHead(); say(); });
    fm.on("visible", () => { tellCounts(); tellHead(); });
    fm.on("searching", () => { tellSearch(); if (fm.searchedShare() === 1) say(); });
  };
  fm.pane("filter", { title: "filter", build, shown() { tellState(); tellCounts(); } });
})(window.frontmap);
