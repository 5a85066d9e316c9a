// Which events are shown: every filter has a mask of its own, and what all of them let through is drawn and listed.
(function (fm) {
  const masks = new Map(), hearers = new Map();
  let shown = null, planned = false;

  fm.on = (what, hear) => hearers.set(what, [...(hearers.get(what) || []), hear]);
  fm.emit = (what, ...more) => { for (const hear of hearers.get(what) || []) hear(...more); };

  // A mask has a byte an event, 1 for what it lets through; null lets everything through.
  fm.mask = function (name, mask) {
    if (mask) masks.set(name, mask);
    else masks.delete(name);
    shown = null;
    if (planned) return;
    planned = true;
    requestAnimationFrame(fm.drawNow);
  };

  // Draws at once what is waiting to be drawn.
  fm.drawNow = function () {
    if (!planned) return;
    planned = false;
    fm.emit("visible");
  };

  function through(all) {
    const { n, order } = fm.events, found = new Int32Array(n);
    let count = 0;
    next: for (let k = 0; k < n; k += 1) {
      const i = order[k];
      for (const mask of all) if (!mask[i]) continue next;
      found[count++] = i;
    }
    return found.subarray(0, count);
  }

  // The numbers of the events that are shown, in the order in which they are drawn.
  fm.visible = () => (shown = shown || through([...masks.values()]));
  // Those that all filters but one let through: what the numbers beside that filter's choices count.
  fm.visibleBut = (name) => through([...masks].filter(([other]) => other !== name).map(([, mask]) => mask));
  fm.isVisible = (i) => [...masks.values()].every((mask) => mask[i]);

  // The layers of the control: one a type and side.
  const on = new Set(), layers = new Map();
  function byLayer() {
    const { n, type, side } = fm.events, mask = new Uint8Array(n);
    const open = type.words.map((typeWord) => side.words.map((sideWord) => (on.has(`${typeWord} ${sideWord}`) ? 1 : 0)));
    for (let i = 0; i < n; i += 1) mask[i] = open[type.at[i]][side.at[i]];
    fm.mask("layers", mask);
  }
  const Switch = L.Layer.extend({
    initialize(turn) { this._turn = turn; },
    onAdd() { this._turn(true); },
    onRemove() { this._turn(false); },
  });
  let soon = false;
  function turned() {
    if (soon || !fm.events) return;
    soon = true;
    queueMicrotask(() => { soon = false; byLayer(); fm.emit("layers"); });
  }
  fm.eventLayer = function (type, side) {
    const key = `${type} ${side}`;
    layers.set(key, new Switch((is) => { on[is ? "add" : "delete"](key); turned(); }));
    return layers.get(key);
  };
  // The layers that are switched off, as "type side"; and a way to switch just these off, by the control's own boxes.
  fm.layersOff = () => [...layers.keys()].filter((key) => !on.has(key));
  fm.turnLayersOff = function (map, off) {
    const boxes = [...map.getContainer().querySelectorAll(".leaflet-control-layers-selector")];
    for (const [key, layer] of layers) {
      const box = boxes.find((one) => one.layerId === L.stamp(layer));
      if (box && box.checked === off.includes(key)) box.click();
    }
  };
  fm.layersReady = byLayer;

  fm.margins = false;
  fm.uncertaintyLayer = () => new Switch((is) => { fm.margins = is; if (fm.events) fm.emit("look"); });
})(window.frontmap);
