// The lines, areas and grey margins of events, as paths on the canvas; a shape is unfolded when it is first looked at.
(function (fm) {
  const EQUATOR_M = 40075016;

  // The places in a row of numbers at which each part of these sizes begins, and the end.
  function begins(sizes) {
    const found = new Int32Array(sizes.length + 1);
    for (let i = 0; i < sizes.length; i += 1) found[i + 1] = found[i] + sizes[i];
    return found;
  }
  const unfolded = (step) => (step & 1 ? -(step + 1) / 2 : step / 2);

  // Rings and lines in the world from 0 to 1, with their bounds; those before `areas` are areas, the largest first.
  fm.shapeTable = function (packed) {
    const known = new Map(), { "shape shift": shift, "ring corners": corners, per_degree: perDegree } = packed;
    const lines = begins(packed["shape rings"]), firstStep = begins(corners.map((n) => n - 1)), stepLon = packed["step lon"], stepLat = packed["step lat"];
    // The corners of a ring or line in degrees: lon, lat, lon, lat, ...
    function cornersOf(number, unit) {
      let lon = packed["ring lon"][number], lat = packed["ring lat"][number];
      const found = new Float64Array(2 * corners[number]);
      for (let i = 0, step = firstStep[number]; i < found.length; i += 2, step += 1) {
        if (i) { lon += unfolded(stepLon[step - 1]); lat += unfolded(stepLat[step - 1]); }
        found[i] = lon / unit;
        found[i + 1] = lat / unit;
      }
      return found;
    }
    function line(number, unit) {
      const found = cornersOf(number, unit);
      for (let i = 0; i < found.length; i += 2) {
        found[i] = fm.worldX(found[i]);
        found[i + 1] = fm.worldY(found[i + 1]);
      }
      return found;
    }
    function unfold(number) {
      const parts = [], unit = perDegree / 2 ** shift[number];
      for (let i = lines[number]; i < lines[number + 1]; i += 1) parts.push(line(i, unit));
      const box = [Infinity, Infinity, -Infinity, -Infinity];
      for (const part of parts) {
        for (let i = 0; i < part.length; i += 2) {
          box[0] = Math.min(box[0], part[i]); box[2] = Math.max(box[2], part[i]);
          box[1] = Math.min(box[1], part[i + 1]); box[3] = Math.max(box[3], part[i + 1]);
        }
      }
      return { closed: !!packed["shape closed"][number], parts, box, path: null, zoom: null };
    }
    const shapes = (number) => {
      if (!known.has(number)) known.set(number, unfold(number));
      return known.get(number);
    };
    // The same in degrees: {areas: [[ring, hole, ...], ...]} or {lines: [...]}, each a list of [lon, lat], rings closed.
    const isOuter = packed["ring outer"];
    shapes.inDegrees = function (number) {
      const closed = !!packed["shape closed"][number], areas = [], found = [], unit = perDegree / 2 ** shift[number];
      for (let i = lines[number]; i < lines[number + 1]; i += 1) {
        const at = cornersOf(i, unit), part = Array.from({ length: at.length / 2 }, (_, corner) => [at[2 * corner], at[2 * corner + 1]]);
        if (closed) part.push(part[0]);
        if (isOuter[i]) areas.push([]);
        areas.at(-1).push(part);
        found.push(part);
      }
      return closed ? { areas } : { lines: found };
    };
    return shapes;
  };

  // A path in pixels from the shape's own corner: in pixels of the world, whole numbers of the canvas would not be exact.
  fm.shapePath = function (shape, world) {
    if (shape.path && shape.zoom === world) return shape.path;
    const path = new Path2D(), [west, north] = shape.box;
    for (const part of shape.parts) {
      path.moveTo((part[0] - west) * world, (part[1] - north) * world);
      for (let i = 2; i < part.length; i += 2) path.lineTo((part[i] - west) * world, (part[i + 1] - north) * world);
      if (shape.closed) path.closePath();
    }
    Object.assign(shape, { path, zoom: world });
    return path;
  };

  fm.metresToPixels = (metres, lat, world) => (metres * world) / (EQUATOR_M * Math.cos((lat * Math.PI) / 180));

  // Hatching for claimed areas: its slant tells the side, as its colour does.
  const hatches = new Map();
  fm.hatch = function (context, code, colour, slant) {
    const key = `${code} ${colour}`;
    if (hatches.has(key)) return hatches.get(key);
    const tile = document.createElement("canvas"), size = 8;
    tile.width = tile.height = size;
    const pen = tile.getContext("2d");
    Object.assign(pen, { strokeStyle: colour, globalAlpha: 0.36, lineWidth: 1.1 });
    pen.beginPath();
    pen.moveTo(-1, size / 2); pen.lineTo(size + 1, size / 2);
    pen.stroke();
    const pattern = context.createPattern(tile, "repeat");
    pattern.setTransform(new DOMMatrix().rotate(slant));
    hatches.set(key, pattern);
    return pattern;
  };

  // The arrowhead at a line's end, by the type's `head`.
  fm.head = function (context, head, from, to, colours) {
    context.save();
    context.translate(to[0], to[1]);
    context.rotate(Math.atan2(to[1] - from[1], to[0] - from[0]));
    context.setLineDash([]);
    Object.assign(context, { strokeStyle: colours.side, fillStyle: colours.side, lineJoin: "miter", lineCap: "butt" });
    context.beginPath();
    if (head === "bar") {
      context.lineWidth = 3;
      context.moveTo(-9, -5); context.lineTo(0, 0); context.lineTo(-9, 5);
      context.moveTo(4, -7); context.lineTo(4, 7);
      context.stroke();
    } else if (head === "thin") {
      context.lineWidth = 3;
      context.moveTo(-10, -6); context.lineTo(0, 0); context.lineTo(-10, 6);
      context.stroke();
    } else {
      context.moveTo(-13, -9); context.lineTo(2, 0); context.lineTo(-13, 9);
      context.closePath();
      if (head === "hollow") Object.assign(context, { fillStyle: colours.paper, lineWidth: 2 });
      context.fill();
      if (head === "hollow") context.stroke();
    }
    context.restore();
  };
})(window.frontmap);
