"""Places by description: what words can mean, and whether they mean one place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontmap.errors import PlaceError
from frontmap.geodesy import distance_m
from frontmap.model import Locality, Relation, Span
from frontmap.places import Alternative, where

if TYPE_CHECKING:
    from collections.abc import Sequence

    from frontmap.claims.localities import Spot
    from frontmap.desk.opening import Desk

SURE = 0.6
"""A description given by hand means one place if this much of its probability lies there; else the user is asked."""
APART_M = 10_000.0
"""Readings closer than this to the best one, metres, are counted to it."""
_NAMED = 3
"""Readings that a message names."""


def find_where(desk: Desk, words: str) -> tuple[Alternative, ...]:
    """Give the places that a locality description can mean, best first.

    Parameters
    ----------
    desk : Desk
        For its grammar and gazetteer.
    words : str
        Such as "5km south of Bakhmut" or "the Lyman-Yampil line".

    Returns
    -------
    tuple of Alternative
        At least one: EPSG:4326, longitude before latitude, uncertainty in metres.

    Raises
    ------
    PlaceError
        It names nothing that the gazetteer has, or several places that make no shape together.
    """
    reader, spots = desk.reader, _spots(desk, words)
    localities = [spot.locality for spot in spots]
    if not spots and reader.gazetteer.candidates(words):
        # A name alone, of those that reports use for something else ("Port", "Volodymyr").
        localities = [Locality(words.strip(), Relation.AT, Span(0, len(words)))]
    names = [locality.name for locality in localities]
    # The vertices of a line make one shape, the items of a list do not.
    listed = [spot for spot in spots if spot.link == "list" and spot.locality.relation is not Relation.LINE]
    if listed:
        fix = "ask for one at a time"
        raise PlaceError(f"{words!r} names {len(spots)} places: {', '.join(names)}", fix=fix)
    found = where(localities, reader.locator)
    if not found:
        what = f"no place called {', '.join(names)} is known" if names else f"no known place is named in {words!r}"
        fix = "check the spelling, add the place with --gazetteer, or give coordinates (frontmap add --at LON,LAT)"
        raise PlaceError(what, fix=fix)
    return found


def one_place(desk: Desk, words: str) -> Alternative:
    """Give the one place that a locality description means.

    Parameters
    ----------
    desk : Desk
        For its grammar and gazetteer.
    words : str
        The description.

    Returns
    -------
    Alternative
        The best reading, if it is clearly the best.

    Raises
    ------
    PlaceError
        It names nothing, or several places alike.
    """
    found = find_where(desk, words)
    best = found[0]
    others = [one for one in found[1:] if distance_m((best.lon, best.lat), (one.lon, one.lat)) > APART_M]
    if 1 - sum(one.score for one in others) >= SURE:
        return best
    named = "; ".join(
        f"{one.name}, {one.oblast or 'no oblast'} at {one.lon:.4f},{one.lat:.4f}" for one in (best, *others)[:_NAMED]
    )
    more = f"; and {len(others) + 1 - _NAMED} more" if len(others) >= _NAMED else ""
    raise PlaceError(f"{words!r} can mean several places: {named}{more}", fix=_way_out(desk, words, found))


def _way_out(desk: Desk, words: str, found: Sequence[Alternative]) -> str:
    """Say how to tell namesakes apart: by their oblast, unless it is named and doesn't."""
    names = desk.reader.locator.names
    regions = [name for spot in _spots(desk, words) for name in spot.locality.regions]
    areas = [area for area in map(names.area, regions) if area is not None]
    if not areas:
        return 'name the oblast ("X, Kharkiv Oblast") or give --at LON,LAT'
    oblasts = {area.name for area in areas}
    if all(area.kind == "oblast" for area in areas) and oblasts.isdisjoint(one.oblast for one in found):
        return f"none of them lies in {' or '.join(sorted(oblasts))}: name another oblast or give --at LON,LAT"
    return "give --at LON,LAT"


def _spots(desk: Desk, words: str) -> list[Spot]:
    claims = desk.reader.claims
    return claims.localities.read(claims.matcher.scan(words))
