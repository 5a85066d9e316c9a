// Lists of any length: the first ones are built, a button builds more, and says how many there are.
(function (fm) {
  // Gives the list and its button; make(item) gives an element.
  fm.longList = function (items, make, { tag = "ul", some = 100 } = {}) {
    const box = fm.el(tag, { class: "fm-list" }), more = fm.el("button", { type: "button", class: "fm-more", onclick: () => add() });
    let told = 0;
    function add() {
      box.append(...items.slice(told, told + some).map(make));
      told += some;
      more.hidden = told >= items.length;
      if (!more.hidden) more.textContent = fm.t("show_more", { n: items.length - told });
    }
    add();
    return [box, more];
  };
})(window.frontmap);
