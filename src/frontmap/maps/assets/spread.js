// Symbols that would hide each other step aside; where too many share one spot, a count stands for them.
(function (fm) {
  const CROWD = 14, CROWD_RADIUS = 15, ROUNDS = 90, FEWER = 40, MANY = 250;

  // points: [{x, y}] in pixels. Gives {at: [{x, y} or null for those in a crowd], crowds: [{x, y, members}]}.
  fm.spread = function (points, gap) {
    const crowds = findCrowds(points), crowded = new Set(crowds.flatMap((crowd) => crowd.members));
    const bodies = points.map((point, i) => ({ i, home: point, ...jitter(point, i), fixed: false })).filter((b) => !crowded.has(b.i));
    for (const crowd of crowds) bodies.push({ i: -1, home: crowd, x: crowd.x, y: crowd.y, fixed: true });
    const rounds = bodies.length > MANY ? FEWER : ROUNDS;
    let pairs = [];
    for (let round = 0; round < rounds; round += 1) {
      if (round % AGAIN === 0) pairs = pairsOf(bodies, gap);
      // The pull home fades out, so that the last rounds only part what still overlaps.
      const pull = 0.06 * Math.max(0, 1 - round / (rounds * 0.7));
      for (const body of bodies) {
        if (body.fixed) continue;
        body.x += (body.home.x - body.x) * pull;
        body.y += (body.home.y - body.y) * pull;
      }
      if (!part(pairs, gap) && pull === 0) break;
    }
    const at = points.map(() => null);
    for (const body of bodies) if (body.i >= 0) at[body.i] = { x: body.x, y: body.y };
    return { at, crowds };
  };

  // Equal places start a hair apart, each in its own direction, the same one every time.
  function jitter(point, i) {
    const turn = i * 2.399963;
    return { x: point.x + 0.5 * Math.cos(turn), y: point.y + 0.5 * Math.sin(turn) };
  }

  // Cells of a square grid by number, so that nothing has to be put into words for every step of every symbol.
  const WIDE = 1 << 20;
  const cellOf = (x, y, cell) => Math.floor(x / cell) * WIDE + Math.floor(y / cell);
  function grid(bodies, cell) {
    const cells = new Map();
    bodies.forEach((body, i) => {
      const key = cellOf(body.x, body.y, cell), there = cells.get(key);
      if (there) there.push(i);
      else cells.set(key, [i]);
    });
    return cells;
  }

  function around(cells, body, cell) {
    const found = [], at = cellOf(body.x, body.y, cell);
    for (let x = -WIDE; x <= WIDE; x += WIDE) {
      for (let y = -1; y <= 1; y += 1) {
        const there = cells.get(at + x + y);
        if (there) found.push(...there);
      }
    }
    return found;
  }

  // Symbols move little in a step: who may meet whom is worked out anew only now and then.
  const AGAIN = 6, SLACK = 1.6;
  function pairsOf(bodies, gap) {
    const cells = grid(bodies, gap * SLACK), pairs = [];
    bodies.forEach((a, i) => {
      for (const j of around(cells, a, gap * SLACK)) if (j > i && !(a.fixed && bodies[j].fixed)) pairs.push([a, bodies[j]]);
    });
    return pairs;
  }

  function part(pairs, gap) {
    let moved = false;
    for (const [a, b] of pairs) {
      const dx = b.x - a.x, dy = b.y - a.y;
      if (dx >= gap || dy >= gap || dx <= -gap || dy <= -gap) continue;
      const far = Math.hypot(dx, dy) || 0.01;
      if (far >= gap) continue;
      const step = (gap - far) / far / (a.fixed || b.fixed ? 1 : 2);
      if (!a.fixed) { a.x -= dx * step; a.y -= dy * step; }
      if (!b.fixed) { b.x += dx * step; b.y += dy * step; }
      moved = true;
    }
    return moved;
  }

  function findCrowds(points) {
    if (points.length <= CROWD) return [];
    const cells = grid(points, CROWD_RADIUS), used = new Set(), crowds = [];
    points.forEach((point, i) => {
      if (used.has(i)) return;
      const members = around(cells, point, CROWD_RADIUS).filter(
        (j) => !used.has(j) && Math.hypot(points[j].x - point.x, points[j].y - point.y) <= CROWD_RADIUS);
      if (members.length <= CROWD) return;
      members.forEach((j) => used.add(j));
      const mean = (axis) => members.reduce((sum, j) => sum + points[j][axis], 0) / members.length;
      crowds.push({ x: mean("x"), y: mean("y"), members: members.sort((a, b) => a - b) });
    });
    return crowds;
  }
})(window.frontmap);
