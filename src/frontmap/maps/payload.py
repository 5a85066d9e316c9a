"""The block of the page that holds all events and claims but for what stands in one claim only.

Whatever can be told from what is there already is left out: an event's number where it is the next one, a symbol's
place where the last event of the same place stood there, a day that is some days before the report's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import shapely

from frontmap.maps.columns import NOTHING, day_of
from frontmap.maps.drawing import TEXT_COLUMNS, VAST, Drawing
from frontmap.maps.event_ids import write_ids
from frontmap.maps.footprints import footprints_of
from frontmap.maps.packing import LARGEST, Pack
from frontmap.maps.shapes import PER_DEGREE, Shapes

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from frontmap.maps.wordbook import Wordbook

_EVENTS_AT_ONCE = 500
_DAYS = ("begin", "end")


def event_block(drawing: Drawing, book: Wordbook) -> str:
    """Write the columns of claims and events, the shapes they share, and the page's words.

    Parameters
    ----------
    drawing : Drawing
        As `drawing_of` gives it.
    book : Wordbook
        The words of the page, which are written too: nothing may be written with them after.

    Returns
    -------
    str
        The letters of the block.

    Raises
    ------
    LayerError
        If a footprint is no geometry.
    """
    pack = Pack()
    pack.plain("per_degree", PER_DEGREE)
    radius_m = _radii(drawing)
    _write_claims(pack, drawing, radius_m, book)
    _write_events(pack, drawing, radius_m)
    labels = drawing.places.labels()
    pack.texts("label name", [name for name, *_ in labels], book)
    for axis, name in enumerate(("label lon", "label lat"), 1):
        pack.numbers(name, np.rint(np.array([label[axis] for label in labels]) * PER_DEGREE))
    pack.plain("words", book.words)
    return pack.letters()


def _write_claims(pack: Pack, drawing: Drawing, radius_m: NDArray[np.float64], book: Wordbook) -> None:
    report_days = _days(drawing, "report_date")
    for name in TEXT_COLUMNS:
        days = _days(drawing, name) if name in _DAYS else None
        if days is None or report_days is None:
            pack.column(name, *drawing.columns[name], book)
        else:
            pack.numbers(f"{name} since report", days - report_days)
    pack.numbers("uncertainty_m", radius_m)
    pack.numbers("event", _news(drawing.event))
    pack.numbers("planned", np.flatnonzero(drawing.planned))


def _radii(drawing: Drawing) -> NDArray[np.float64]:
    """Give how far off each claim may be; what is wider than a column can say, some fifty globes, is no place."""
    found = drawing.claims.numbers("uncertainty_m")
    return np.where(found > LARGEST, NOTHING, found)


def _days(drawing: Drawing, name: str) -> NDArray[np.int64] | None:
    """Give a column as days since 1970-01-01; None if a cell of it is no date."""
    numbers, words = drawing.columns[name]
    days = [day_of(word) for word in words]
    if (numbers == NOTHING).any() or None in days:
        return None
    return np.array([*days, 0], dtype=np.int64)[numbers]


def _write_events(pack: Pack, drawing: Drawing, radius_m: NDArray[np.float64]) -> None:
    vast = (drawing.flags & VAST) > 0
    shape, footprint, unpainted = _write_shapes(pack, drawing, vast)
    circle = np.where((shape == NOTHING) & (footprint == NOTHING) & ~vast, radius_m[drawing.leads], NOTHING)
    pack.numbers("lead", _places_in_event(drawing))
    _write_spots(pack, drawing)
    pack.numbers("flags", drawing.flags)
    pack.numbers("shape", _news(shape))
    pack.numbers("footprint", _news(footprint))
    pack.numbers("radius_m", circle)
    pack.plain("unpainted", [[event, int(unpainted[event])] for event in np.flatnonzero(unpainted != NOTHING).tolist()])
    pack.plain("against", [[event, *claims] for event, claims in drawing.against.items()])
    write_ids(pack, drawing.ids)


def _write_shapes(pack: Pack, drawing: Drawing, vast: NDArray[np.bool_]) -> tuple[NDArray[np.int64], ...]:
    """Add the shapes; give the number of each event's own, of its footprint, and of what is kept for downloads only."""
    shapes = Shapes()
    drawn = drawing.geometries.copy()
    drawn[vast] = None
    shape = shapes.share(drawn, drawing.shape_keys)
    footprint = np.full(len(drawn), NOTHING)
    for begin in range(0, len(drawn), _EVENTS_AT_ONCE):
        some = slice(begin, begin + _EVENTS_AT_ONCE)
        found = footprints_of(drawing.claims, drawing.leads[some])
        found[shapely.equals_exact(found, drawn[some], tolerance=0.0)] = None
        footprint[some] = shapes.share(found, rough=True)
    # What is too large to be painted, and several points, of which one has the symbol.
    rest = drawing.geometries.copy()
    rest[shape != NOTHING] = None
    unpainted = shapes.share(rest, drawing.shape_keys, points=True)
    shapes.write(pack)
    return shape, footprint, unpainted


def _news(numbers: NDArray[np.int64]) -> NDArray[np.int64]:
    """Write numbers that mostly come in their order: 0 for one more than all before, 1 for `NOTHING`, else how far off.

    Examples
    --------
    >>> _news(np.array([0, 1, -1, 1, 2])).tolist()
    [0, 0, 1, 2, 0]
    """
    highest = np.maximum.accumulate(np.append(NOTHING, numbers))[:-1]
    back = highest - numbers
    return np.where(numbers == NOTHING, 1, np.where(back < 0, back + 1, back + 2))


def _places_in_event(drawing: Drawing) -> NDArray[np.int64]:
    """Give for each event how many of its claims come before the leading one."""
    placed = np.flatnonzero(drawing.event != NOTHING)
    by_event = placed[np.argsort(drawing.event[placed], kind="stable")]
    at = np.empty(len(drawing.event), dtype=np.int64)
    at[by_event] = np.arange(len(by_event))
    sizes = np.bincount(drawing.event[placed], minlength=len(drawing.leads))
    return at[drawing.leads] - (np.cumsum(sizes) - sizes)


def _write_spots(pack: Pack, drawing: Drawing) -> None:
    """Add where symbols stand: each spot once; for each event 0 where the last of its place stood, else as `_news`."""
    grid = np.rint(drawing.at * PER_DEGREE).astype(np.int64)
    spot, _ = pd.factorize(grid[:, 0] * (1 << 32) + grid[:, 1])
    first = np.unique(spot, return_index=True)[1]
    place = drawing.columns["place_name"][0][drawing.leads]
    order = np.argsort(place, kind="stable")
    same = np.zeros(len(spot), dtype=bool)
    same[order[1:]] = (place[order][1:] == place[order][:-1]) & (spot[order][1:] == spot[order][:-1])
    pack.numbers("spot", np.where(same, 0, _news(spot) + 1))
    pack.numbers("spot lon", grid[first, 0])
    pack.numbers("spot lat", grid[first, 1])
