"use strict";
// The page's data and the only two ways in which it becomes something to see: textContent and setAttribute.
(function (fm) {
  const blocks = { ...fm.tables };
  fm.keepBlock = (name, value) => { blocks[name] = value; };
  fm.block = function (name) {
    if (!(name in blocks)) blocks[name] = JSON.parse(document.getElementById("frontmap-" + name).textContent);
    return blocks[name];
  };

  function fill(element, attributes, children) {
    for (const [name, value] of Object.entries(attributes || {})) {
      if (name === "class") element.setAttribute("class", value);
      else if (name === "onclick") element.addEventListener("click", value);
      else if (value !== null && value !== undefined && value !== false) element.setAttribute(name, String(value));
    }
    for (const child of children.flat()) {
      if (child === null || child === undefined || child === "") continue;
      element.append(child instanceof Node ? child : document.createTextNode(String(child)));
    }
    return element;
  }

  fm.el = (tag, attributes, ...children) => fill(document.createElement(tag), attributes, children);
  fm.svg = (tag, attributes, ...children) =>
    fill(document.createElementNS("http://www.w3.org/2000/svg", tag), attributes, children);

  // Text from reports: isolated, so that a direction mark inside it cannot reorder what stands around it.
  fm.said = (text) => fm.el("bdi", { class: "fm-said", dir: "auto" }, String(text));

  // Only web addresses become links; everything else is shown as what it is, text.
  fm.link = function (address) {
    let url = null;
    try {
      url = new URL(address);
    } catch {
      return fm.said(address);
    }
    if (url.protocol !== "https:" && url.protocol !== "http:") return fm.said(address);
    return fm.el("a", { href: url.href, rel: "noopener noreferrer", target: "_blank", class: "fm-link" }, fm.said(address));
  };

  function day(iso, lang) {
    const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso), month = parts && Number(parts[2]);
    return month >= 1 && month <= 12 ? { d: Number(parts[3]), m: fm.t(`month_${month}`, {}, lang), y: parts[1] } : null;
  }

  fm.when = function (begin, end, lang = fm.lang) {
    const a = day(begin || "", lang), b = day(end || begin || "", lang);
    if (!a || !b) return begin && end ? fm.t("from_to", { from: begin, to: end }) : begin || end || "";
    const last = `${b.d} ${b.m} ${b.y}`;
    if (begin === (end || begin)) return last;
    if (a.y !== b.y) return fm.t("from_to", { from: `${a.d} ${a.m} ${a.y}`, to: last });
    return a.m === b.m ? `${a.d}\u2013${last}` : `${a.d} ${a.m} \u2013 ${last}`;
  };

  fm.metres = (m) => (m < 1000 ? fm.t("metres", { m: Math.round(m / 10) * 10 || m }) : fm.t("kilometres", { km: (m / 1000).toFixed(m < 10000 ? 1 : 0) }));
  // Made once a language: to make one takes longer than to draw a hundred symbols.
  const made = new Map();
  function intl(kind, lang) {
    const key = `${kind} ${lang}`;
    if (!made.has(key)) made.set(key, new Intl[kind](lang));
    return made.get(key);
  }
  fm.number = (n) => intl("NumberFormat", fm.lang).format(n);

  // A text of the interface in the page's language, with {names} filled in; `n` chooses among its plural forms.
  fm.lang = fm.ownLang = "en";
  fm.t = function (key, values, lang = fm.lang) {
    const row = fm.block("words")[key];
    if (!row) return key;
    const said = row[lang] ?? row.en;
    const form = typeof said === "string" ? said : said[intl("PluralRules", lang).select(values.n)] ?? said.other;
    return form.replace(/\{(\w+)\}/g, (whole, name) => (values && name in values ? String(values[name]) : whole));
  };

  const known = (table, key) => (Object.hasOwn(table, key) ? table[key] : null);
  fm.side = (code) => known(fm.block("styles").sides, code) || fm.block("styles").sides.other;
  fm.sideCode = (code) => (known(fm.block("styles").sides, code) ? code : "other");
  fm.sideName = (code, lang = fm.lang) => fm.t(`side_${fm.sideCode(code)}`, {}, lang) + (fm.sideCode(code) === "other" ? ` (${code})` : "");
  fm.layerName = (type, side, lang = fm.lang) => `${fm.sideName(side, lang)}: ${fm.t(`type_${type}`, {}, lang).toLocaleLowerCase(lang)}`;
  fm.typeName = (code) => fm.t(`type_${code}`);
  fm.sideRole = (type) => fm.t(`type_${type}_side`);
  fm.statusName = (code) => fm.t(`status_${code}`);
  fm.status = (code) => fm.block("styles").statuses[code];
  fm.type = (code) => fm.block("styles").types[code];
})(window.frontmap);
