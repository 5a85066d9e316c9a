// One symbol: the frame's shape and colour say the side, its ink the status, the glyph the type.
(function (fm) {
  fm.symbol = function (event, size) {
    const status = fm.status(event.status), type = fm.type(event.type), side = fm.side(event.side);
    const glyph = event.crossing ? fm.block("styles").crossing.glyph : type.glyph;
    const painted = type.fill && !event.crossing;
    const dash = status.fill === "none" ? status.dash.join(" ") : "";
    return fm.svg(
      "svg",
      {
        viewBox: "-17 -17 34 34", width: size, height: size, "aria-hidden": "true", focusable: "false",
        class: `fm-symbol fm-side-${fm.sideCode(event.side)} fm-fill-${status.fill} fm-is-${event.status}`,
      },
      event.wide ? fm.svg("circle", { class: "fm-ring", r: 16.2 }) : null,
      fm.svg("path", { class: "fm-halo", d: side.frame }),
      fm.svg("path", { class: "fm-frame", d: side.frame, "stroke-dasharray": dash || null }),
      status.mark === "cross" ? fm.svg("path", { class: "fm-cross", d: "M-14-14L14 14M14-14L-14 14" }) : null,
      fm.svg("path", { class: painted ? "fm-glyph fm-painted" : "fm-glyph", d: glyph }),
      status.mark === "question" ? question() : null,
      event.against ? fm.svg("g", { class: "fm-disputed", transform: "translate(10.5 10.5)" },
        fm.svg("circle", { r: 6 }), fm.svg("path", { d: fm.block("styles").disputed.mark })) : null,
    );
  };

  // How sure an event is, in a word or two.
  fm.standing = (event) => (fm.statusName(event.status) + (event.against ? `, ${fm.t("disputed")}` : "")).toLocaleLowerCase(fm.lang);

  const question = () =>
    fm.svg("g", { class: "fm-question", transform: "translate(10.5 -10.5)" },
      fm.svg("circle", { r: 6 }),
      fm.svg("path", { d: "M-2-1.4A2 2 0 1 1 0.6 0.5Q0 0.9 0 1.7M0 3.6V3.7" }));

  // A short name of the event, for labels that are read out and for lists.
  fm.eventName = function (event) {
    const type = fm.typeName(event.type), side = fm.sideName(event.side);
    return `${type}, ${side}, ${fm.standing(event)}${event.place ? ", " + event.place : ""}`;
  };
})(window.frontmap);
