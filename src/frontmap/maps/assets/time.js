// The bar of days below the map: which days are shown, how many events each has, and a way to play them one after another.
(function (fm) {
  const MODES = ["all", "day", "range", "until"], PLAY_MS = 700, HIGH = 34, WIDEST = 22;
  const time = { mode: "all", from: 0, to: 0 };
  let first = 0, last = 0, reported = new Set(), timer = null, parts = null, soon = null;

  const limit = (day) => Math.max(first, Math.min(last, Math.round(day)));

  // -- the mask ---------------------------------------------------------------------------------------------------------
  function apply() {
    fm.mask("time", time.mode === "all" ? null : masked());
    tell();
    fm.emit("time");
  }

  // Events without a date belong to every day: nobody has said that they do not.
  function masked() {
    const { n, begin, end } = fm.events, mask = new Uint8Array(n), { NO_DAY } = fm;
    const to = time.to, from = time.mode === "until" ? -Infinity : time.mode === "day" ? time.to : time.from;
    for (let i = 0; i < n; i += 1) mask[i] = begin[i] === NO_DAY || (begin[i] <= to && end[i] >= from) ? 1 : 0;
    return mask;
  }

  fm.timeState = () => ({ ...time });
  fm.setTimeState = function ({ mode, from, to }) {
    if (!parts || !MODES.includes(mode)) return;
    const days = [from, to].map((day, i) => limit(Number.isFinite(day) ? day : [first, last][i]));
    Object.assign(time, { mode, from: Math.min(...days), to: Math.max(...days) });
    apply();
  };
  fm.stepTo = (day) => fm.setTimeState({ mode: "until", from: first, to: day });

  function step(by) {
    if (time.mode === "all") return fm.setTimeState({ mode: "until", from: first, to: by > 0 ? first : last });
    const width = time.mode === "range" ? time.to - time.from : 0, to = limit(time.to + by);
    return fm.setTimeState({ mode: time.mode, from: time.mode === "range" ? Math.max(first, to - width) : first, to: Math.max(to, first + width) });
  }

  function play(on) {
    clearInterval(timer);
    timer = on ? setInterval(() => (time.to >= last ? play(false) : step(1)), PLAY_MS) : null;
    if (on && (time.mode === "all" || time.to >= last)) fm.setTimeState({ mode: time.mode === "all" ? "until" : time.mode, from: first, to: time.mode === "range" ? first + time.to - time.from : first });
    parts.play.setAttribute("aria-pressed", String(!!timer));
    parts.play.setAttribute("aria-label", fm.t(timer ? "pause" : "play"));
    parts.play.replaceChildren(sign(timer ? "M-4-5V5M4-5V5" : "M-4-6L6 0L-4 6Z"));
  }

  // -- what the bar says ------------------------------------------------------------------------------------------------
  const said = (day) => fm.when(fm.isoOf(day));
  function words() {
    if (time.mode === "all") return fm.when(fm.isoOf(first), fm.isoOf(last));
    if (time.mode === "range") return fm.when(fm.isoOf(time.from), fm.isoOf(time.to));
    return time.mode === "until" ? fm.t("until_day", { day: said(time.to) }) : said(time.to);
  }

  function tell() {
    const { from, to, label, note } = parts, range = time.mode === "range";
    parts.mode.value = time.mode;
    Object.assign(from, { value: time.from, hidden: !range });
    to.value = time.mode === "all" ? last : time.to;
    to.disabled = time.mode === "all";
    from.setAttribute("aria-valuetext", said(time.from));
    to.setAttribute("aria-valuetext", said(time.to));
    label.textContent = words();
    const silent = time.mode !== "all" && time.mode !== "range" && !reported.has(time.to);
    note.textContent = silent ? fm.t("no_report") : "";
    parts.foot.classList.toggle("fm-range", range);
    drawSoon();
  }

  // -- the histogram ----------------------------------------------------------------------------------------------------
  function counts(columns) {
    const { begin } = fm.events, bins = new Float64Array(columns), days = last - first + 1;
    for (const i of fm.visibleBut("time")) {
      if (begin[i] !== fm.NO_DAY) bins[Math.min(columns - 1, Math.floor(((begin[i] - first) * columns) / days))] += 1;
    }
    return bins;
  }

  // Once a frame at most, and at first when the page has found its sizes.
  function drawSoon() {
    if (fm.viewed && !soon) soon = requestAnimationFrame(() => { soon = null; drawDays(); });
  }

  function drawDays() {
    const canvas = parts.days, ratio = window.devicePixelRatio || 1, wide = canvas.clientWidth;
    if (!wide) return;
    parts.wide = wide;
    const days = last - first + 1, columns = Math.min(days, Math.floor(wide / 2)), pen = canvas.getContext("2d");
    canvas.width = wide * ratio;
    canvas.height = HIGH * ratio;
    pen.scale(ratio, ratio);
    const bins = parts.bins && parts.bins.length === columns ? parts.bins : (parts.bins = counts(columns)), most = Math.max(1, ...bins), width = wide / columns;
    const { ink, soft } = fm.inks(), span = days / columns;
    bins.forEach((count, column) => {
      const from = first + column * span, to = from + span - 1;
      const inside = time.mode === "all" || (from <= time.to && (time.mode === "until" || to >= (time.mode === "range" ? time.from : time.to)));
      pen.fillStyle = inside ? ink : soft;
      pen.globalAlpha = inside ? 0.75 : 0.28;
      const high = count ? Math.max(1.5, (count / most) * (HIGH - 3)) : 0;
      const bar = Math.min(WIDEST, Math.max(1, width - (width > 3 ? 1 : 0)));
      pen.fillRect(column * width + (width - bar) / 2, HIGH - high, bar, high);
      if (days <= columns && !reported.has(Math.round(from))) {
        pen.globalAlpha = 0.5;
        pen.fillRect(column * width + width / 2 - 1, HIGH - 2, 2, 2);  // a day without a report: a dot
      }
    });
  }

  // -- building ---------------------------------------------------------------------------------------------------------
  const sign = (d) => fm.svg("svg", { viewBox: "-9 -9 18 18", width: 18, height: 18, "aria-hidden": "true", class: "fm-button" }, fm.svg("path", { d }));
  const button = (key, d, act) => fm.el("button", { type: "button", "aria-label": fm.t(key), title: fm.t(key), onclick: act }, sign(d));
  const slider = (name, key) => fm.el("input", { type: "range", id: `fm-${name}`, min: first, max: last, step: 1, "aria-label": fm.t(key) });

  function build(foot) {
    const mode = fm.el("select", { id: "fm-mode", "aria-label": fm.t("days_shown") }, MODES.map((name) => fm.el("option", { value: name }, fm.t(`mode_${name}`))));
    parts = {
      foot, mode, play: fm.el("button", { type: "button", id: "fm-play" }), from: slider("from", "first_day"), to: slider("to", "last_day"),
      days: fm.el("canvas", { id: "fm-days", "aria-hidden": "true" }), label: fm.el("output", { id: "fm-when", "aria-live": "polite" }), note: fm.el("span", { id: "fm-silent" }),
    };
    foot.append(
      fm.el("div", { class: "fm-play" }, button("step_back", "M4-5L-3 0L4 5M-5-5V5", () => step(-1)), parts.play, button("step_on", "M-4-5L3 0L-4 5M5-5V5", () => step(1))),
      mode, fm.el("div", { class: "fm-track" }, parts.days, parts.from, parts.to), fm.el("p", { class: "fm-when" }, parts.label, " ", parts.note));
    mode.addEventListener("change", () => fm.setTimeState({ mode: mode.value, from: mode.value === "range" ? limit(time.to - 6) : first, to: time.mode === "all" ? last : time.to }));
    parts.play.addEventListener("click", () => play(!timer));
    parts.to.addEventListener("input", () => fm.setTimeState({ mode: time.mode, from: time.from, to: Math.max(Number(parts.to.value), time.mode === "range" ? time.from : first) }));
    parts.from.addEventListener("input", () => fm.setTimeState({ mode: "range", from: Math.min(Number(parts.from.value), time.to), to: time.to }));
    foot.addEventListener("keydown", (key) => {
      if (key.target.type === "range" && (key.key === "PageUp" || key.key === "PageDown")) { key.preventDefault(); step(key.key === "PageUp" ? 7 : -7); }
    });
    play(false);
  }

  fm.time = function () {
    const foot = document.getElementById("fm-foot"), { begin, end } = fm.events, { days } = fm.block("data");
    reported = new Set(days);
    // From the first day of an event to the last; of several reports to the last of them, too, though it may tell of nothing.
    [first, last] = days.length > 1 ? [Math.min(...days), Math.max(...days)] : [Infinity, -Infinity];
    for (let i = 0; i < begin.length; i += 1) {
      if (begin[i] === fm.NO_DAY) continue;
      first = Math.min(first, begin[i]);
      last = Math.max(last, end[i]);
    }
    foot.hidden = !(last > first);
    if (foot.hidden) return;
    Object.assign(time, { from: first, to: last });
    fm.dayNumbers = [first, last];
    build(foot);
    tell();
    fm.on("viewed", drawDays);
    fm.on("visible", () => { parts.bins = null; drawSoon(); });
    new ResizeObserver(() => { if (parts.days.clientWidth !== parts.wide) drawDays(); }).observe(parts.days);
    fm.onScheme(drawDays);
  };
})(window.frontmap);
