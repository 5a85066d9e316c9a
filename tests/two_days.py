"""Claims of two days in Norland, and what has changed between them."""

from __future__ import annotations

from shapely.geometry import Point

import norland
from frontmap.changes import compare_frames
from frontmap.layers import empty_frame

YESTERDAY, TODAY, TOMORROW = "2031-05-01", "2031-05-02", "2031-05-03"
HILL, WOOD = (11.5, 51.5), (11.53, 51.5)
"""Two villages, 2.1 km apart."""
FAR_HILL = (12.9, 52.1)


def place(name="Hill", entry="v:hill", lonlat=HILL, relation="at", **more):
    return {"name": name, "relation": relation, "lon": lonlat[0], "lat": lonlat[1], "gazetteer_id": entry, **more}


def told(name, day=TODAY, where=None, at=..., **given):
    """A claim of an attack of RUS at Hill on a day, with some of that changed; an event of its own."""
    where = [place()] if where is None else where
    middle = (where[0]["lon"], where[0]["lat"]) if where and where[0]["lon"] is not None else HILL
    row = {
        "id": name, "event_id": name, "event_type": "attack", "side": "RUS", "begin": day, "end": day,
        "report_date": day, "places": where, "place_name": where[0]["name"] if where else None,
        "geometry": Point(middle) if at is ... else at, "report_id": day, "review": "extracted",
    }  # fmt: skip
    return norland.claim(**(row | given))


def layer(*rows):
    return norland.layer(*rows) if rows else empty_frame()


def changes(now, before):
    return compare_frames(layer(*now), layer(*before))


def kind(now, before):
    """The kind of change of one event, told before by another."""
    [change] = changes([now], [before]).of.values()
    return change.kind
