// Light or dark: the colours that canvases are painted with, as the style sheet and the table of styles have them now.
(function (fm) {
  const dark = window.matchMedia("(prefers-color-scheme: dark)"), colours = new Map();
  let inks = null;

  // A colour of the style sheet, which is asked once: each question costs as much as a name on the map.
  fm.colour = function (name) {
    if (!colours.has(name)) colours.set(name, getComputedStyle(document.documentElement).getPropertyValue(name).trim());
    return colours.get(name);
  };

  fm.inks = function () {
    if (inks) return inks;
    inks = { sides: {} };
    for (const name of ["paper", "ink", "soft", "halo", "margin", "grey"]) inks[name] = fm.colour(`--${name}`);
    for (const [code, side] of Object.entries(fm.block("styles").sides)) inks.sides[code] = fm.isDark() ? side.dark : side.colour;
    return inks;
  };
  fm.isDark = () => dark.matches && !fm.printing;

  // Light or dark has changed, or the page goes on paper, which is light: all that is painted is painted anew.
  fm.onScheme = (hear) => fm.on("scheme", hear);
  fm.changeScheme = function () {
    inks = null;
    colours.clear();
    fm.emit("scheme");
  };
  dark.addEventListener("change", fm.changeScheme);
})(window.frontmap);
