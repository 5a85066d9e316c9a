// Doubt about a name: the places that it could have meant too, on the map while its event is selected, and in words.
(function (fm) {
  const taken = (rival) => rival.taken.every((degree) => degree !== null);

  // What the names of these claims could mean besides, each place once.
  fm.rivalsOf = function (claims) {
    const found = new Map();
    for (const [name, oblast, lon, lat, score, ...at] of claims.flatMap((claim) => claim.rivals || [])) {
      const key = `${name} ${lon} ${lat}`;
      if (!found.has(key)) found.set(key, { name, oblast, lon, lat, score, taken: at });
    }
    return [...found.values()];
  };

  fm.rivalList = function (claims) {
    const rivals = fm.rivalsOf(claims);
    return rivals.length ? fm.el("section", { class: "fm-rivals" }, fm.el("h4", {}, fm.t("could_be")), fm.el("ul", {}, rivals.map((rival) => (
      fm.el("li", {}, fm.said(rival.name), rival.oblast ? [", ", fm.said(rival.oblast)] : [], ": ", rival.score === null ? fm.t("not_taken") : fm.t("not_taken_score", { score: rival.score.toFixed(2) })))))) : null;
  };

  function show(rivals) {
    const before = fm.rivals || [];
    fm.rivals = rivals;
    if (before.length || rivals.length) fm.emit("look");
  }

  fm.on("selected", async (number) => {
    show([]);
    if (number === null) return;
    const claims = await Promise.all(fm.event(number).claims.map(fm.claim));
    if (fm.selected() === number) show(fm.rivalsOf(claims).filter(taken));
  });
})(window.frontmap);
