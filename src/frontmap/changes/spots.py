"""Where an event lies, so that two layers' tellings of one place are found together.

A spot has a key: equal keys are one place. Where keys differ, a spot is in pools of such spots that it may be near to:
settlements with different entries of the gazetteer are never one place, but an offset may end in a settlement.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import shapely

from frontmap.events import lies_alike
from frontmap.geodesy import centre, distance_m
from frontmap.layers.frame import GEOMETRY
from frontmap.model import Relation
from frontmap.tables import load_table

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator

    from shapely.geometry.base import BaseGeometry

_PLACES: dict[str, float] = load_table("changes/changes.toml")["places"]
_CONTROL: dict[str, list[str]] = load_table("changes/changes.toml")["control"]
_RELATIONS = frozenset(map(str, Relation))
_AT_SETTLEMENTS = {Relation.AT, Relation.NEAR}
_APART: dict[str, list[str]] = load_table("changes/changes.toml")["apart"]
_HERE = frozenset({str(Relation.AT)})
_FREE, _SETTLEMENT, _SHAPE = "free", "settlement", "shape"
_ASKED = {_FREE: (_FREE, _SETTLEMENT, _SHAPE), _SETTLEMENT: (_FREE,), _SHAPE: (_FREE,)}
_DECIMALS = 4


@dataclass(frozen=True, slots=True)
class Spot:
    """One place of an event, as far as it matters for comparing.

    Attributes
    ----------
    key : hashable
        Equal for the same place.
    ground : hashable or None
        Equal for the same ground, where the event is about the place itself and not about what is near it.
    lon, lat : float or None
        The middle, degrees, EPSG:4326; None where it is not placed.
    radius_m : float
        How far the event may have been from the middle, in metres.
    pools, asked : tuple
        Where it is looked for, and where it looks, when no key is equal.
    """

    key: Hashable
    ground: Hashable | None = None
    lon: float | None = None
    lat: float | None = None
    radius_m: float = 0.0
    pools: tuple[Hashable, ...] = ()
    asked: tuple[Hashable, ...] = ()

    @property
    def size(self) -> int:
        """Class of the radius: one step is twice as far."""
        return int(math.log2(max(self.radius_m / _PLACES["least_m"], 1.0)))

    def near_m(self, other: Spot) -> float:
        """How far apart, in metres, the middles of this spot and another may lie if they are one place."""
        return min(max(_PLACES["share"] * min(self.radius_m, other.radius_m), _PLACES["least_m"]), _PLACES["most_m"])


def spots_of(records: Iterable[dict[str, Any]]) -> Iterator[Spot]:
    """Give the spots of claims, one each; none for a claim that neither has a geometry nor names a place.

    Parameters
    ----------
    records : iterable of dict
        Rows of a layer.
    """
    for record in records:
        places = [place for place in record.get("places") or () if isinstance(place, dict)]
        geometry = record.get(GEOMETRY)
        if geometry is None or not _is_on_the_globe(geometry):
            key = _unplaced(places, record)
            if key is not None:
                yield Spot(key)
        else:
            yield _set_apart(_placed(places, geometry, record), places, str(record.get("event_type")))


def _set_apart(spot: Spot, places: list[dict[str, Any]], event_type: str) -> Spot:
    """Keep what starts from a place, or leaves for it, away from what happens there."""
    relations = {str(place.get("relation")) for place in places}
    apart = next((one for one, types in _APART.items() if relations == {one} and event_type in types), None)
    if apart is None:
        return spot
    pools, asked = (tuple([(apart, pool) for pool in given]) for given in (spot.pools, spot.asked))
    return replace(spot, pools=pools, asked=asked)


def _is_on_the_globe(geometry: BaseGeometry) -> bool:
    return not geometry.is_empty and all(math.isfinite(edge) for edge in geometry.bounds)


def _unplaced(places: list[dict[str, Any]], record: dict[str, Any]) -> Hashable | None:
    if places:
        known = all(place.get("gazetteer_id") and place.get("lon") is not None for place in places)
        return ("lies" if known else "named", _lies(places))
    name = record.get("place_name")
    return ("named", str(name).casefold()) if name else None


def _placed(places: list[dict[str, Any]], geometry: BaseGeometry, record: dict[str, Any]) -> Spot:
    lon, lat = centre(geometry)
    radius_m = record.get("uncertainty_m")
    radius_m = _half_span_m(geometry) if radius_m is None else float(radius_m)
    bounds = tuple(round(edge, _DECIMALS) for edge in geometry.bounds)
    known = bool(places) and all(place.get("gazetteer_id") for place in places)
    lies = _lies(places)
    if not known:  # a name alone may be a homonym: only the position says which
        if _is_named(places):
            radius_m = min(radius_m, _PLACES["least_m"])
        key: Hashable = ("bounds", bounds)
        return Spot(key, _ground(places, key), lon, lat, radius_m, (_FREE,), _ASKED[_FREE])
    if any(place.get("lon") is None for place in places):
        key = ("shape", lies, bounds)
        own: Hashable = ("shape", lies)
        ground = _ground(places, key) if geometry.area == 0 else None
        return Spot(key, ground, lon, lat, radius_m, (_SHAPE, own), (*_ASKED[_SHAPE], own))
    key = ("lies", lies)
    ground = _ground(places, ("lies", tuple(sorted(place["gazetteer_id"] for place in places))))
    if _is_named(places):
        namesakes = ("name", str(places[0].get("name")).casefold())
        return Spot(key, ground, lon, lat, radius_m, (_SETTLEMENT, namesakes), (*_ASKED[_SETTLEMENT], namesakes))
    return Spot(key, ground, lon, lat, radius_m, (_FREE,), _ASKED[_FREE])


def _is_named(places: list[dict[str, Any]]) -> bool:
    """Tell the descriptions that name a settlement and no more: "in X", "near X"."""
    return len(places) == 1 and places[0].get("relation") in _AT_SETTLEMENTS and not places[0].get("part")


def _ground(places: list[dict[str, Any]], key: Hashable) -> Hashable | None:
    relations = {str(place.get("relation")) for place in places} or _HERE
    if not relations <= set(_CONTROL["relations"]):
        return None
    alike = {_CONTROL["alike"][0] if relation in _CONTROL["alike"] else relation for relation in relations}
    parts = tuple(sorted(str(place.get("part") or "") for place in places))
    return key, tuple(sorted(alike)), parts


def _lies(places: list[dict[str, Any]]) -> Hashable:
    """Give what two descriptions of one place have in common, in whatever order they name its toponyms."""
    return tuple(sorted((_lie(place) for place in places), key=repr))


def _lie(place: dict[str, Any]) -> tuple[object, ...]:
    anchor = place.get("gazetteer_id") or str(place.get("name")).casefold()
    relation, part = str(place.get("relation")), place.get("part")
    if relation in _RELATIONS:
        relation = str(lies_alike(Relation(relation), at_point=place.get("lon") is not None, part=part))
    return anchor, relation, place.get("bearing_deg"), place.get("distance_m"), part


def _half_span_m(geometry: BaseGeometry) -> float:
    west, south, east, north = shapely.bounds(geometry).tolist()
    return distance_m((west, south), (east, north)) / 2
