// The panel at the side (below, on a narrow screen): one event, a list of events, or what could not be drawn.
(function (fm) {
  let before = null, map = null;
  const panel = () => document.getElementById("fm-panel");

  function show(...children) {
    if (panel().hidden) before = document.activeElement;
    document.getElementById("fm-panel-body").replaceChildren(...children.filter(Boolean));
    panel().hidden = false;
    document.body.classList.add("fm-open");
    panel().scrollTop = 0;
    document.getElementById("fm-close").focus({ preventScroll: true });
  }

  fm.close = function () {
    panel().hidden = true;
    document.body.classList.remove("fm-open");
    fm.highlight(null);
    if (before && before.isConnected) before.focus({ preventScroll: true });
  };

  fm.select = async function (i) {
    const event = fm.event(i);
    fm.highlight(i);
    show(...await fm.eventCard(event));
    uncover(L.latLng(event.at[1], event.at[0]));
  };

  // The panel must not lie on the very thing it tells about.
  function uncover(at) {
    const point = map.latLngToContainerPoint(at), size = map.getSize(), edge = 40;
    const box = panel().getBoundingClientRect(), frame = map.getContainer().getBoundingClientRect();
    const below = box.width > frame.width * 0.8;
    const right = below ? size.x : box.left - frame.left, bottom = below ? box.top - frame.top : size.y;
    const step = (value, low, high) => (value < low ? value - low : value > high ? value - high : 0);
    const move = [step(point.x, edge, right - edge), step(point.y, edge, bottom - edge)];
    if (move[0] || move[1]) map.panBy(move);
  }

  fm.showList = function (title, members) {
    fm.highlight(null);
    show(fm.el("h2", {}, title), fm.el("ul", { class: "fm-list" }, members.map(fm.eventButton)));
  };

  fm.showUndrawn = async function () {
    const { counts } = fm.block("data"), { n, event, planned } = fm.claims;
    const apart = (wanted) => Promise.all(Array.from({ length: n }, (_, i) => i).filter((i) => event[i] < 0 && planned.has(i) === wanted).map(fm.claim));
    const list = (claims, reason) => claims.map((claim) => fm.el("section", { class: "fm-undrawn" },
      fm.el("h3", {}, `${fm.type(claim.event_type).name}, ${fm.sideName(claim.side)}`),
      fm.el("p", { class: "fm-reason" }, reason(claim)), fm.claimCard(claim, false)));
    show(
      fm.el("h2", {}, "Not on the map"),
      counts.unplaced ? fm.el("p", { class: "fm-hint" }, `${fm.plural(counts.unplaced, "claim")} could not be placed.`) : null,
      ...list(await apart(false), (claim) => (claim.reason ? fm.said(claim.reason) : "no reason is recorded")),
      counts.planned ? fm.el("p", { class: "fm-hint" }, `${fm.plural(counts.planned, "claim")} about plans: kept, not drawn.`) : null,
      ...list(await apart(true), () => "planned"),
      counts.rejected ? fm.el("p", { class: "fm-hint" }, `${fm.plural(counts.rejected, "claim")} rejected in review.`) : null,
    );
  };

  fm.panel = function (page) {
    map = page;
    document.getElementById("fm-close").addEventListener("click", fm.close);
    document.addEventListener("keydown", (key) => { if (key.key === "Escape" && !panel().hidden) fm.close(); });
    fm.on("nothing", () => { if (!panel().hidden) fm.close(); });
    fm.on("select", fm.select);
    fm.on("crowd", (members) => fm.showList(fm.t("events_here", { n: members.length }), members));
  };
})(window.frontmap);
