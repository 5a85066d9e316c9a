// Stands in the page before its own scripts, and tells when all is drawn and nothing waits to be.
(() => {
  // What a page puts off for longer than this is no drawing (an address that is noted, a word that is told a reader).
  const LONGEST_MS = 100;
  const native = {};
  for (const name of ["requestAnimationFrame", "cancelAnimationFrame", "setTimeout", "clearTimeout"]) native[name] = window[name].bind(window);
  const waiting = new Set();
  let ran = 0;  // how much of what waited has had its turn
  const begun = (key) => { waiting.delete(key); ran += 1; };

  window.requestAnimationFrame = (act) => {
    const id = native.requestAnimationFrame((time) => { begun("f" + id); act(time); });
    waiting.add("f" + id);
    return id;
  };
  window.cancelAnimationFrame = (id) => { waiting.delete("f" + id); native.cancelAnimationFrame(id); };
  window.setTimeout = (act, delay = 0, ...more) => {
    if (typeof act !== "function" || delay > LONGEST_MS) return native.setTimeout(act, delay, ...more);
    const id = native.setTimeout(() => { begun("t" + id); act(...more); }, delay);
    waiting.add("t" + id);
    return id;
  };
  window.clearTimeout = (id) => { waiting.delete("t" + id); native.clearTimeout(id); };

  const frame = () => new Promise((done) => { native.requestAnimationFrame(done); });

  // Whether from one frame to the next nothing had its turn and nothing waits: then the former has painted what there was to paint.
  async function quiet() {
    const before = ran;
    await frame();
    return ran === before && !waiting.size;
  }

  // To be called in an animation frame: the time of the next one that finds all painted. The one after it has to find the same, but
  // is waited for only to be sure, and not counted.
  async function settled() {
    for (;;) {
      const calm = await quiet(), time = performance.now();
      if (calm && await quiet()) return time;
    }
  }

  const loaded = new Promise((done) => { window.addEventListener("load", () => done(), { once: true }); });

  // Milliseconds since navigation. Our page says itself when it is ready; the others are when they are loaded.
  async function drawn(ours) {
    await loaded;
    do await frame(); while (ours && document.documentElement.dataset.ready !== "yes");
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

  async function move(name) {
    await frame();
    await settled();
    const begin = performance.now();
    MOVES[name]();
    return await settled() - begin;
  }

  // One step of the slider in milliseconds of script, style and layout; without a slider null.
  async function step(share, days) {
    const fm = window.frontmap;
    if (!fm || !fm.stepTo || !fm.drawNow) return null;
    const [first, last] = fm.dayNumbers || [0, days - 1];
    await frame();
    await settled();
    const begin = performance.now();
    fm.stepTo(first + Math.round(share * (last - first)));
    fm.drawNow();
    document.body.getBoundingClientRect();
    const took = performance.now() - begin;
    await frame();
    await settled();
    return took;
  }

  window.frontmapProbe = { drawn, layers, move, step };
})();
