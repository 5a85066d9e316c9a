"""What a name can mean: one entry, and the kinds there are."""

from __future__ import annotations

from typing import NamedTuple

SETTLEMENTS = frozenset({"city", "town", "village", "hamlet", "city_part"})
AREAS = frozenset({"oblast", "raion", "country", "region", "sea"})
LINES = frozenset({"river", "border", "road"})
KINDS = SETTLEMENTS | AREAS | LINES | {"site", "reservoir"}
COLUMNS = ("id", "name", "other_names", "kind", "oblast", "lon", "lat", "extent_m", "source")


class Entry(NamedTuple):
    """One thing a name can mean.

    `lon`/`lat` (EPSG:4326, degrees) are None for areas and lines, whose shape `Gazetteer.geometry` gives.
    `extent_m` is the radius of a settlement or site, the doubt about a line or an outline. `oblast` is ""
    outside Ukraine.
    """

    gazetteer_id: str
    name: str
    other_names: tuple[str, ...]
    kind: str
    oblast: str
    lon: float | None
    lat: float | None
    extent_m: float
    source: str


def coarse_kind(kind: str) -> str:
    """Give the kind as a locality's words say it: every size of settlement is "settlement", the rest as they are."""
    return "settlement" if kind in SETTLEMENTS else kind
