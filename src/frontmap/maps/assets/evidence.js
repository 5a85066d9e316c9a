// The words beside the map: what the reports of a day say, each event's words marked; what is selected is told beneath its sentence.
(function (fm) {
  const MOST = 240, BEFORE = 20, SCREEN = 12, WAIT_MS = 250;
  let parts = null, shown = null, items = [], window_ = [0, 0], turn = 0, open = null, asked = null;
  const spots = new Map();
  const days = () => fm.reportDays();
  const eventOf = (claim) => fm.claims.event[claim];

  // -- the text ---------------------------------------------------------------------------------------------------------
  const source = ({ publisher, url }) => (publisher || url ? fm.el("p", { class: "fm-source" }, publisher ? fm.publisher(publisher) : "", publisher && url ? ", " : "", url ? fm.link(url) : "") : null);

  function piece({ text, claims }) {
    if (!claims.length) return text;
    return fm.sentence(text, claims, choose, (claim, element) => {
      spots.set(claim, element);
      hide(element, claim);
    });
  }

  function element(item) {
    if (item.kind === "source") return source(item);
    if (item.kind === "note") return fm.el("p", { class: "fm-hint" }, fm.t(item.words));
    const unsaid = item.quote === "" ? fm.el("span", { class: "fm-hint" }, fm.t("no_quote")) : "";
    const content = [item.kind === "bullet" ? fm.el("span", { class: "fm-bullet" }, item.sign || "\u2022") : "", unsaid, ...item.pieces.map(piece)];
    return fm.el(item.kind === "heading" ? `h${Math.min(6, item.level + 2)}` : "div", { class: `fm-block fm-${item.kind}`, dir: "auto" }, ...content);
  }

  const more = (key, n, act) => (n > 0 ? fm.el("button", { type: "button", class: "fm-more", onclick: act }, fm.t(key, { n })) : null);

  // Only some of a long day is built: what stands around the claim that is looked at, or its beginning.
  function fill(from, to, now = to) {
    window_ = [Math.max(0, from), Math.min(items.length, now)];
    const [first, last] = window_;
    spots.clear();
    open = null;
    parts.text.replaceChildren(...[
      more("show_earlier", first, () => fill(first - MOST, last)), ...items.slice(first, last).map(element), further(),
      items.length ? null : fm.el("p", { class: "fm-hint" }, fm.t(fm.claims.n ? "nothing_read" : "no_claims")),
    ].filter(Boolean));
    if (now < to) setTimeout(growLater, WAIT_MS, to);
  }

  const further = () => more("show_more", items.length - window_[1], () => fill(window_[0], window_[1] + MOST));

  // What the first screen does not show is built when nothing else is to do, a screen at a time.
  const whenIdle = window.requestIdleCallback || setTimeout;
  function growLater(to) {
    const mine = window_;
    if (mine[1] < Math.min(items.length, to)) whenIdle(() => { if (mine === window_) grow(to); });
  }

  function grow(to) {
    const last = window_[1], button = parts.text.lastElementChild;
    window_ = [window_[0], Math.min(items.length, to, last + SCREEN)];
    button.replaceWith(...[...items.slice(last, window_[1]).map(element), further()].filter(Boolean));
    growLater(to);
  }

  // While something is on its way, the text says that it is not done yet.
  let running = 0;
  async function busily(work) {
    running += 1;
    parts.text.setAttribute("aria-busy", "true");
    try {
      return await work();
    } finally {
      running -= 1;
      parts.text.setAttribute("aria-busy", String(running > 0));
    }
  }

  const showDay = (day, claim) => busily(() => readDay(day, claim));
  const tell = (claim, from) => busily(() => readClaim(claim, from));

  async function readDay(day, claim) {
    const mine = ++turn, at = days().indexOf(day);
    if (shown !== day) {
      const found = day ? await fm.dayPieces(day) : [];
      if (mine !== turn) return false;
      [shown, items, window_] = [day, found, [0, 0]];
      if (parts.choice) offer(at);
      for (const [name, to] of [["back", at - 1], ["on", at + 1]]) parts[name].disabled = !days()[to];
      parts.name.textContent = day && day.iso ? fm.when(day.iso) : fm.t("without_date");
    }
    const place = claim === undefined ? 0 : items.findIndex((item) => (item.pieces || []).some(({ claims }) => claims.includes(claim)));
    if (window_[1] === 0 || place < window_[0] || place >= window_[1]) fill(place - BEFORE, place - BEFORE + MOST, claim === undefined ? SCREEN : undefined);
    return true;
  }

  function step(by) {
    const day = days()[days().indexOf(shown) + by];
    if (!day) return;
    leave();
    showDay(day).then((done) => { if (done) parts.pane.scrollTop = 0; });
  }

  // -- what is selected ---------------------------------------------------------------------------------------------------
  function leave() {
    if (fm.selected() !== null) fm.unselect();
    else close();
  }

  function close() {
    if (!open) return;
    open.note.remove();
    for (const spot of open.chosen) { spot.setAttribute("aria-pressed", "false"); spot.classList.remove("fm-chosen"); }
    open.sentence.classList.remove("fm-here");
    for (const mark of open.sentence.querySelectorAll(".fm-why")) mark.classList.remove("fm-why");
    open = null;
  }

  // Words that several claims share lead to the next one each time.
  function choose(claims) {
    const at = open ? claims.findIndex((claim) => claim.number === open.claim) : -1;
    fm.showClaim(claims[(at + 1) % claims.length].number, "text");
  }

  // Goes to a claim's words and tells all about it, on the map too if it is there.
  fm.showClaim = function (claim, from) {
    if (eventOf(claim) >= 0) {
      asked = claim;
      return fm.select(eventOf(claim), from || "list");
    }
    fm.unselect();
    if (fm.openPane() !== "evidence") fm.showPane("evidence");
    return tell(claim, from);
  };

  function siblings(claim, sentence) {
    const others = [...spots].filter(([other, spot]) => sentence.contains(spot) && (eventOf(other) < 0 || eventOf(other) !== eventOf(claim)) && other !== claim).map(([other]) => other);
    const once = [...new Map(others.map((other) => [eventOf(other) < 0 ? `claim ${other}` : eventOf(other), other])).values()];
    if (!once.length) return null;
    return fm.el("section", { class: "fm-siblings" }, fm.el("h4", {}, fm.t("same_sentence")), fm.el("ul", { class: "fm-list" }, once.map((other) => fm.claimButton(other, () => fm.showClaim(other, "text")))));
  }

  async function readClaim(claim, from) {
    parts.crowd.hidden = true;
    parts.text.hidden = false;
    const day = days().find(({ iso }) => iso === fm.dayOfClaim(claim)), event = eventOf(claim) < 0 ? null : fm.event(eventOf(claim));
    if (!await showDay(day, claim)) return;
    const mine = turn, spot = spots.get(claim), sentence = spot.closest(".fm-sentence");
    const here = [...spots].filter(([, other]) => sentence.contains(other)).map(([number]) => number);
    const cards = event ? await fm.eventCard(event, here) : await fm.apartCard(claim);
    if (mine !== turn || !spot.isConnected || (event && fm.selected() !== event.number)) return;
    close();
    const side = event && !spot.classList.contains("fm-apart") ? event.side : "UNK";
    const note = fm.el("aside", { class: `fm-note fm-side-${fm.sideCode(side)}`, "aria-label": fm.t("about_event") },
      fm.el("button", { type: "button", class: "fm-shut", "aria-label": fm.t("close_card"), onclick: () => { leave(); spot.focus({ preventScroll: true }); } }, "\u00d7"), ...cards.filter(Boolean), siblings(claim, sentence));
    const chosen = (event ? event.claims : [claim]).map((number) => spots.get(number)).filter(Boolean);
    for (const one of chosen) { one.setAttribute("aria-pressed", "true"); one.classList.add("fm-chosen"); }
    sentence.classList.add("fm-here");
    for (const mark of sentence.querySelectorAll("mark")) mark.classList.toggle("fm-why", fm.decides(mark, claim));
    sentence.after(note);
    open = { claim, note, chosen, sentence };
    parts.voice.textContent = fm.t("selected_event", { name: spot.getAttribute("aria-label") });
    bring(sentence, note, from);
  }

  // A reader's own hand has put the words where they are: only as much moves as the card needs. Else they come near the top.
  function bring(sentence, note, from) {
    const pane = parts.pane.getBoundingClientRect(), top = pane.top + parts.bar.offsetHeight + 12, words = sentence.getClientRects()[0], card = note.getBoundingClientRect();
    if (from !== "text") { parts.pane.scrollTop += words.top - top; return; }
    const below = card.bottom + 12 - pane.bottom;
    if (below > 0 || words.top < top) parts.pane.scrollTop += Math.min(Math.max(below, 0), words.top - top) || words.top - top;
  }

  // -- beside other parts of the page ---------------------------------------------------------------------------------------
  const hide = (spot, claim) => spot.classList.toggle("fm-filtered", eventOf(claim) >= 0 && !fm.isVisible(eventOf(claim)));

  function crowd(members) {
    leave();
    fm.showPane("evidence");
    parts.text.hidden = true;
    parts.crowd.hidden = false;
    parts.crowd.replaceChildren(fm.el("h2", {}, fm.t("events_here", { n: members.length })),
      fm.el("button", { type: "button", class: "fm-more", onclick: () => { parts.crowd.hidden = true; parts.text.hidden = false; } }, fm.t("back_to_text")),
      ...fm.longList(Array.from(members), fm.eventButton, { some: 500 }));
    parts.pane.scrollTop = 0;
  }

  // The bar of days leads the text too, as long as nothing in it is being looked at.
  let waiting = null;
  function follow() {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      const { mode, to } = fm.timeState();
      if (!parts || mode === "all" || open || fm.openPane() !== "evidence") return;
      const day = days().filter(({ iso }) => iso && iso <= fm.isoOf(to)).pop();
      if (day && day !== shown) showDay(day);
    }, WAIT_MS);
  }

  // -- building -----------------------------------------------------------------------------------------------------------
  const key = () => fm.el("p", { class: "fm-hint fm-key" },
    fm.el("span", { class: "fm-words fm-sample" }, fm.t("key_words")), " ", fm.el("mark", { class: "fm-decided" }, fm.t("key_decided")), " ",
    fm.block("data").counts.claims > fm.block("data").counts.placed ? fm.el("span", { class: "fm-words fm-sample fm-apart" }, fm.t("apart")) : "");

  const option = (at) => fm.el("option", { value: at }, `${days()[at].iso ? fm.when(days()[at].iso) : fm.t("without_date")} (${days()[at].claims.length})`);

  // The days of ten years are thousands of options: the page opens with the one that it shows, the others wait until they may be asked for.
  function choice() {
    const found = fm.el("select", { "aria-label": fm.t("report_day") });
    found.addEventListener("change", () => step(Number(found.value) - days().indexOf(shown)));
    for (const kind of ["pointerdown", "focus"]) found.addEventListener(kind, offerAll);
    setTimeout(whenIdle, WAIT_MS, offerAll);
    return found;
  }

  function offer(at) {
    if (parts.choice.options.length < days().length) parts.choice.replaceChildren(option(at));
    parts.choice.value = String(at);
  }

  function offerAll() {
    if (parts.choice.options.length === days().length) return;
    parts.choice.replaceChildren(...days().map((_, at) => option(at)));
    parts.choice.value = String(days().indexOf(shown));
  }

  function build(pane) {
    const arrow = (words, sign, by) => fm.el("button", { type: "button", "aria-label": fm.t(words), title: fm.t(words), onclick: () => step(by) }, sign);
    parts = { pane, back: arrow("report_back", "\u2039", -1), on: arrow("report_on", "\u203a", 1), name: fm.el("h2", {}), text: fm.el("div", { class: "fm-text" }), crowd: fm.el("section", { hidden: "" }) };
    parts.choice = days().length < 2 ? null : choice();
    parts.nav = fm.el("div", { class: "fm-days" }, parts.back, parts.choice, parts.on);
    parts.nav.hidden = days().length < 2;
    parts.name.hidden = !parts.nav.hidden;
    parts.voice = fm.el("p", { class: "fm-voice", "aria-live": "polite" });
    parts.bar = fm.el("div", { class: "fm-bar" }, parts.nav, parts.name);
    pane.append(parts.bar, key(), parts.crowd, parts.text, parts.voice);
    pane.addEventListener("keydown", (pressed) => { if (pressed.key === "Escape" && open) close(); });
    if (fm.selected() === null) showDay(days()[days().length - 1]);
  }

  // What was selected while another pane was open is told when this one comes.
  const catchUp = () => { const event = fm.selected(); if (event !== null && !(open && eventOf(open.claim) === event)) tell(fm.events.lead[event], "map"); };

  fm.pane("evidence", { title: "evidence", build, shown: catchUp });
  fm.on("selected", (event, from) => {
    const claim = asked ?? fm.events.lead[event];
    asked = null;
    if (event === null) return void (parts && close());
    // A reader of the table stays there; the text is ready when its tab is chosen.
    if (from === "table" || fm.openPane() === "table") return;  // the table marks the event itself
    if (fm.openPane() !== "evidence") fm.showPane("evidence");
    tell(claim, from);
  });
  fm.on("crowd", crowd);
  fm.on("time", follow);
  fm.on("visible", () => spots.forEach(hide));
})(window.frontmap);
