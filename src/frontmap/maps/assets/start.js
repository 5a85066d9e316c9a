// The last call of the page: all layers and controls stand, now fill in the rest and choose the view.
(function (fm) {
  fm.start = async function (map) {
    const data = fm.block("data");
    speak();
    await fm.load();
    await fm.loadChanges();
    L.control.zoom({ position: "topleft" }).addTo(map);
    fitButton(map);
    attribution(map, data.attributions);
    L.control.scale({ position: "bottomright", imperial: false, maxWidth: 120 }).addTo(map);
    // All that takes room from the map comes before its first view, so that it is drawn once.
    fm.beside(map);
    fm.header(map);
    fm.legend(map);
    fm.layerSigns(map);
    fm.overlays(map);
    fm.filters(map);
    fm.search(map);
    fm.time();
    map.invalidateSize({ animate: false, pan: false });
    fm.emit("sized");
    home(map, false);
    fm.layersReady();
    fm.on("missing", missing);
    fm.address(map);
    fm.drawNow();
    fm.board(map);
    fm.viewed = true;
    fm.emit("viewed");
    fm.keys(map);
    fm.print(map);
    fm.on("nothing", fm.unselect);
    fm.on("look at", ([lon, lat], name) => {
      fm.ringAt(map, [lon, lat], name);
      map.flyTo([lat, lon], Math.max(map.getZoom(), 8), { duration: 0.6 });
    });
    if (fm.isOld()) document.getElementById("fm-facts").prepend(fm.el("p", { id: "fm-old", role: "status" }, fm.t("old_browser")));
    document.documentElement.dataset.ready = "yes";
  };

  // The page's language: what its address says, else English; another one is chosen by loading the page anew.
  function speak() {
    const languages = Object.keys(fm.block("words").language), wanted = fm.langInAddress();
    if (languages.includes(wanted)) fm.lang = wanted;
    document.documentElement.lang = fm.lang;
    if (!fm.keepsAddress()) return;
    const choice = fm.el("select", { id: "fm-lang", "aria-label": fm.t("language") },
      languages.map((code) => fm.el("option", { value: code, lang: code, selected: code === fm.lang ? "" : null }, fm.t("own_name", {}, code))));
    choice.addEventListener("change", () => fm.speak(choice.value));
    document.getElementById("fm-facts").append(choice);
  }

  // An event's link may come from another map, or its event may not be drawn.
  function missing() {
    const line = fm.el("p", { id: "fm-missing", role: "status" }, fm.t("event_missing"));
    document.getElementById("fm-missing")?.remove();
    document.getElementById("fm-facts").prepend(line);
    fm.on("selected", () => line.remove());
  }

  function box(bounds) {
    return [[bounds[1], bounds[0]], [bounds[3], bounds[2]]];
  }

  function home(map, animate) {
    const wide = map.getSize().x >= 760, legend = document.querySelector(".fm-legend[open]");
    const left = legend ? legend.getBoundingClientRect().width + 50 : 60;
    map.fitBounds(box(fm.block("data").view), {
      animate, maxZoom: 9, paddingTopLeft: wide ? [left, 50] : [50, 50], paddingBottomRight: wide ? [70, 50] : [60, 70],
    });
  }

  function fitButton(map) {
    const { view, elsewhere } = fm.block("data");
    const all = L.latLngBounds(box(view));
    elsewhere.forEach((theatre) => all.extend(box(theatre.bounds)));
    const button = (name, d, act) => {
      const link = fm.el("a", { href: "#", role: "button", title: name, "aria-label": name },
        fm.svg("svg", { viewBox: "-9 -9 18 18", width: 18, height: 18, class: "fm-button", "aria-hidden": "true" }, fm.svg("path", { d })));
      L.DomEvent.on(link, "click", (click) => { L.DomEvent.stop(click); act(); });
      return link;
    };
    const control = L.control({ position: "topleft" });
    control.onAdd = () => fm.el("div", { class: "leaflet-bar" },
      button(fm.t("first_view"), "M-7 0L0-6.5L7 0M-5-1.5V6H5V-1.5", () => home(map, true)),
      elsewhere.length ? button(fm.t("all_events"), "M-7-3V-7H-3M3-7H7V-3M7 3V7H3M-3 7H-7V3", () => map.fitBounds(all, { padding: [50, 50] })) : null);
    control.addTo(map);
  }

  // Leaflet writes attributions as markup; ours are text and go in as text.
  function attribution(map, texts) {
    const control = L.control.attribution({ prefix: '<a href="https://leafletjs.com" rel="noopener noreferrer">Leaflet</a>' }).addTo(map);
    const plain = fm.el("span");
    plain.textContent = texts.join(" \u00b7 ");
    control.addAttribution(plain.innerHTML);
    control.getContainer().setAttribute("tabindex", "0");
  }
})(window.frontmap);
