// What folium's own markers and popups expect of a page and would load from other hosts: pins, and one function of jQuery.
(function () {
  const COLOURS = {
    blue: "#38aadd", red: "#d63e2a", green: "#72b026", purple: "#d152b8", orange: "#f69730", darkred: "#a23336", lightred: "#ff8e7f",
    beige: "#ffcb92", darkblue: "#0067a3", darkgreen: "#728224", cadetblue: "#436978", darkpurple: "#5b396b", white: "#fbfbfb",
    pink: "#ff91ea", lightblue: "#8adaff", lightgreen: "#bbf970", gray: "#575757", black: "#303030", lightgray: "#a3a3a3",
  };
  const pin = (colour) => "data:image/svg+xml," + encodeURIComponent(
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 25 41" width="25" height="41"><path d="M12.5 40C11 32 1 22 1 12.5a11.5 11.5 0 0 1 23 0C24 22 14 32 12.5 40Z" ' +
    `fill="${colour}" stroke="#fff" stroke-width="1.5"/><circle cx="12.5" cy="12.5" r="4.5" fill="#fff"/></svg>`);

  L.Icon.Default.imagePath = "";
  L.Icon.Default.mergeOptions({ iconUrl: pin("#34597a"), iconRetinaUrl: pin("#34597a"), shadowUrl: "", shadowRetinaUrl: "", shadowSize: null });

  // folium.Icon: the pin in its colour, without the sign in it, whose font is not here.
  L.AwesomeMarkers = {
    icon: (options) => L.icon({ iconUrl: pin(COLOURS[options.markerColor] || COLOURS.blue), iconSize: [25, 41], iconAnchor: [12, 41], popupAnchor: [1, -34], tooltipAnchor: [16, -28] }),
  };

  // folium.Popup makes its content with it; Map.keep_in_front waits with it.
  window.$ = (what) => {
    if (what === document) return { ready: (act) => setTimeout(act, 0) };
    const box = document.createElement("template");
    box.innerHTML = what.trim();
    return [box.content.firstElementChild];
  };
})();
