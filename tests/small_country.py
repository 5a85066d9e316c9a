"""An invented small country for the reading core: two oblasts on a plain, a river between them, a border in the east.

The plain lies at 48 degrees north, where 0.1 degrees of longitude are 7.4 km and 0.1 degrees of latitude 11.1 km.
Zorya and Berestok stand once in each oblast. Nothing of it is real but the words Ukraine and Russia.
"""

from __future__ import annotations

from datetime import date

import pytest
from shapely import LineString, box

from frontmap.claims import ClaimReader
from frontmap.gazetteer import Entry, Gazetteer
from frontmap.grammar import load_grammar
from frontmap.reports import read_report
from frontmap.sentences import split_sentences

DAY = date(2031, 5, 3)
WEST, EAST = "Halivka Oblast", "Yasen Oblast"


def entry(name, kind, oblast="", lon=None, lat=None, extent_m=1_000.0, *, others=()):  # noqa: PLR0917 # a table
    return Entry(f"{kind}:{name}:{lon}", name, tuple(others), kind, oblast, lon, lat, extent_m, "invented")


ENTRIES = [
    entry("Halivka", "city", WEST, 36.0, 48.0, others=["Stara Halivka"]),
    entry("Novyi Brid", "town", WEST, 36.3, 48.0),
    entry("Orlynka", "village", WEST, 36.1, 48.1),
    entry("Dubrava", "village", WEST, 36.2, 48.1),
    entry("Velyka Luka", "village", WEST, 36.1, 47.9),
    entry("Mala Luka", "village", WEST, 36.2, 47.9),
    entry("Zorya", "village", WEST, 36.3, 48.1),
    entry("Berestok", "village", WEST, 36.3, 47.9),
    entry("Yasen", "city", EAST, 37.0, 48.0),
    entry("Staryi Hai", "town", EAST, 36.7, 48.0),
    entry("Kremenka", "village", EAST, 36.8, 48.1),
    entry("Pisok", "village", EAST, 36.9, 48.1),
    entry("Ternove", "village", EAST, 36.8, 47.9),
    entry("Vilshyna", "village", EAST, 36.9, 47.9),
    entry("Zorya", "village", EAST, 36.6, 48.1),
    entry("Berestok", "village", EAST, 36.6, 47.9),
    entry("Yasen Airport", "site", EAST, 37.05, 48.0),
    entry(WEST, "oblast"),
    entry(EAST, "oblast"),
    entry("Pisok Raion", "raion", EAST),
    entry("Ukraine", "country"),
    entry("Russia", "country"),
    entry("Tykha River", "river", others=["Tykha"]),
    entry("Ukraine-Russia border", "border"),
]
SHAPES = {
    f"oblast:{WEST}:None": box(35.5, 47.5, 36.5, 48.5),
    f"oblast:{EAST}:None": box(36.5, 47.5, 37.5, 48.5),
    "raion:Pisok Raion:None": box(36.75, 48.0, 37.0, 48.25),
    "country:Ukraine:None": box(35.5, 47.5, 37.5, 48.5),
    "country:Russia:None": box(37.5, 47.5, 38.5, 48.5),
    "river:Tykha River:None": LineString([(36.5, 48.5), (36.5, 47.5)]),
    "border:Ukraine-Russia border:None": LineString([(37.5, 48.5), (37.5, 47.5)]),
}
COUNTRY = Gazetteer(ENTRIES, SHAPES)
READER = ClaimReader(load_grammar(), COUNTRY)


def report_of(text):
    """Make a report of this text under one heading; give it with its sentences."""
    report = read_report(f"## The Front\n\n{text}\n", name="small.txt", date=DAY)
    return report, split_sentences(report)


def read(text):
    """Read a report of this text under one heading; give its claims and remarks."""
    return READER.read(*report_of(text))


def localities(text):
    """Read the localities of one sentence, whatever happens there."""
    return [spot.locality for spot in READER.localities.read(READER.matcher.scan(text))]


def told(text):
    """Say each claim of a text in one line a place, "attack RUS claimed near Zorya"; plans are not told."""
    claims, _ = read(text)
    return sorted(
        f"{claim.event_type} {claim.side} {claim.status} {place(one)}"
        for claim in claims
        if claim.status != "planned"
        for one in claim.localities
    )


def place(locality):
    """Say how an event lies to a toponym: "near Zorya", "5km 270 of Zorya", "in northern Yasen Oblast"."""
    name = f"{locality.part} {locality.name}" if locality.part else locality.name
    if locality.bearing_deg is None:
        return f"{locality.relation} {name}"
    distance = f"{locality.distance_m / 1000:g}km " if locality.distance_m is not None else ""
    return f"{distance}{locality.bearing_deg:g} of {name}"


def says(sentence, *expected):
    """Make a case of a sentence and what `told` must tell of it, in any order."""
    return pytest.param(sentence, sorted(expected), id=sentence)


def misread(sentence, *expected, why):
    """Make a case that the reader does not master yet; the mark goes when it does."""
    return pytest.param(sentence, sorted(expected), id=sentence, marks=pytest.mark.xfail(strict=True, reason=why))
