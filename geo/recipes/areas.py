"""Make the areas: oblasts, raions, countries, informal regions and seas, and the borders between them."""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from itertools import combinations
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely
from recipes import spelling
from recipes.features import feature, slug
from recipes.names import ADJECTIVES, COUNTRIES, NEIGHBOUR_BORDERS, OBLASTS, RAIONS
from shapely import wkt
from shapely.strtree import STRtree

from frontmap.gazetteer import fold_phrase

if TYPE_CHECKING:
    from pathlib import Path

Geometry = shapely.Geometry
Feature = dict[str, Any]
_OBLAST_SOURCE = "oblasts"
_OBLAST_DOUBT_M, _COUNTRY_DOUBT_M, _RAION_DOUBT_M = 500, 2_000, 5_000
_NEIGHBOURS = 7


def polygons(geometry: Geometry, least_area: float = 0.0) -> Geometry:
    """Make an area valid and keep its polygons above an area in square degrees: no slivers, lines or points."""
    parts = shapely.get_parts(shapely.get_parts(shapely.make_valid(geometry)))
    return shapely.union_all([part for part in parts if part.geom_type == "Polygon" and part.area > least_area])


def simplified(geometry: Geometry, tolerance_deg: float, least_area: float = 1e-5) -> Geometry:
    """Simplify an area and drop slivers (areas in square degrees)."""
    return polygons(shapely.simplify(geometry, tolerance_deg), least_area)


def oblasts(areas: dict[str, Geometry]) -> list[Feature]:
    """Make the 27 first-level units."""
    features = []
    for key, area in areas.items():
        unit = OBLASTS[key]
        # The bare names of Kyiv and Sevastopol are the cities.
        others = [*unit.other_names, *([f"{unit.register} область"] if unit.name.endswith("Oblast") else [])]
        shape = simplified(area, 0.004)
        features.append(feature(f"oblast:{key}", unit.name, others, "oblast", shape, _OBLAST_DOUBT_M, _OBLAST_SOURCE))
    return features


def countries(areas: dict[str, Geometry]) -> list[Feature]:
    """Make the countries that reports on this war name."""
    features = []
    for code, (name, others) in COUNTRIES.items():
        shape = simplified(areas[code], 0.01)
        made = feature(f"country:{code}", name, others, "country", shape, _COUNTRY_DOUBT_M, "countries")
        made["properties"]["ISO_A3"] = code
        features.append(made)
    return features


def shared_line(one: Geometry, other: Geometry, gap_deg: float) -> Geometry | None:
    """Give the part of `one`'s outline that lies within `gap_deg` of `other`; None where they do not touch."""
    if not one.intersects(shapely.buffer(other, gap_deg)):
        return None
    line = shapely.intersection(one.boundary, shapely.buffer(other, gap_deg, quad_segs=2))
    line = shapely.simplify(shapely.line_merge(line) if line.geom_type == "MultiLineString" else line, 0.003)
    parts = [part for part in shapely.get_parts(line) if part.geom_type == "LineString" and part.length > 5 * gap_deg]
    return shapely.line_merge(shapely.union_all(parts)) if parts else None


def borders(units: dict[str, Geometry], lands: dict[str, Geometry]) -> list[Feature]:
    """Make the lines that two oblasts, two countries, or an oblast and a country share."""
    features = []
    for one, other in combinations(sorted(units), 2):
        line = shared_line(units[one], units[other], 0.012)
        if line is not None:
            a, b = (OBLASTS[key].name.removesuffix(" Oblast") for key in (one, other))
            names = _border_names(
                [(a, b), (b, a)], ("Oblast border", "border", "Oblast boundary", "administrative border")
            )
            features.append(feature(f"border:{one}-{other}", names[0], names[1:], "border", line, 2_000, "oblasts"))
    for key in sorted(units):
        name = OBLASTS[key].name
        outline = shapely.simplify(units[key].boundary, 0.005)
        others = [
            f"{name} boundary",
            f"{name} administrative border",
            f"{name} administrative boundary",
            f"border of {name}",
        ]
        features.append(feature(f"border:{key}", f"{name} border", others, "border", outline, 2_000, "oblasts"))
    for one, other in NEIGHBOUR_BORDERS:
        line = shared_line(lands[one], lands[other], 0.01)
        if line is None:
            raise ValueError(one, other)
        words = [(a, b) for a in ADJECTIVES[one] for b in ADJECTIVES[other]]
        names = _border_names([*words, *((b, a) for a, b in words)], ("border",))
        if one == "UKR":
            names += [f"{word} border" for word in ADJECTIVES[other]] + (
                ["international border"] if other == "RUS" else []
            )
        features.append(feature(f"border:{one}-{other}", names[0], names[1:], "border", line, 3_000, "countries"))
    for key in sorted(units):
        for code in ("RUS", "BLR", "MDA"):
            line = shared_line(units[key], lands[code], 0.05)
            if line is not None and line.length > 0.3:  # noqa: PLR2004 (degrees; less is a corner)
                a = OBLASTS[key].name
                names = _border_names(
                    [(a, b) for b in ADJECTIVES[code]] + [(b, a) for b in ADJECTIVES[code]], ("border",)
                )
                features.append(feature(f"border:{key}-{code}", names[0], names[1:], "border", line, 3_000, "oblasts"))
    return features


def _border_names(pairs: list[tuple[str, str]], endings: tuple[str, ...]) -> list[str]:
    return list(dict.fromkeys(f"{a}-{b} {ending}" for ending in endings for a, b in pairs))


def raions(
    register: list[tuple[str, str, str]], places: list[dict[str, str]], units: dict[str, Geometry]
) -> list[Feature]:
    """Make rough raion areas: each spot belongs to the raion of the nearest settlement of known raion.

    A settlement's raion is known where its name is unique in its oblast, in the register and among our places.
    """
    by_oblast: dict[str, dict[str, str]] = defaultdict(dict)
    count: Counter[tuple[str, str]] = Counter()
    for oblast, raion, name in register:
        key = fold_phrase(spelling.romanise(name))
        by_oblast[oblast][key] = raion
        count[oblast, key] += 1
    ours = Counter((place["oblast"], fold_phrase(place["name"])) for place in places)
    features = []
    for oblast, area in sorted(units.items()):
        name = OBLASTS[oblast].name
        known = [
            (float(place["lon"]), float(place["lat"]), by_oblast[oblast][key])
            for place in places
            if place["oblast"] == name
            and (key := fold_phrase(place["name"])) in by_oblast[oblast]
            and count[oblast, key] == 1
            and ours[name, key] == 1
            and by_oblast[oblast][key]
        ]
        if len(known) > _NEIGHBOURS:
            features += _tile(oblast, simplified(area, 0.01), known)
    return features


def _tile(oblast: str, area: Geometry, known: list[tuple[float, float, str]]) -> list[Feature]:
    points = shapely.points([(lon, lat) for lon, lat, _ in known])
    spots = np.array([(lon * 0.66, lat) for lon, lat, _ in known])
    keep = []
    for i, spot in enumerate(spots):
        near = np.argsort(((spots - spot) ** 2).sum(axis=1))[1:_NEIGHBOURS]
        if Counter(known[j][2] for j in near)[known[i][2]] >= 2:  # noqa: PLR2004 (a lone label is a wrong match)
            keep.append(i)
    cells = shapely.get_parts(shapely.voronoi_polygons(shapely.multipoints(points[keep]), extend_to=area))
    tree = STRtree(points[keep])
    groups: dict[str, list[Geometry]] = defaultdict(list)
    for cell in cells:
        for i in tree.query(cell, predicate="contains"):
            groups[known[keep[int(i)]][2]].append(cell)
    made = []
    for raion, parts in sorted(groups.items()):
        shape = simplified(shapely.intersection(shapely.union_all(parts), area), 0.015, 1e-3)
        latin = spelling.romanise(raion)
        stem = latin.removesuffix("yi").removesuffix("yi")
        made.append(
            feature(
                f"raion:{oblast}-{slug(latin)}", f"{RAION_SEATS.get(latin, stem)} Raion",
                [f"{latin} Raion", f"{latin} District", f"{RAION_SEATS.get(latin, stem)} District", f"{raion} район"],
                "raion", shape, _RAION_DOUBT_M, "raions", oblast=OBLASTS[oblast].name,
            )
        )  # fmt: skip
    return made


RAION_SEATS: dict[str, str] = {}


def name_raions(register: list[tuple[str, str, str]]) -> None:
    """Find each raion's English name, that of the settlement its adjective is made of: Bakhmutskyi -> Bakhmut."""
    towns = defaultdict(list)
    for _, raion, name in register:
        if raion:
            towns[raion].append(spelling.romanise(name))
    for raion, names in towns.items():
        latin = spelling.romanise(raion)
        stem = latin.removesuffix("skyi").removesuffix("zkyi").removesuffix("tskyi")
        fits = [name for name in names if name[:4] == stem[:4]]
        if latin in RAIONS:
            RAION_SEATS[latin] = RAIONS[latin]
        elif fits:
            RAION_SEATS[latin] = min(fits, key=lambda name: (-_common(name, stem), len(name)))


def _common(one: str, other: str) -> int:
    return next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def regions(table: Path, shapes: dict[str, Geometry]) -> list[Feature]:
    """Make informal regions and seas: the union of their members, cut to the polygon where there is one."""
    features = []
    with table.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            members = [shapes[key] for key in row["members"].split("|") if key]
            shape = shapely.union_all(members) if members else None
            if row["polygon"]:
                cut = wkt.loads(row["polygon"])
                shape = cut if shape is None else shapely.intersection(shape, cut)
            if shape is None:
                raise ValueError(row["id"])
            features.append(
                feature(
                    row["id"], row["name"], row["other_names"].split("|") if row["other_names"] else [], row["kind"],
                    simplified(shape, 0.01), float(row["uncertainty_m"]), row["source"],
                )
            )  # fmt: skip
    return features
