// On paper: the map as wide as the sheet and in light colours, below it its key and what is owed, then what is open beside it.
(function (fm) {
  let before = null;

  function begin(map) {
    if (before) return;
    const box = map.getContainer(), legend = box.querySelector(".fm-legend"), credits = box.querySelector(".leaflet-control-attribution");
    const parts = [legend, credits, document.getElementById("fm-side"), document.getElementById("fm-foot")].filter(Boolean);
    const places = parts.map((part) => { const place = document.createComment(""); part.replaceWith(place); return [place, part]; });
    before = { places, centre: map.getCenter(), zoom: map.getZoom(), bounds: map.getBounds(), legend, open: legend && legend.open };
    if (legend) legend.open = true;
    box.after(...parts);
    document.documentElement.classList.add("fm-printing");
    fm.printing = true;
    map.invalidateSize({ animate: false, pan: false });
    map.fitBounds(before.bounds, { animate: false });
    fm.changeScheme();
    fm.emit("settle");  // what is drawn later would be lost
    before.sheet = sheet(map);
    box.append(before.sheet);
  }

  // All canvases of the map as one: Chromium prints each that was just drawn as if it were not transparent.
  function sheet(map) {
    const box = map.getContainer(), room = box.getBoundingClientRect(), ratio = window.devicePixelRatio || 1;
    const found = fm.el("canvas", { class: "fm-sheet", "aria-hidden": "true", width: Math.round(room.width * ratio), height: Math.round(room.height * ratio) });
    const pen = found.getContext("2d"), high = (canvas) => Number(getComputedStyle(canvas.parentElement).zIndex) || 0;
    for (const canvas of [...box.querySelectorAll(".leaflet-pane canvas")].sort((a, b) => high(a) - high(b))) {
      const { x, y, width, height } = canvas.getBoundingClientRect();
      if (canvas.width && canvas.height) pen.drawImage(canvas, (x - room.x) * ratio, (y - room.y) * ratio, width * ratio, height * ratio);
    }
    return found;
  }

  function end(map) {
    if (!before) return;
    const { places, centre, zoom, legend, open } = before;
    before.sheet.remove();
    for (const [place, part] of places) place.replaceWith(part);
    if (legend) legend.open = open;
    document.documentElement.classList.remove("fm-printing");
    fm.printing = false;
    before = null;
    map.invalidateSize({ animate: false, pan: false });
    map.setView(centre, zoom, { animate: false });
    fm.changeScheme();
  }

  fm.print = function (map) {
    window.addEventListener("beforeprint", () => begin(map));
    window.addEventListener("afterprint", () => end(map));
  };
})(window.frontmap);
