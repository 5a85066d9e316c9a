// What the map does not show, and why: claims that could not be placed, plans, and how many were rejected in review.
(function (fm) {
  const SOME = 200;
  const numbers = (planned) => Array.from({ length: fm.claims.n }, (_, i) => i).filter((i) => fm.claims.event[i] < 0 && fm.claims.planned.has(i) === planned);

  async function list(all) {
    const claims = await Promise.all(all.slice(0, SOME).map(fm.claim));
    const cards = claims.map((claim) => fm.el("section", { class: "fm-undrawn" },
      fm.el("h3", {}, `${fm.typeName(claim.event_type)}, ${fm.sideName(claim.side)}`),
      fm.el("p", { class: "fm-reason" }, fm.reason(claim)), fm.claimCard(claim, false)));
    if (all.length <= SOME) return cards;
    const more = fm.el("button", { type: "button", onclick: async () => more.replaceWith(...await list(all.slice(SOME))) }, fm.t("show_more", { n: all.length - SOME }));
    return [...cards, more];
  }

  async function build(pane) {
    const { counts } = fm.block("data");
    pane.append(...[
      fm.el("h2", {}, fm.t("apart")),
      counts.unplaced ? fm.el("p", { class: "fm-hint" }, fm.t("unplaced", { n: counts.unplaced })) : null,
      ...await list(numbers(false)),
      counts.planned ? fm.el("p", { class: "fm-hint" }, fm.t("plans", { n: counts.planned })) : null,
      ...await list(numbers(true)),
      counts.rejected ? fm.el("p", { class: "fm-hint" }, fm.t("rejected", { n: counts.rejected })) : null,
    ].filter(Boolean));
  }

  fm.pane("apart", { title: "apart", build, wanted: () => { const { counts } = fm.block("data"); return counts.unplaced + counts.planned + counts.rejected > 0; } });
})(window.frontmap);
