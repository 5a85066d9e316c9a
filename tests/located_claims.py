"""Claims of an invented country, Arland, each with its place; readings of them; features given by hand."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from shapely.geometry import Point

from frontmap import layers
from frontmap.model import (
    BlockKind,
    Candidate,
    Claim,
    EventType,
    Footprint,
    Locality,
    LocatedClaim,
    Place,
    Reading,
    Relation,
    Report,
    Sentence,
    Span,
    Status,
)

if TYPE_CHECKING:
    import geopandas as gpd

DAY = dt.date(2031, 5, 4)
LOCALITY = Locality("Zorin", Relation.OFFSET, Span(12, 17), bearing_deg=180.0, distance_m=5000.0)


def located(
    number: int = 1,
    geometry: Any = None,
    *,
    quote: str = "Forces took Zorin.",
    locality: Locality = LOCALITY,
    gazetteer_id: str | None = "g1",
    changes: dict[str, Any] | None = None,
    **footprint: Any,
) -> LocatedClaim:
    """Make a claim of a capture by UKR south of Zorin, with some of its members changed."""
    sentence = Sentence(number, Span(number * 100, number * 100 + len(quote)), quote, BlockKind.BULLET, (), (3, 4))
    claim = Claim(
        f"claim-{number:04d}",
        sentence,
        EventType.CAPTURE,
        "UKR",
        "1st Brigade",
        Status.CLAIMED,
        "reportedly",
        "Staff of Arland",
        (locality,),
        DAY,
        DAY,
        "took",
    )
    rival = Candidate("g2", "Zorin", "village", "Nord", 4.0, 51.0, 0.25)
    place = Place(locality, gazetteer_id, 3.1234567, 50.5, "Sud", (rival,))
    return LocatedClaim(replace(claim, **changes or {}), (place,), Footprint(geometry, **footprint), f"event-{number}")


def reading(*claims: LocatedClaim, report_id: str = "arland-1") -> Reading:
    report = Report(report_id, DAY, "Day 4", "Arland Monitor", "https://example.org/4", "...", ())
    return Reading(report, (), claims)


def added(**changes: Any) -> gpd.GeoDataFrame:
    given = {
        "event_type": "attack",
        "side": "UKR",
        "status": "claimed",
        "begin": DAY,
        "end": DAY,
        "geometry": Point(3, 50),
    }
    return layers.added_feature(**(given | {"source": "Ana", "place_name": "at Zorin"} | changes))
