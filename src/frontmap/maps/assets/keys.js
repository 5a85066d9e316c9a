// The symbols by keyboard: arrows go from one to the nearest in that direction, Enter opens it, and each is read out.
(function (fm) {
  const WAYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  let map = null, keys = null, voice = null, current = null;

  const all = () => { const { symbols, crowds } = fm.drawn(); return [...symbols, ...crowds]; };
  const same = (a, b) => a && b && (a.event !== undefined ? a.event === b.event : b.event === undefined && a.at.distanceTo(b.at) < 4);

  function go(to) {
    current = to;
    fm.point(to && to.event !== undefined ? to.event : null);
    if (!to) return;
    const size = map.getSize(), half = size.divideBy(2), away = to.at.subtract(half);
    voice.textContent = to.event !== undefined ? fm.eventName(fm.event(to.event)) : fm.t("events_here", { n: to.count });
    if (Math.abs(away.x) > half.x - 40 || Math.abs(away.y) > half.y - 40) map.panBy(away, { animate: false });
  }

  // The nearest that lies more this way than aside.
  function next([right, down]) {
    const from = all().find((one) => same(one, current)), here = from ? from.at : map.getSize().divideBy(2);
    let best = null, least = Infinity;
    for (const one of all()) {
      const x = one.at.x - here.x, y = one.at.y - here.y, ahead = x * right + y * down, aside = Math.abs(x * down) + Math.abs(y * right);
      if (same(one, current) || (from && ahead <= 0)) continue;
      const far = from ? ahead + 2 * aside : Math.hypot(x, y);
      if (far < least) [best, least] = [one, far];
    }
    if (best) go(best);
    else if (from) map.panBy([right * 200, down * 200], { animate: false });
  }

  function pressed(key) {
    if (WAYS[key.key]) next(WAYS[key.key]);
    else if ((key.key === "Enter" || key.key === " ") && current) {
      if (current.event !== undefined) fm.select(current.event, "map");
      else fm.emit("crowd", current.members());
    } else return;
    key.preventDefault();
    key.stopPropagation();
  }

  fm.keys = function (page) {
    map = page;
    voice = fm.el("p", { class: "fm-unseen", "aria-live": "polite" });
    keys = fm.el("div", { id: "fm-keys", tabindex: 0, role: "application", "aria-label": fm.t("keys") });
    keys.addEventListener("keydown", pressed);
    keys.addEventListener("focus", () => { if (!all().some((one) => same(one, current))) { current = null; next([0, 0]); } else go(current); });
    keys.addEventListener("blur", () => fm.point(null));
    map.getContainer().append(keys, voice);
    // The map's own keys move it as ever.
    L.DomEvent.disableClickPropagation(keys);
  };
})(window.frontmap);
