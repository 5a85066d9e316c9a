// The canvas of events under folium's layer control: draws what is visible, and says what lies under the pointer.
(function (fm) {
  const SIZE = 30, LEADER = 7, SMALLEST_MARGIN = 15, NEAR = 16;
  let map = null, board = null, selected = null, pointed = null;

  const Board = fm.Sheet.extend({
    options: { pane: "fm-events", className: "fm-board" },

    // Draws everything that is visible where it stands now; the plan of the places is kept as long as it holds.
    _paint(moved) {
      const pen = this._begin();
      this._plan();
      this._drawn = [];
      this._shapes(pen);
      this._symbols(pen);
      fm.emit("drawn");
      this._map.fire("frontmap:symbols", { moved });
    },

    _plan() {
      const shown = fm.visible(), whole = fm.arrangedWhole(shown);
      const key = whole ? `${this._zoom}` : `${this._zoom} ${this._box}`;
      if (this._planned === shown && this._key === key) return;
      Object.assign(this, { _planned: shown, _key: key, _places: fm.arrange(shown, this._world, this._box) });
    },

    // Margins, then areas, then lines; what looks the same is painted once, or the paint of many events would pile up.
    _shapes(pen) {
      const events = this._places.symbols.map((one) => fm.event(one.event)), painted = new Set();
      if (fm.margins) for (const event of events) this._margin(pen, event, painted);
      for (const closed of [true, false]) {
        for (const event of events) {
          if (event.shape < 0) continue;
          const key = `${event.shape} ${event.side} ${fm.status(event.status).area}${closed ? "" : ` ${event.status} ${event.type}`}`;
          const again = painted.has(key);
          painted.add(key);
          this._shape(pen, event, closed, again);
        }
      }
      if (selected !== null && fm.isVisible(selected)) this._underSelected(pen, fm.event(selected));
    },

    _at(pen, shape, draw) {
      const [west, north, east, south] = shape.box.map((edge) => edge * this._world), box = this._box;
      if (east < box[0] || west > box[2] || south < box[1] || north > box[3]) return false;
      pen.save();
      pen.translate(west - this._corner[0], north - this._corner[1]);
      draw(fm.shapePath(shape, this._world), west - this._corner[0], north - this._corner[1]);
      pen.restore();
      return true;
    },

    _shape(pen, event, closed, again) {
      const shape = fm.shapes(event.shape);
      if (shape.closed !== closed) return;
      const strong = event.number === selected || event.number === pointed;
      this._at(pen, shape, (path, x, y) => {
        if (!again || strong) {
          if (closed) fm.paintArea(pen, event, path, strong);
          else fm.paintLine(pen, event, path, this._ends(shape), strong);
        }
        this._drawn.push({ event: event.number, path, x, y, closed, size: (shape.box[2] - shape.box[0]) * (shape.box[3] - shape.box[1]) });
      });
    },

    _ends(shape) {
      const world = this._world, [west, north] = shape.box, point = (part, i) => [(part[i] - west) * world, (part[i + 1] - north) * world];
      return shape.parts.filter((part) => part.length >= 4).map((part) => [point(part, part.length - 4), point(part, part.length - 2)]);
    },

    _margin(pen, event, painted) {
      const circle = event.footprint < 0, key = circle ? `circle ${event.at} ${event.radius_m}` : `area ${event.footprint}`;
      if ((circle && event.radius_m < 0) || painted.has(key)) return;
      painted.add(key);
      if (!circle) return void this._at(pen, fm.shapes(event.footprint), (path) => fm.paintMargin(pen, path));
      const radius = fm.metresToPixels(event.radius_m, event.at[1], this._world);
      if (radius < SMALLEST_MARGIN && event.number !== selected) return;
      const path = new Path2D();
      path.arc(fm.events.x[event.number] * this._world - this._corner[0], fm.events.y[event.number] * this._world - this._corner[1], radius, 0, 2 * Math.PI);
      fm.paintMargin(pen, path);
    },

    // Who looks at one event sees its margin and the places that its name could have meant, whatever the switch says.
    _underSelected(pen, event) {
      this._margin(pen, event, new Set());
      const [left, top] = this._corner, world = this._world, { soft, halo } = fm.inks();
      const spot = (lon, lat) => [fm.worldX(lon) * world - left, fm.worldY(lat) * world - top];
      for (const rival of fm.rivals || []) {
        const [x, y] = spot(rival.lon, rival.lat), [toX, toY] = spot(...rival.taken);
        Object.assign(pen, { strokeStyle: soft, fillStyle: soft, lineWidth: 1, globalAlpha: 0.55 });
        pen.setLineDash([2, 4]);
        pen.beginPath();
        pen.moveTo(x, y); pen.lineTo(toX, toY);
        pen.stroke();
        pen.setLineDash([]);
        pen.beginPath();
        pen.arc(x, y, 5, 0, 2 * Math.PI);
        pen.fill();
        Object.assign(pen, { globalAlpha: 1, strokeStyle: halo, lineWidth: 3, font: "italic 12px system-ui, sans-serif", textBaseline: "middle" });
        pen.strokeText(rival.name, x + 9, y);
        pen.fillText(rival.name, x + 9, y);
      }
    },

    _symbols(pen) {
      const [left, top] = this._corner, [west, north, east, south] = this._box, colours = fm.inks();
      const seen = (one) => one.x > west - SIZE && one.x < east + SIZE && one.y > north - SIZE && one.y < south + SIZE;
      const symbols = this._places.symbols.filter(seen), crowds = this._places.crowds.filter(seen);
      Object.assign(this, { _seen: symbols, _crowds: crowds });
      for (const { event, x, y, homeX, homeY } of symbols) {
        if (Math.hypot(x - homeX, y - homeY) <= LEADER) continue;
        Object.assign(pen, { strokeStyle: colours.soft, lineWidth: 1, globalAlpha: 0.8 });
        pen.beginPath();
        pen.moveTo(homeX - left, homeY - top); pen.lineTo(x - left, y - top);
        pen.stroke();
        Object.assign(pen, { globalAlpha: 1, fillStyle: colours.sides[fm.sideCode(fm.events.side.words[fm.events.side.at[event]])], strokeStyle: colours.halo });
        pen.beginPath();
        pen.arc(homeX - left, homeY - top, 2.2, 0, 2 * Math.PI);
        pen.fill();
        pen.stroke();
      }
      for (const { event, x, y } of symbols) fm.paintSymbol(pen, fm.event(event), x - left, y - top, SIZE);
      Object.assign(pen, { font: "600 12px system-ui, sans-serif", textAlign: "center", textBaseline: "middle" });
      for (const { x, y, count, shares } of crowds) fm.paintCrowd(pen, x - left, y - top, count, shares);
      pen.textAlign = "start";
      this._rings(pen, symbols);
    },

    _rings(pen, symbols) {
      const { ink, halo } = fm.inks(), [left, top] = this._corner;
      for (const one of symbols) {
        if (one.event !== selected && one.event !== pointed) continue;
        for (const [colour, width, radius] of [[halo, 3, SIZE / 2 + 4.5], [ink, 2.5, SIZE / 2 + 2]]) {
          Object.assign(pen, { strokeStyle: colour, lineWidth: one.event === selected ? width : width / 2 });
          pen.beginPath();
          pen.arc(one.x - left, one.y - top, radius, 0, 2 * Math.PI);
          pen.stroke();
        }
      }
    },

    // What lies at a point of the map: {event}, {crowd} or null; symbols before lines, small areas before large ones.
    at(containerPoint) {
      const point = this._map.containerPointToLayerPoint(containerPoint), origin = this._map.getPixelOrigin();
      const x = point.x + origin.x, y = point.y + origin.y, far = (one) => Math.hypot(one.x - x, one.y - y);
      const symbol = nearest(this._seen, far, NEAR);
      if (symbol) return { event: symbol.event };
      const crowd = nearest(this._crowds, (one) => far(one) - fm.crowdRadius(one.count) + NEAR, NEAR + 3);
      return crowd ? { crowd } : this._shapeAt(x - this._corner[0], y - this._corner[1]);
    },

    _shapeAt(x, y) {
      const pen = this._pen, ratio = window.devicePixelRatio || 1;
      const hit = (one) => {
        pen.setTransform(1, 0, 0, 1, one.x, one.y);
        if (one.closed) return pen.isPointInPath(one.path, x, y, "evenodd");
        pen.lineWidth = 12;
        return pen.isPointInStroke(one.path, x, y);
      };
      const found = this._drawn.filter(hit).sort((a, b) => a.closed - b.closed || a.size - b.size)[0];
      pen.setTransform(ratio, 0, 0, ratio, 0, 0);
      return found ? { event: found.event } : null;
    },
  });

  function nearest(all, far, limit) {
    let best = null, least = limit;
    for (const one of all) {
      const distance = far(one);
      if (distance < least) [best, least] = [one, distance];
    }
    return best;
  }

  const redraw = () => { if (board) board.repaint(); };

  // What stands on the canvas, in pixels of the map's container.
  fm.drawn = function () {
    const origin = map.getPixelOrigin(), size = map.getSize();
    const at = ({ x, y }) => map.layerPointToContainerPoint(L.point(x - origin.x, y - origin.y));
    const inside = (point) => point.x >= 0 && point.y >= 0 && point.x <= size.x && point.y <= size.y;
    return {
      symbols: board._seen.map((one) => ({ event: one.event, at: at(one), home: at({ x: one.homeX, y: one.homeY }) })).filter((one) => inside(one.at)),
      crowds: board._crowds.map((one) => ({ count: one.count, at: at(one), members: one.members })).filter((one) => inside(one.at)),
      shapes: board._drawn.map((one) => one.event),
    };
  };

  // The room that symbols and counts take, in pixels of the world.
  fm.symbolBoxes = function () {
    if (!board) return [];
    const box = ({ x, y }, reach) => [x - reach, y - reach, x + reach, y + reach];
    return [...board._seen.map((one) => box(one, SIZE / 2 - 3)), ...board._crowds.map((one) => box(one, fm.crowdRadius(one.count) + 2))];
  };

  fm.selected = () => selected;
  fm.highlight = function (event) {
    if (selected === event) return;
    selected = event;
    redraw();
  };
  fm.point = function (event) {
    if (pointed === event) return;
    pointed = event;
    redraw();
  };

  function follow() {
    const box = map.getContainer(), hint = fm.el("div", { class: "fm-hover", hidden: "" });
    box.append(hint);
    map.on("mousemove", ({ containerPoint }) => {
      const under = map.dragging && map.dragging.moving() ? null : board.at(containerPoint);
      box.classList.toggle("fm-over", !!under);
      fm.point(under && under.event !== undefined ? under.event : null);
      hint.hidden = !under;
      if (!under) return;
      hint.textContent = under.crowd ? fm.t("events_here", { n: under.crowd.count }) : fm.eventName(fm.event(under.event));
      hint.style.transform = `translate(${Math.min(containerPoint.x + 14, box.clientWidth - 240)}px, ${containerPoint.y + 16}px)`;
    });
    map.on("mouseout", () => { hint.hidden = true; fm.point(null); });
    map.on("click", ({ containerPoint }) => {
      const under = board.at(containerPoint);
      if (!under) fm.emit("nothing");
      else if (under.crowd) fm.emit("crowd", under.crowd.members());
      else fm.select(under.event, "map");
    });
  }

  fm.board = function (page) {
    map = page;
    board = new Board();
    board.addTo(map);  // which paints, and the names keep clear of what is painted
    fm.on("visible", redraw);
    fm.on("look", redraw);
    fm.onScheme(redraw);
    follow();
  };
})(window.frontmap);
