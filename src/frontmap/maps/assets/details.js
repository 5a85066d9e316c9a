// What a click tells: everything the layer knows about an event, in the source's own words where they are quotes.
(function (fm) {
  const row = (name, ...value) => (value.flat().some((part) => part !== "" && part !== null && part !== undefined)
    ? [fm.el("dt", {}, fm.t(`card_${name}`)), fm.el("dd", {}, ...value)] : []);

  // A text of the interface with one {name} in it, which is a report's word.
  const around = (key, name, value) => fm.t(key).split(`{${name}}`).flatMap((part, i) => (i ? [fm.said(value), part] : [part]));

  function statusWords(claim) {
    const key = `status_${claim.status}_words`;
    if (!fm.t(key).includes("{claimant}")) return [fm.t(key)];
    return claim.claimant ? around(key, "claimant", claim.claimant) : [fm.t("claimed_unnamed")];
  }

  function located(claim) {
    const parts = [claim.method ? fm.said(claim.method) : fm.t("not_recorded")];
    if (claim.uncertainty_m !== undefined) parts.push(", ", fm.t("within", { distance: fm.metres(claim.uncertainty_m) }));
    return parts;
  }

  const REVIEWS = ["accepted", "corrected", "added", "rejected"];
  function review(claim) {
    if (!claim.review || claim.review === "extracted") return [];
    const by = [claim.editor ? [" ", ...around("by", "editor", claim.editor)] : [], claim.edited ? [", ", fm.said(claim.edited)] : []];
    return [REVIEWS.includes(claim.review) ? fm.t(`card_review_${claim.review}`) : fm.said(claim.review), ...by.flat()];
  }

  // Why a claim is not on the map; "" for one that is.
  fm.reason = function (claim) {
    if (claim.event >= 0) return "";
    if (fm.claims.planned.has(claim.number)) return fm.t("planned");
    return claim.reason ? fm.said(claim.reason) : fm.t("no_reason");
  };

  // In a list of claims of one event the type and the side are told once, above; a quote that is read already can be left out.
  fm.claimCard = function (claim, whole, { quoted = true, sought = true } = {}) {
    // "northern Donetsk Oblast" needs no second mention of the oblast.
    const place = [claim.place_name, (claim.place_name || "").includes(claim.oblast) ? "" : claim.oblast].filter(Boolean);
    const seek = !sought ? null : fm.el("button", { type: "button", class: "fm-more", onclick: () => fm.showClaim(claim.number) }, fm.t("in_text"));
    return fm.el("article", { class: "fm-claim" },
      claim.quote && quoted ? fm.el("blockquote", { dir: "auto" }, fm.said(claim.quote)) : null, seek,
      fm.el("dl", {},
        whole ? row("type", fm.typeName(claim.event_type)) : [],
        whole ? row("side", fm.sideName(claim.side)) : [],
        row("who", claim.actor ? fm.said(claim.actor) : ""),
        row("status", ...statusWords(claim), claim.hedge ? [" (", fm.said(`\u201c${claim.hedge}\u201d`), ")"] : []),
        claim.status === "claimed" ? [] : row("claimant", claim.claimant ? fm.said(claim.claimant) : ""),
        row("when", fm.said(fm.when(claim.begin, claim.end))),
        row("where", ...place.flatMap((name, i) => (i ? [", ", fm.said(name)] : [fm.said(name)]))),
        row("located", ...located(claim)),
        row("source", claim.publisher ? fm.publisher(claim.publisher) : "",
          claim.report_date ? [claim.publisher ? ", " : "", fm.said(fm.when(claim.report_date))] : ""),
        row("notes", claim.citations && claim.citations.length ? fm.said(claim.citations.map((number) => `[${number}]`).join(" ")) : ""),
        row("link", claim.url ? fm.link(claim.url) : ""),
        row("review", ...review(claim)),
        row("remark", claim.note ? fm.said(claim.note) : ""),
      ));
  };

  const head = (look, name, ...more) => fm.el("div", { class: "fm-card-head" }, fm.symbol(look, 36), fm.el("div", {}, fm.el("h3", {}, name), ...more));
  const sideLine = (type, side) => fm.el("p", { class: `fm-card-side fm-side-${fm.sideCode(side)}` }, `${fm.sideRole(type)}: ${fm.sideName(side)}`);

  // The claims whose sentence stands above the card are `here`: where it is all that was said, it need not be said again.
  fm.eventCard = async function (event, here = []) {
    const claims = await Promise.all(event.claims.map(fm.claim)), name = fm.typeName(event.type);
    const differ = new Set(claims.map((claim) => claim.status)).size > 1;
    const against = new Set(event.against || []), types = new Set(claims.map((claim) => claim.event_type)).size > 1;
    const read = new Set(here), quoted = !claims.every((claim) => read.has(claim.number));
    const account = (key, wanted) => {
      const told = claims.filter((claim) => against.has(claim.number) === wanted);
      const cards = fm.longList(told, (claim) => fm.claimCard(claim, types, { quoted, sought: !read.has(claim.number) }), { tag: "div", some: 50 });
      return [against.size ? fm.el("h4", { class: "fm-account" }, fm.t(key)) : null, ...cards];
    };
    return [
      head(event, event.crossing ? fm.t("across_river", { type: name }) : name, sideLine(event.type, event.side), against.size ? fm.el("p", { class: "fm-badge" }, fm.t("disputed")) : null),
      claims.length > 1 ? fm.el("p", { class: "fm-hint" }, fm.t(against.size ? "claims_contradict" : differ ? "claims_differ" : "claims_agree", { n: claims.length })) : null,
      ...account("account_for", false), ...account("account_against", true), fm.rivalList(claims),
    ];
  };

  // The same for a claim that the map does not show.
  fm.apartCard = async function (number) {
    const claim = await fm.claim(number);
    return [
      head({ type: claim.event_type, side: "UNK", status: claim.status }, fm.typeName(claim.event_type), sideLine(claim.event_type, claim.side)),
      fm.el("p", { class: "fm-reason" }, fm.t("apart"), ": ", fm.reason(claim)), fm.claimCard(claim, false, { quoted: false, sought: false }), fm.rivalList([claim]),
    ];
  };

  const button = (look, name, place, when, act) => fm.el("li", {}, fm.el("button", { type: "button", class: "fm-item", onclick: act },
    fm.symbol(look, 28), fm.el("span", {}, fm.el("b", {}, name[0]), `, ${name[1]}`, fm.el("br"), place ? fm.said(place) : "", place && when ? ", " : "", fm.said(when))));

  fm.eventButton = (i) => {
    const event = fm.event(i), claim = fm.claimNow(event.lead);
    return button(event, [fm.typeName(event.type), `${fm.sideName(event.side)}, ${fm.standing(event)}`], event.place, fm.when(claim.begin, claim.end), () => fm.select(i, "list"));
  };

  fm.claimButton = (number, act) => {
    const claim = fm.claimNow(number), apart = claim.event < 0, look = { type: claim.event_type, side: apart ? "UNK" : claim.side, status: claim.status };
    return button(look, [fm.typeName(claim.event_type), `${fm.sideName(claim.side)}, ${apart ? fm.t("apart").toLocaleLowerCase(fm.lang) : fm.standing(look)}`], claim.place_name, "", act);
  };
})(window.frontmap);
