// What has become of yesterday's events: a switch a kind of change, and the list of what is new, changed or no longer mentioned.
(function (fm) {
  let packed = null, kindOf = null;
  const off = new Set(), boxes = new Map();

  // Waits for the block, if the page has one; the pane is built from it later.
  fm.loadChanges = async function () {
    packed = await fm.unpack("changes");
    if (!packed) return;
    const at = new Map(packed.event_id.map((id, i) => [id, i])), none = packed.kinds.length;
    kindOf = Uint8Array.from(fm.events.id, (id) => (at.has(id) ? packed.kind[at.get(id)] : none));
    packed.at = at;
  };

  function apply() {
    const open = packed.kinds.map((kind) => (off.has(kind) ? 0 : 1));
    fm.mask("changes", off.size ? kindOf.map((kind) => open[kind] ?? 1) : null);
    for (const [name, box] of boxes) box.checked = !off.has(name);
    fm.emit("kinds");
  }

  // The kinds of change that are switched off; and a way to switch just these off.
  fm.kindsOff = () => [...off].sort();
  fm.turnKindsOff = function (names) {
    if (!packed) return;
    off.clear();
    for (const name of names) if (packed.kinds.slice(0, -1).includes(name)) off.add(name);
    apply();
  };

  const earlier = (i) => Object.fromEntries(Object.entries(packed.earlier).map(([name, column]) => [name, column[i]]));
  const wordsOf = (one) => `${fm.typeName(one.type)}, ${fm.sideName(one.side)}, ${fm.statusName(one.status).toLocaleLowerCase(fm.lang)}`;

  // An event of today, with what was told of it before where that differs.
  function nowItem(event) {
    const before = packed.before[packed.at.get(fm.events.id[event])], item = fm.eventButton(event);
    if (before >= 0 && !["new", "repeated"].includes(packed.kinds[kindOf[event]])) {
      item.append(fm.el("p", { class: "fm-before" }, fm.t("before"), " ", fm.said(wordsOf(earlier(before)))));
    }
    return item;
  }

  function goneItem(number) {
    const one = earlier(number), go = () => one.at && fm.emit("look at", one.at, one.place);
    return fm.el("li", {}, fm.el("button", { type: "button", class: "fm-item", onclick: go, disabled: one.at ? null : "" },
      fm.symbol({ ...one, wide: false }, 28),
      fm.el("span", {}, fm.el("b", {}, fm.typeName(one.type)), `, ${fm.sideName(one.side)}, ${fm.statusName(one.status).toLocaleLowerCase(fm.lang)}`,
        fm.el("br"), fm.said(one.place || ""), one.place ? ", " : "", fm.said(fm.when(one.begin, one.end)))));
  }

  function kind(name, number) {
    const isGone = number === packed.kinds.length - 1;
    const today = () => Array.from(kindOf.keys()).filter((event) => kindOf[event] === number);
    const listed = isGone ? packed.gone : today(), apart = packed.counts[number] - listed.length;
    const box = fm.el("input", { type: "checkbox", checked: off.has(name) ? null : "" });
    if (!isGone) boxes.set(name, box);
    box.addEventListener("change", () => { off[box.checked ? "delete" : "add"](name); apply(); });
    const open = name !== "repeated" && packed.counts[number] > 0;
    return fm.el("details", { class: "fm-change", open: open ? "" : null },
      fm.el("summary", {}, `${fm.t(`change_${name}`)} (${packed.counts[number]})`),
      isGone ? fm.el("p", { class: "fm-hint" }, fm.t("not_drawn")) : fm.el("label", { class: "fm-hint" }, box, " ", fm.t("on_the_map")),
      ...fm.longList(listed, isGone ? goneItem : nowItem),
      apart > 0 ? fm.el("p", { class: "fm-hint" }, fm.t("change_apart", { n: apart })) : "");
  }

  function build(pane) {
    const days = packed.since.map((day) => fm.when(day)).join(", ");
    pane.append(fm.el("h2", {}, fm.t("changes_since"), " ", fm.said(days)), ...packed.kinds.map(kind));
  }

  fm.pane("changes", { title: "changes", build, wanted: () => packed !== null });
})(window.frontmap);
