// Stands in the page before its own scripts, and tells when the screen shows all that there is to draw.
(() => {
  // What a page puts off for longer than this is no drawing (an address that is noted, a word that is told a reader).
  const LONGEST_MS = 100;
  const native = {};
  for (const name of ["requestAnimationFrame", "cancelAnimationFrame", "setTimeout", "clearTimeout"]) native[name] = window[name].bind(window);
  const waiting = new Set(), shown = new Map();
  let watched = false, marks = 0, look = () => {};

  // Element Timing: when a text came to the screen, after the main thread, the compositor and the painting of tiles.
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) shown.set(entry.identifier, entry.presentationTime ?? entry.renderTime);
    look();
  }).observe({ type: "element" });

  // A dot that comes to the screen with what has been drawn until now. It stays: to take it away would be work, too.
  function mark() {
    marks += 1;
    const dot = document.createElement("div");
    dot.setAttribute("elementtiming", String(marks));
    dot.textContent = ".";
    dot.style.cssText = "position: fixed; left: 0; top: 0; z-index: 99999; font: 6px/6px sans-serif; color: #777; pointer-events: none";
    document.documentElement.append(dot);
  }

  const turn = (key, act) => { waiting.delete(key); act(); if (watched) mark(); };
  window.requestAnimationFrame = (act) => {
    const id = native.requestAnimationFrame((time) => turn("f" + id, () => act(time)));
    waiting.add("f" + id);
    return id;
  };
  window.cancelAnimationFrame = (id) => { waiting.delete("f" + id); native.cancelAnimationFrame(id); };
  window.setTimeout = (act, delay = 0, ...more) => {
    if (typeof act !== "function" || delay > LONGEST_MS) return native.setTimeout(act, delay, ...more);
    const id = native.setTimeout(() => turn("t" + id, () => act(...more)), delay);
    waiting.add("t" + id);
    return id;
  };
  window.clearTimeout = (id) => { waiting.delete("t" + id); native.clearTimeout(id); };

  const frame = () => new Promise((done) => { native.requestAnimationFrame(done); });

  // The time at which the screen shows what is drawn now, and what is drawn by all that waits and by what that leaves waiting.
  async function settled() {
    watched = true;
    mark();
    for (let before = null; before !== marks || waiting.size;) {
      before = marks;
      await frame();
    }
    watched = false;
    const last = String(marks);
    while (!shown.has(last)) await new Promise((done) => { look = done; });
    return shown.get(last);
  }

  const loaded = new Promise((done) => { window.addEventListener("load", () => done(), { once: true }); });
  const ready = new Promise((done) => {
    const isReady = () => { if (document.documentElement?.dataset.ready === "yes") done(); };
    new MutationObserver(isReady).observe(document, { subtree: true, attributes: true, attributeFilter: ["data-ready"] });
  });

  // Milliseconds since navigation. Our page says itself when it is ready; the others are when they are loaded.
  async function drawn(ours) {
    await loaded;
    if (ours) await ready;
    return settled();
  }

  const map = () => Object.entries(window).find(([name, one]) => name.startsWith("map_") && one instanceof L.Map)[1];

  function layers() {
    let count = 0;
    map().eachLayer((layer) => { count += layer instanceof L.Marker || layer instanceof L.Path ? 1 : 0; });
    return count;
  }

  const still = { animate: false };
  const MOVES = {
    home: () => map().setView([48.5, 36], 6, still),
    in: () => map().setZoom(map().getZoom() + 1, still),
    out: () => map().setZoom(map().getZoom() - 1, still),
    there: () => map().panBy([160, 120], still),
    back: () => map().panBy([-160, -120], still),
  };

  // To be called of a page that has settled.
  async function move(name) {
    await frame();
    const begin = performance.now();
    MOVES[name]();
    return await settled() - begin;
  }

  // One step of the slider, of a page that has settled, in milliseconds of script, style and layout; without a slider null.
  async function step(share, days) {
    const fm = window.frontmap;
    if (!fm || !fm.stepTo || !fm.drawNow) return null;
    const [first, last] = fm.dayNumbers || [0, days - 1];
    await frame();
    const begin = performance.now();
    fm.stepTo(first + Math.round(share * (last - first)));
    fm.drawNow();
    document.body.getBoundingClientRect();
    const took = performance.now() - begin;
    await settled();
    return took;
  }

  window.frontmapProbe = { drawn, layers, move, settled, step };
})();
