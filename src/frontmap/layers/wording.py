"""Localities in a few words for people to read: "5 km south of Bakhmut", "Lyman - Yampil - Bilohorivka line"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontmap.model import Relation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from frontmap.model import Locality

_COMPASS = (
    "north", "north-northeast", "northeast", "east-northeast", "east", "east-southeast", "southeast", "south-southeast",
    "south", "south-southwest", "southwest", "west-southwest", "west", "west-northwest", "northwest", "north-northwest",
)  # fmt: skip
_STEP_DEG = 360 / len(_COMPASS)
_KM = 1000.0
_PREFIX = {
    Relation.NEAR: "near ",
    Relation.TOWARD: "toward ",
    Relation.FROM: "from ",
    Relation.TO: "to ",
    Relation.ACROSS: "across ",
    Relation.ALONG: "along ",
}


def place_name(localities: Sequence[Locality]) -> str:
    """Say in a few words where a claim's event was.

    Parameters
    ----------
    localities : sequence of Locality
        Those of one claim, in order.

    Returns
    -------
    str
        Empty where there are none.

    Examples
    --------
    >>> from frontmap.model import Locality, Relation, Span
    >>> place_name([Locality("Bakhmut", Relation.OFFSET, Span(0, 7), bearing_deg=180.0, distance_m=5000.0)])
    '5 km south of Bakhmut'
    """
    vertices = [place.name for place in localities if place.relation is Relation.LINE]
    phrases = [_phrase(place) for place in localities if place.relation is not Relation.LINE]
    if vertices:
        phrases.insert(0, f"{' - '.join(vertices)} line")
    return ", ".join(phrases)


def _phrase(place: Locality) -> str:
    part = f"{place.part} {place.name}" if place.part else place.name
    direction = "" if place.bearing_deg is None else _COMPASS[round(place.bearing_deg / _STEP_DEG) % len(_COMPASS)]
    if place.relation is Relation.OFFSET and place.distance_m is not None:
        return f"{place.distance_m / _KM:g} km {direction or 'away'} {'of' if direction else 'from'} {part}"
    if place.relation in {Relation.OFFSET, Relation.DIRECTION} and direction:
        return f"{direction} of {part}"
    return f"{_PREFIX.get(place.relation, '')}{part}"
