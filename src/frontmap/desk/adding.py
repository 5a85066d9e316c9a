"""Events that a person adds by hand."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, TypedDict

from shapely import Point

from frontmap.desk.asking import one_place
from frontmap.desk.opening import LAYER_ENDINGS
from frontmap.desk.outputs import check_output
from frontmap.errors import OptionError
from frontmap.layers import (
    EVENT_TYPES,
    SIDES,
    STATUSES,
    add_features,
    added_feature,
    to_features,
    update_layer,
)
from frontmap.values import choose, parse_date, parse_lonlat

if TYPE_CHECKING:
    from pathlib import Path

    from shapely.geometry.base import BaseGeometry

    from frontmap.desk.opening import Desk
    from frontmap.model import Place


@dataclass(frozen=True, slots=True, kw_only=True)
class NewEvent:
    """An event as a person gives it, each value as written; docs/layer-schema.md says what exists.

    `date` is YYYY-MM-DD. Either `words` says where ("5km south of Bakhmut") or `at` ("LON,LAT" in degrees, EPSG:4326).
    """

    event_type: str
    side: str
    status: str
    date: str
    source: str
    words: str | None = None
    at: str | None = None
    url: str | None = None
    note: str | None = None
    editor: str | None = None


@dataclass(frozen=True, slots=True)
class Added:
    """The GeoJSON feature as it stands in the layer now, and the layer."""

    feature: dict[str, Any]
    path: Path


class _Where(TypedDict):
    """What `added_feature` wants to know about the place."""

    places: tuple[Place, ...]
    place_name: str
    geometry: BaseGeometry | None
    footprint: BaseGeometry | None
    uncertainty_m: float | None
    method: str


def add_event(desk: Desk, event: NewEvent, layer: Path | None = None) -> Added:
    """Add an event to a layer; one that is there already stays as it is.

    Parameters
    ----------
    desk : Desk
        For its gazetteer and folders.
    event : NewEvent
        What happened.
    layer : Path, optional
        Another layer than that of the event's day.

    Returns
    -------
    Added
        What the layer holds of it now.

    Raises
    ------
    OptionError
        A value that does not exist, or not exactly one of `words` and `at`.
    PlaceError
        The words mean no place, or several.
    LayerError, OutputError
        The layer is broken or can't be written.
    """
    if (event.words is None) == (event.at is None):
        raise OptionError("give either --where or --at", fix='--where "5km south of Bakhmut" or --at 38.00,48.55')
    if not event.source.strip():
        raise OptionError("the source is empty", where="--source", fix="say who reports it")
    day = parse_date(event.date, where="--date")
    event_type = choose(event.event_type, EVENT_TYPES, what="event type", where="--type")
    side = choose(event.side, SIDES, what="side", where="--side")
    status = choose(event.status, STATUSES, what="status", where="--status")
    path = layer or desk.workspace.layer_path(day)
    check_output(path, (), LAYER_ENDINGS)
    new = added_feature(
        event_type=event_type,
        side=side,
        status=status,
        begin=day,
        end=day,
        source=event.source,
        url=event.url,
        note=event.note,
        editor=event.editor,
        edited=dt.datetime.now(dt.UTC).date(),
        **_where(desk, event),
    )
    changed = update_layer(path, partial(add_features, new=new))
    return Added(to_features(changed[changed["id"] == new["id"].iloc[0]])[0], path)


def _where(desk: Desk, event: NewEvent) -> _Where:
    if event.words is None:
        lon, lat = parse_lonlat(event.at or "", known=desk.known_places, where="--at")
        return {
            "places": (),
            "place_name": f"{lon}, {lat}",
            "geometry": Point(lon, lat),
            "footprint": None,
            "uncertainty_m": 0.0,
            "method": "coordinates",
        }
    one = one_place(desk, event.words)
    return {
        "places": one.places,
        "place_name": event.words,
        "geometry": one.footprint.geometry,
        "footprint": one.footprint.area,
        "uncertainty_m": one.uncertainty_m,
        "method": one.method,
    }
