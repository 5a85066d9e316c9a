// The search box: places to fly to and events to select, in whatever script and spelling they are typed.
(function (fm) {
  const WAIT_MS = 120, MOST_PLACES = 6, MOST_EVENTS = 8;
  const ZOOMS = { country: 6, oblast: 7.5, sea: 7, river: 9, city: 10, town: 11 }, PLACE_ZOOM = 11, SAME_DEG = 0.1;
  let map = null, input = null, list = null, options = [], at = -1, waiting = null, index = null;

  // -- what can be found ------------------------------------------------------------------------------------------------
  function places() {
    const found = [
      ...fm.baseLabels(),
      ...fm.names.map(([name, lon, lat]) => ({ name, kind: "named", lon, lat, rank: 3.5 })), ...eventPlaces()];
    const keys = fm.foldAll(found.map((one) => one.name)), near = new Map();
    return found.filter((one, i) => {
      one.key = keys[i];
      const twins = near.get(one.key) || near.set(one.key, []).get(one.key);
      if (twins.some((twin) => Math.abs(twin.lon - one.lon) < SAME_DEG && Math.abs(twin.lat - one.lat) < SAME_DEG)) return false;
      return twins.push(one);
    });
  }

  // "5 km south of Bakhmut": where the first event of that name stands.
  function eventPlaces() {
    const { n, lon, lat, place } = fm.events, first = new Map();
    for (let i = 0; i < n; i += 1) if (place.at[i] >= 0 && !first.has(place.at[i])) first.set(place.at[i], i);
    return Array.from(first, ([word, i]) => ({ name: place.words[word], kind: "told", lon: lon[i], lat: lat[i], rank: 5 }));
  }

  const open = (words, parts) => parts.map((part) => Uint8Array.from(["", ...words], (word) => (word.includes(part) ? 1 : 0)));
  function prepare() {
    index = index || { places: places(), place: fm.foldAll(fm.events.place.words), claimant: fm.foldAll(fm.claims.columns.claimant.words) };
    return index;
  }

  function foundPlaces(parts, whole) {
    const rank = ({ key }) => (key === whole ? 0 : key.startsWith(whole) ? 1 : key.includes(` ${whole}`) ? 2 : 3);
    return prepare().places.filter(({ key }) => parts.every((part) => key.includes(part)))
      .sort((a, b) => rank(a) - rank(b) || a.rank - b.rank || a.key.length - b.key.length).slice(0, MOST_PLACES);
  }

  // The latest of the matching events, those that are shown before those that a filter hides.
  function foundEvents(parts) {
    const { n, place, first, claimOf, begin } = fm.events, claimant = fm.claims.columns.claimant;
    const inPlace = open(prepare().place, parts), inClaimant = open(prepare().claimant, parts), shown = new Uint8Array(n), found = [];
    for (const i of fm.visible()) shown[i] = 1;
    const before = (a, b) => shown[b] - shown[a] || begin[b] - begin[a];
    next: for (let i = 0; i < n; i += 1) {
      for (let p = 0; p < parts.length; p += 1) {
        let holds = inPlace[p][place.at[i] + 1];
        for (let c = first[i]; !holds && c < first[i + 1]; c += 1) holds = inClaimant[p][claimant.at[claimOf[c]] + 1];
        if (!holds) continue next;
      }
      if (found.length === MOST_EVENTS && before(i, found.at(-1)) >= 0) continue;
      found.push(i);
      found.sort(before);
      if (found.length > MOST_EVENTS) found.pop();
    }
    return found.map((event) => ({ event, hidden: !shown[event] }));
  }

  // -- the list ---------------------------------------------------------------------------------------------------------
  function look() {
    const parts = fm.foldWords(input.value);
    if (!parts.length || parts.join("").length * 2 < input.value.trim().length - 1) return close();  // "zzz" folds to a "z"
    const events = foundEvents(parts);
    const words = input.value.trim();
    options = [
      ...foundPlaces(parts, parts.join(" ")).map((place) => ({
        show: () => [fm.el("span", { class: "fm-option-name" }, fm.said(place.name)), fm.el("small", {}, kindOf(place))], act: () => fly(place) })),
      ...events.map(({ event, hidden }) => ({ hidden, show: () => eventLine(fm.event(event), hidden), act: () => fm.select(event, "list") })),
      { show: () => [fm.el("span", { class: "fm-option-name" }, fm.t("filter_by"), " ", fm.said(`\u201c${words}\u201d`))],
        act: () => { fm.chooseText(words); fm.showPane("filter"); } },
    ];
    at = -1;
    list.replaceChildren(...options.map((option, i) => {
      option.element = fm.el("li", { role: "option", id: `fm-option-${i}`, "aria-selected": "false", class: option.hidden ? "fm-option fm-none" : "fm-option" }, option.show());
      option.element.addEventListener("mousedown", (press) => press.preventDefault());  // the box keeps the focus
      option.element.addEventListener("click", () => take(i));
      return option.element;
    }));
    place();
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
    input.removeAttribute("aria-activedescendant");
    return undefined;
  }

  // Of several of one name each says where it lies: how far from the nearest city.
  function kindOf(place) {
    const kind = fm.t(`place_${place.kind}`), near = namesake(place) && nearestCity(place);
    return near ? `${kind}, ${fm.t("far_from", { distance: fm.metres(near.metres), city: near.name })}` : kind;
  }
  const namesake = ({ key, lon, lat }) => prepare().places.some((other) => other.key === key && (other.lon !== lon || other.lat !== lat));
  function nearestCity({ lon, lat }) {
    const far = (city) => L.latLng(lat, lon).distanceTo([city.lat, city.lon]);
    const [city] = prepare().places.filter(({ kind }) => kind === "city").sort((a, b) => far(a) - far(b));
    return city && { name: city.name, metres: far(city) };
  }

  function eventLine(event, hidden) {
    const when = event.begin === fm.NO_DAY ? "" : fm.when(fm.isoOf(event.begin), fm.isoOf(event.end));
    return [fm.symbol(event, 24), fm.el("span", { class: "fm-option-name" }, fm.typeName(event.type), event.place ? [": ", fm.said(event.place)] : "",
      fm.el("small", {}, [when, hidden ? fm.t("hidden_by_filter") : ""].filter(Boolean).join(" \u00b7 ")))];
  }

  // Below the box, whatever scrolls around it.
  function place() {
    const box = input.getBoundingClientRect(), wide = Math.min(Math.max(box.width, 340), window.innerWidth - 16);
    Object.assign(list.style, {
      top: `${box.bottom + 4}px`, left: `${Math.max(8, Math.min(box.left, window.innerWidth - wide - 8))}px`, width: `${wide}px`, maxHeight: `${window.innerHeight - box.bottom - 16}px` });
  }

  function close() {
    list.hidden = true;
    options = [];
    at = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  function go(to) {
    if (at >= 0) options[at].element.setAttribute("aria-selected", "false");
    at = (to + options.length) % options.length;
    options[at].element.setAttribute("aria-selected", "true");
    options[at].element.scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", options[at].element.id);
  }

  function take(i) {
    const { act } = options[i];
    close();
    act();
  }

  function fly({ lon, lat, kind }) {
    const zoom = ZOOMS[kind] ?? PLACE_ZOOM, still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    fm.ringAt(map, [lon, lat]);
    if (still) map.setView([lat, lon], zoom);
    else map.flyTo([lat, lon], zoom, { duration: 0.8 });
  }

  function pressed(key) {
    const open = !list.hidden;
    if (key.key === "ArrowDown" || key.key === "ArrowUp") {
      if (!open) look();
      if (options.length) go(key.key === "ArrowDown" ? at + 1 : at < 0 ? -1 : at - 1);
    } else if (key.key === "Enter") {
      if (!open) return look();
      take(Math.max(at, 0));
    } else if (key.key === "Escape" && (open || input.value)) {
      if (!open) input.value = "";
      close();
    } else return undefined;
    return key.preventDefault();
  }

  fm.search = function (page) {
    map = page;
    input = fm.el("input", { type: "text", id: "fm-find", class: "fm-input", role: "combobox", "aria-expanded": "false", "aria-controls": "fm-found-list", "aria-autocomplete": "list",
      autocomplete: "off", spellcheck: "false", maxlength: 200, "aria-label": fm.t("search"), placeholder: fm.t("search") });
    list = fm.el("ul", { id: "fm-found-list", role: "listbox", "aria-label": fm.t("search"), hidden: "" });
    document.getElementById("fm-search").append(input);
    document.body.append(list);
    input.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(look, WAIT_MS); });
    input.addEventListener("keydown", pressed);
    input.addEventListener("focus", () => { if (input.value) look(); });
    input.addEventListener("blur", () => { clearTimeout(waiting); close(); });
    window.addEventListener("resize", close);
  };
})(window.frontmap);
