"""Arland, an invented country of two oblasts, a river between its halves, and too many Millbrooks; claims there."""

from __future__ import annotations

import datetime as dt

from shapely import LineString, box

from frontmap.gazetteer import Gazetteer
from frontmap.model import BlockKind, Claim, EventType, Locality, Relation, Sentence, Span, Status
from frontmap.places import Locator
from small_country import entry

DAY = dt.date(2030, 5, 1)
NORTH, SOUTH = "North Oblast", "South Oblast"

ENTRIES = [
    entry("Arva", "city", NORTH, 10.5, 51.5, 4_000.0, others=["Old Arva"]),
    entry("Lund", "town", NORTH, 10.6, 51.6, 2_000.0),
    entry("Stone", "village", NORTH, 10.7, 51.55),
    entry("Harrow", "village", SOUTH, 11.5, 50.35),
    entry("Tarn", "town", SOUTH, 11.45, 50.3, 2_000.0),
    entry("Millbrook", "village", NORTH, 10.55, 51.45),
    entry("Millbrook", "village", SOUTH, 11.5, 50.25),
    entry("Ford", "village", SOUTH, 11.02, 50.5),
    entry("Twain", "village", NORTH, 10.2, 51.2),
    entry("Twain", "village", NORTH, 11.6, 51.2),
    entry("North Oblast", "oblast"),
    entry("South Oblast", "oblast"),
    entry("Arland", "country"),
    entry("Beland", "country"),
    entry("Grey River", "river", extent_m=1_000.0),
    entry("Arland-Beland border", "border", extent_m=1_000.0),
]
SHAPES = {
    "oblast:North Oblast:None": box(10.0, 51.0, 12.0, 52.0),
    "oblast:South Oblast:None": box(10.0, 50.0, 12.0, 51.0),
    "country:Arland:None": box(10.0, 50.0, 12.0, 52.0),
    "country:Beland:None": box(12.0, 50.0, 13.0, 52.0),
    "river:Grey River:None": LineString([(11.0, 52.0), (11.0, 51.0), (11.01, 50.5), (11.0, 50.0)]),
    "border:Arland-Beland border:None": LineString([(12.0, 50.0), (12.0, 52.0)]),
}
COUNTRY = Gazetteer(ENTRIES, SHAPES)
LOCATOR = Locator(COUNTRY)


def locality(name, relation="at", **fields):
    return Locality(name, Relation(relation), Span(0, 1), **fields)


def claim(*localities, number=1, text="", headings=()):
    sentence = Sentence(number, Span(number, number + 1), text, BlockKind.PARAGRAPH, headings)
    return Claim(
        f"c{number}", sentence, EventType.ATTACK, "RUS", "", Status.CLAIMED, "", None, localities, DAY, DAY, "test"
    )


def located(*claims):
    return LOCATOR.locate(claims)


def only(*localities, **fields):
    return located(claim(*localities, **fields))[0]


def position(place):
    return place.lon, place.lat
