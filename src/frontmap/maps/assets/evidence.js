// The words beside the map: what was said of the selected event.
(function (fm) {
  let pane = null;

  async function tell(event) {
    if (event === null) return void pane.replaceChildren(fm.el("p", { class: "fm-hint" }, fm.t("choose")));
    const cards = await fm.eventCard(fm.event(event));
    if (fm.selected() === event) pane.replaceChildren(...cards.filter(Boolean));
  }

  fm.pane("evidence", { title: "evidence", build(element) { pane = element; tell(fm.selected()); } });
  fm.on("selected", (event) => {
    if (event !== null) fm.showPane("evidence");
    if (pane) tell(event);
  });
  fm.on("crowd", (members) => {
    fm.showPane("evidence");
    pane.replaceChildren(fm.el("h2", {}, fm.t("events_here", { n: members.length })), fm.el("ul", { class: "fm-list" }, members.slice(0, 500).map(fm.eventButton)));
  });
})(window.frontmap);
