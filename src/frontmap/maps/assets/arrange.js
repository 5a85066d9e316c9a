// Where symbols stand: each at its place where there is room, aside with a thin line where they would hide each other, and
// under a count where too many would. Points are pixels of the world at one zoom, so that moving the map moves nothing.
(function (fm) {
  // With more than these in view, stepping aside would carry symbols too far from where they belong.
  const GAP = 25, STEP_ASIDE = 200, CELL = 42;

  // Gives {symbols: [{event, x, y, homeX, homeY}], crowds: [{x, y, count, shares, members()}]}.
  // box: west, north, east, south of what is in view, in pixels of the world.
  fm.arrange = function (shown, world, box) {
    if (shown.length <= STEP_ASIDE) return aside(shown, world);
    const seen = inside(shown, world, box);
    return seen.length <= STEP_ASIDE ? aside(seen, world) : counted(seen, world);
  };
  // Whether an arrangement holds for what comes into view when the map is moved.
  fm.arrangedWhole = (shown) => shown.length <= STEP_ASIDE;

  function inside(shown, world, [west, north, east, south]) {
    const { x, y } = fm.events, found = new Int32Array(shown.length);
    const w = west / world, e = east / world, n = north / world, s = south / world;
    let count = 0;
    for (const i of shown) if (x[i] >= w && x[i] <= e && y[i] >= n && y[i] <= s) found[count++] = i;
    return found.subarray(0, count);
  }

  function aside(shown, world) {
    const E = fm.events, numbers = Array.from(shown), home = numbers.map((i) => ({ x: E.x[i] * world, y: E.y[i] * world }));
    const { at, crowds } = fm.spread(home, GAP), symbols = [];
    numbers.forEach((i, n) => { if (at[n]) symbols.push({ event: i, x: at[n].x, y: at[n].y, homeX: home[n].x, homeY: home[n].y }); });
    return { symbols, crowds: crowds.map(({ x, y, members }) => crowdOf(x, y, members.map((n) => numbers[n]))) };
  }

  const crowdOf = (x, y, members) => ({ x, y, count: members.length, shares: sharesOf(members), members: () => members });
  function sharesOf(members) {
    const { words, at } = fm.events.side, counts = new Map();
    for (const i of members) { const code = fm.sideCode(words[at[i]]); counts.set(code, (counts.get(code) || 0) + 1); }
    return [...counts].sort(([a], [b]) => (a < b ? -1 : 1));
  }

  // Too many for that: whole cells of the world are counted, so that the work is bounded by the screen.
  function counted(seen, world) {
    const E = fm.events, cells = new Map();
    for (const i of seen) {
      const x = E.x[i] * world, y = E.y[i] * world, key = Math.floor(x / CELL) * 1e7 + Math.floor(y / CELL);
      const cell = cells.get(key);
      if (cell) { cell.x += x; cell.y += y; cell.members.push(i); } else cells.set(key, { x, y, members: [i] });
    }
    const spots = joined([...cells.values()].map(({ x, y, members }) => ({ x: x / members.length, y: y / members.length, members })));
    const symbols = [], crowds = [];
    for (const { x, y, members } of spots) {
      if (members.length === 1) symbols.push({ event: members[0], x, y, homeX: x, homeY: y });
      else crowds.push(crowdOf(x, y, members));
    }
    return { symbols, crowds };
  }

  // Counts of neighbouring cells that would lie on each other become one.
  function joined(spots) {
    spots.sort((a, b) => b.members.length - a.members.length);
    const cells = new Map(), kept = [];
    for (const spot of spots) {
      const cx = Math.floor(spot.x / CELL), cy = Math.floor(spot.y / CELL);
      const near = neighbour(cells, spot, cx, cy);
      if (near) {
        for (const i of spot.members) near.members.push(i);
        continue;
      }
      kept.push(spot);
      const key = cx * 1e7 + cy;
      if (cells.has(key)) cells.get(key).push(spot);
      else cells.set(key, [spot]);
    }
    return kept;
  }

  function neighbour(cells, spot, cx, cy) {
    for (let x = cx - 1; x <= cx + 1; x += 1) {
      for (let y = cy - 1; y <= cy + 1; y += 1) {
        for (const other of cells.get(x * 1e7 + y) || []) if (Math.hypot(other.x - spot.x, other.y - spot.y) < 2 * reach(other, spot)) return other;
      }
    }
    return null;
  }
  const reach = (a, b) => (fm.crowdRadius(a.members.length) + fm.crowdRadius(b.members.length)) / 2 + 1;
})(window.frontmap);
