// What a click tells: everything the layer knows about an event, in the source's own words where they are quotes.
(function (fm) {
  const row = (name, ...value) => (value.flat().some((part) => part !== "" && part !== null && part !== undefined)
    ? [fm.el("dt", {}, name), fm.el("dd", {}, ...value)] : []);

  function statusWords(claim) {
    const [before, after] = fm.status(claim.status).words.split("{claimant}");
    if (after === undefined) return [before];
    return claim.claimant ? [before, fm.said(claim.claimant), after] : ["claimed by somebody the report does not name"];
  }

  function located(claim) {
    const parts = [claim.method ? fm.said(claim.method) : "not recorded"];
    if (claim.uncertainty_m !== undefined) parts.push(`, within about ${fm.metres(claim.uncertainty_m)}`);
    return parts;
  }

  function review(claim) {
    if (!claim.review || claim.review === "extracted") return [];
    const by = [claim.editor ? [" by ", fm.said(claim.editor)] : [], claim.edited ? [", ", fm.said(claim.edited)] : []];
    return [fm.said(claim.review), ...by.flat()];
  }

  // In a list of claims of one event the type and the side are told once, above.
  fm.claimCard = function (claim, whole) {
    // "northern Donetsk Oblast" needs no second mention of the oblast.
    const place = [claim.place_name, (claim.place_name || "").includes(claim.oblast) ? "" : claim.oblast].filter(Boolean);
    return fm.el("article", { class: "fm-claim" },
      claim.quote ? fm.el("blockquote", { dir: "auto" }, fm.said(claim.quote)) : null,
      fm.el("dl", {},
        whole ? row("Type", fm.type(claim.event_type).name) : [],
        whole ? row(fm.type(claim.event_type).label, fm.sideName(claim.side)) : [],
        row("Who", claim.actor ? fm.said(claim.actor) : ""),
        row("Status", ...statusWords(claim), claim.hedge ? [" (", fm.said(`\u201c${claim.hedge}\u201d`), ")"] : []),
        claim.status === "claimed" ? [] : row("Claimant", claim.claimant ? fm.said(claim.claimant) : ""),
        row("When", fm.said(fm.when(claim.begin, claim.end))),
        row("Where", ...place.flatMap((name, i) => (i ? [", ", fm.said(name)] : [fm.said(name)]))),
        row("Located", ...located(claim)),
        row("Source", claim.publisher ? fm.said(claim.publisher) : "",
          claim.report_date ? [claim.publisher ? ", " : "", fm.said(fm.when(claim.report_date))] : ""),
        row("Notes", claim.citations && claim.citations.length ? fm.said(claim.citations.map((number) => `[${number}]`).join(" ")) : ""),
        row("Link", claim.url ? fm.link(claim.url) : ""),
        row("Review", ...review(claim)),
        row("Remark", claim.note ? fm.said(claim.note) : ""),
      ));
  };

  fm.eventCard = async function (event) {
    const claims = await Promise.all(event.claims.map(fm.claim)), several = claims.length > 1;
    const differ = new Set(claims.map((claim) => claim.status)).size > 1;
    const against = new Set(event.against || []), types = new Set(claims.map((claim) => claim.event_type)).size > 1;
    const cards = (wanted) => claims.filter((claim) => against.has(claim.number) === wanted).map((claim) => fm.claimCard(claim, types));
    return [
      fm.el("div", { class: "fm-card-head" },
        fm.symbol(event, 40),
        fm.el("div", {},
          fm.el("h2", {}, event.crossing ? `${fm.type(event.type).name} across a river` : fm.type(event.type).name),
          fm.el("p", { class: `fm-card-side fm-side-${fm.sideCode(event.side)}` }, `${fm.type(event.type).label}: ${fm.sideName(event.side)}`))),
      several ? fm.el("p", { class: "fm-hint" }, `${claims.length} claims report this event`,
        against.size ? "; they contradict each other. The symbol shows the surest."
          : differ ? "; they differ in how sure they are. The symbol shows the surest." : ".") : null,
      against.size ? fm.el("h3", { class: "fm-account" }, "For") : null, ...cards(false),
      against.size ? fm.el("h3", { class: "fm-account" }, "Against") : null, ...cards(true),
    ];
  };

  fm.eventButton = (i) => {
    const event = fm.event(i), claim = fm.claimNow(event.lead);
    return fm.el("li", {}, fm.el("button", { type: "button", class: "fm-item", onclick: () => fm.select(i, "list") },
      fm.symbol(event, 28),
      fm.el("span", {}, fm.el("b", {}, fm.type(event.type).name), `, ${fm.sideName(event.side)}, ${fm.standing(event)}`,
        fm.el("br"), event.place ? fm.said(event.place) : "", event.place && claim.begin ? ", " : "", fm.said(fm.when(claim.begin, claim.end)))));
  };
})(window.frontmap);
