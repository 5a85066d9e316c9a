// The table beside the map: what the map shows, a row an event; only the rows in sight stand in the page.
(function (fm) {
  const ROW = 36, SPARE = 6;
  let box = null, body = null, head = null, line = null, grid = null, rows = new Int32Array(0);
  let column = "date", way = fm.DESCENDING, cursor = -1, drawn = "", stale = true;

  const isOpen = () => fm.openPane() === "table";
  const high = () => Math.max(1, Math.floor((box.clientHeight - head.offsetHeight) / ROW));

  // -- cells ------------------------------------------------------------------------------------------------------------
  let dates = null;
  function date({ begin, end }) {
    if (begin === fm.NO_DAY) return "";
    dates = dates || new Intl.DateTimeFormat(fm.lang === "en" ? "en-GB" : fm.lang, { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
    return dates.formatRange(new Date(begin * 86400000), new Date(end * 86400000));
  }
  const CELLS = {
    type: (event) => [fm.symbol(event, 24), " ", fm.typeName(event.type)],
    place: (event) => (event.place ? fm.said(event.place) : ""),
    date,
    status: (event) => fm.statusName(event.status),
    side: (event) => fm.sideName(event.side),
    claimant: (event) => { const said = fm.claims.word("claimant", event.lead); return said ? fm.said(said) : ""; },
    uncertainty: (event) => { const metres = fm.claims.uncertainty_m[event.lead]; return metres < 0 ? "" : fm.metres(metres); },
    disputed: (event) => (event.against ? fm.t("yes") : ""),
  };

  function row(at) {
    const event = fm.event(rows[at]);
    return fm.el("tr", { id: `fm-row-${at}`, "aria-rowindex": at + 2, "aria-selected": "false", "data-at": at, class: "fm-row" },
      fm.COLUMNS.map((name) => {
        const cell = fm.el("td", { class: `fm-cell-${name}` }, CELLS[name](event));
        if (name === "place" || name === "claimant") cell.title = cell.textContent;
        return cell;
      }));
  }
  const gap = (count) => {
    const cell = fm.el("td", { colspan: fm.COLUMNS.length, class: "fm-gap" });
    cell.style.height = `${count * ROW}px`;
    return count ? fm.el("tr", { "aria-hidden": "true" }, cell) : null;
  };

  // -- drawing ----------------------------------------------------------------------------------------------------------
  // Rows that stand already stay: under a pressed pointer none may be taken away.
  function draw() {
    const from = Math.max(0, Math.floor(box.scrollTop / ROW) - SPARE), to = Math.min(rows.length, from + high() + 2 * SPARE), key = `${from} ${to}`;
    if (key !== drawn) {
      drawn = key;
      const between = Array.from({ length: to - from }, (_, i) => row(from + i));
      body.replaceChildren(...[gap(from), ...between, gap(rows.length - to)].filter(Boolean));
    }
    for (const one of body.querySelectorAll("tr[data-at]")) {
      const at = Number(one.dataset.at);
      one.setAttribute("aria-selected", String(rows[at] === fm.selected()));
      one.classList.toggle("fm-cursor", at === cursor);
    }
    if (cursor >= from && cursor < to) grid.setAttribute("aria-activedescendant", `fm-row-${cursor}`);
    else grid.removeAttribute("aria-activedescendant");
  }

  // What is shown has changed, or its order.
  function tell() {
    stale = true;
    if (!isOpen() || !box) return;
    stale = false;
    const held = cursor >= 0 ? rows[cursor] : fm.selected(), before = cursor, seen = isInView(cursor), top = box.scrollTop;
    rows = fm.rows(column, way);
    cursor = held === null ? -1 : rows.indexOf(held);
    drawn = "";
    grid.setAttribute("aria-rowcount", rows.length + 1);
    line.textContent = fm.t("shown_events", { n: fm.events.n, shown: fm.number(rows.length), all: fm.number(fm.events.n) });
    if (!rows.length && fm.isFiltered()) line.append(" ", fm.el("button", { type: "button", class: "fm-action", onclick: fm.clearFilters }, fm.t("clear_all")));
    draw();
    if (!seen || cursor < 0) return;
    box.scrollTop = top + (cursor - before) * ROW;  // the row that was looked at stays under the eye
    draw();
  }

  function sortBy(name) {
    way = name === column ? -way : name === "date" || name === "disputed" ? fm.DESCENDING : fm.ASCENDING;
    column = name;
    for (const cell of head.querySelectorAll("th")) {
      const is = cell.dataset.column === column;
      if (is) cell.setAttribute("aria-sort", way === fm.ASCENDING ? "ascending" : "descending");
      else cell.removeAttribute("aria-sort");
    }
    box.scrollTop = 0;
    tell();
  }

  // -- moving and choosing ----------------------------------------------------------------------------------------------
  const isInView = (at) => at >= 0 && at * ROW >= box.scrollTop && (at + 1) * ROW <= box.scrollTop + box.clientHeight - head.offsetHeight;
  function reveal(at, middle) {
    const top = at * ROW, room = box.clientHeight - head.offsetHeight;
    if (isInView(at)) return;
    box.scrollTop = middle ? top - room / 2 + ROW / 2 : top < box.scrollTop ? top : top + ROW - room;
  }

  function go(to) {
    if (!rows.length) return;
    cursor = Math.max(0, Math.min(rows.length - 1, to));
    reveal(cursor, false);
    draw();
  }

  // The first choice marks the event on the map, a second one of the same row opens what was said of it.
  function choose(at) {
    if (at < 0) return;
    cursor = at;
    if (rows[at] === fm.selected()) fm.showPane("evidence");
    else fm.select(rows[at], "table");
  }

  function pressed(key) {
    if (key.target !== grid) return;
    const to = { ArrowDown: cursor + 1, ArrowUp: Math.max(0, cursor - 1), PageDown: cursor + high(), PageUp: cursor - high(), Home: 0, End: rows.length - 1 }[key.key];
    if (to !== undefined) go(to);
    else if (key.key === "Enter" || key.key === " ") choose(cursor);
    else if (key.key === "ArrowLeft" || key.key === "ArrowRight") box.scrollLeft += key.key === "ArrowLeft" ? -80 : 80;
    else return;
    key.preventDefault();
  }

  function selected(event, from) {
    if (!box || !isOpen()) return;
    if (event !== null && from !== "table") cursor = rows.indexOf(event);
    if (event !== null && cursor >= 0) reveal(cursor, true);
    draw();
  }

  // -- building ---------------------------------------------------------------------------------------------------------
  function build(pane) {
    pane.classList.add("fm-table-pane");
    head = fm.el("thead", {}, fm.el("tr", { "aria-rowindex": 1 }, fm.COLUMNS.map((name) => fm.el("th", { scope: "col", "data-column": name, class: `fm-cell-${name}`, "aria-sort": name === column ? "descending" : null },
      fm.el("button", { type: "button", onclick: () => sortBy(name) }, fm.t(`column_${name}`))))));
    body = fm.el("tbody");
    grid = fm.el("table", { id: "fm-table", role: "grid", tabindex: 0, "aria-label": fm.t("table_name"), "aria-colcount": fm.COLUMNS.length, "aria-rowcount": 1 }, head, body);
    box = fm.el("div", { class: "fm-table-box" }, grid);
    line = fm.el("p", { class: "fm-table-line" });
    pane.append(line, box, fm.el("p", { class: "fm-hint fm-table-hint" }, fm.t("table_hint")), fm.downloads());
    box.addEventListener("scroll", () => requestAnimationFrame(draw), { passive: true });
    grid.addEventListener("keydown", pressed);
    // Not by the mouse: rows that are written anew under it would not be there any more when its button comes up.
    grid.addEventListener("focus", () => { if (cursor < 0 && grid.matches(":focus-visible")) go(0); });
    body.addEventListener("click", (click) => { const at = click.target.closest("tr[data-at]"); if (at) choose(Number(at.dataset.at)); });
    new ResizeObserver(() => { if (isOpen()) { drawn = ""; draw(); } }).observe(box);
  }

  function shown() {
    if (stale) tell();
    const at = fm.selected() === null ? -1 : rows.indexOf(fm.selected());
    if (at >= 0) { cursor = at; reveal(at, true); }
    drawn = "";
    draw();
  }

  fm.pane("table", { title: "table", build, shown });
  fm.on("visible", tell);
  fm.on("selected", selected);
})(window.frontmap);
