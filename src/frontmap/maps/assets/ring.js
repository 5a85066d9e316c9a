// A ring around a place that somebody looks for, with its name where nothing else stands there.
(function (fm) {
  let ring = null;

  fm.ringAt = function (map, [lon, lat], name) {
    fm.unring();
    ring = L.marker([lat, lon], { icon: L.divIcon({ className: "fm-found", iconSize: [34, 34] }), interactive: false, keyboard: false }).addTo(map);
    if (name) ring.bindTooltip(fm.said(name), { permanent: true, direction: "top", offset: [0, -16], className: "fm-overlay-tip" });
  };
  fm.unring = () => { if (ring) ring.remove(); ring = null; };
  fm.on("nothing", fm.unring);
  fm.on("selected", (event) => { if (event !== null) fm.unring(); });
})(window.frontmap);
