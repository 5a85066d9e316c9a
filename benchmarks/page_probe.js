// Stands in the page before its own scripts, and tells when all is drawn and nothing waits to be.
(() => {
  // What a page puts off for longer than this is no drawing (an address that is noted, a word that is told a reader).
  const LONGEST_MS = 100;
  const native = {};
  for (const name of ["requestAnimationFrame", "cancelAnimationFrame", "setTimeout", "clearTimeout"]) native[name] = window[name].bind(window);
  const waiting = new Set();

  window.requestAnimationFrame = (act) => {
    const id = native.requestAnimationFrame((time) => { waiting.delete("f" + id); act(time); });
    waiting.add("f" + id);
    return id;
  };
  window.cancelAnimationFrame = (id) => { waiting.delete("f" + id); native.cancelAnimationFrame(id); };
  window.setTimeout = (act, delay = 0, ...more) => {
    if (typeof act !== "function" || delay > LONGEST_MS) return native.setTimeout(act, delay, ...more);
    const id = native.setTimeout(() => { waiting.delete("t" + id); act(...more); }, delay);
    waiting.add("t" + id);
    return id;
  };
  window.clearTimeout = (id) => { waiting.delete("t" + id); native.clearTimeout(id); };

  const frame = () => new Promise((done) => { native.requestAnimationFrame(done); });

  // The second animation frame in a row at which nothing waits.
  async function settled() {
    for (let quiet = 0; quiet < 2;) {
      await frame();
      quiet = waiting.size ? 0 : quiet + 1;
    }
    return performance.now();
  }

  const loaded = new Promise((done) => { window.addEventListener("load", () => done(), { once: true }); });

  // Milliseconds since navigation. Our page says itself when it is ready; the others are when they are loaded.
  async function drawn(ours) {
    await loaded;
    while (ours && document.documentElement.dataset.ready !== "yes") await frame();
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
    await settled();
    const begin = performance.now();
    fm.stepTo(first + Math.round(share * (last - first)));
    fm.drawNow();
    document.body.getBoundingClientRect();
    const took = performance.now() - begin;
    await settled();
    return took;
  }

  window.frontmapProbe = { drawn, layers, move, step };
})();
