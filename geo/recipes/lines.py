"""Make the lines: rivers, reservoirs along them, and roads; coarse ones through the settlements they pass."""

from __future__ import annotations

import csv
import json
import math
import re
from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import shapely
from recipes.features import feature
from recipes.names import RIVERS
from shapely.geometry import LineString, shape

from frontmap.gazetteer import fold_phrase

if TYPE_CHECKING:
    from pathlib import Path

Feature = dict[str, Any]
_LONGEST_LEG_KM = 110
_WDBII_DOUBT_M = 2_000
_SPOT = re.compile(r"^-?\d+(\.\d+)? -?\d+(\.\d+)?$")
_WINDOW = (29.0, 44.0, 41.0, 52.7)


class Chains:
    """Turn lists of settlement names into lines: of all homonyms, those that make the shortest way."""

    def __init__(self, places: list[dict[str, str]]) -> None:
        self._spots: dict[str, dict[tuple[float, float], None]] = defaultdict(dict)
        for place in places:
            if place["kind"] == "site" or place["lon"] == "":
                continue
            for name in (place["name"], *place["other_names"].split("|")):
                self._spots[fold_phrase(name)][float(place["lon"]), float(place["lat"])] = None

    def line(self, what: str, via: str) -> LineString:
        """Give the line through the "|"-separated names; a vertex may also be written as "lon lat"."""
        steps = []
        for name in via.split("|"):
            spots = [tuple(map(float, name.split()))] if _SPOT.match(name) else list(self._spots[fold_phrase(name)])
            if not spots:
                message = f"{what}: no settlement '{name}'"
                raise ValueError(message)
            steps.append(spots)
        costs: list[dict[Any, tuple[float, Any]]] = [dict.fromkeys(steps[0], (0.0, None))]
        for spots in steps[1:]:
            last = costs[-1]
            costs.append({
                spot: min((last[before][0] + _km(before, spot), before) for before in last) for spot in spots
            })  # fmt: skip
        spot = min(costs[-1], key=lambda key: costs[-1][key][0])
        way = [spot]
        for level in reversed(costs[1:]):
            spot = level[spot][1]
            way.append(spot)
        way.reverse()
        names = via.split("|")
        for i, (a, b) in enumerate(pairwise(way)):
            if _km(a, b) > _LONGEST_LEG_KM:
                message = (
                    f"{what}: {_km(a, b):.0f} km from '{names[i]}' to '{names[i + 1]}'; name a settlement between them"
                )
                raise ValueError(message)
        return LineString(way)


def _km(one: tuple[float, float], other: tuple[float, float]) -> float:
    width = math.cos(math.radians((one[1] + other[1]) / 2))
    return 111.2 * math.hypot((one[0] - other[0]) * width, one[1] - other[1])


def rivers(raw: Path, table: Path, chains: Chains) -> list[Feature]:
    """Merge the lines of each named river, add the coarse ones; a river that both have gets one row."""
    lines: dict[str, list[shapely.Geometry]] = defaultdict(list)
    window = shapely.box(*_WINDOW)
    for one in json.loads(raw.read_text(encoding="utf-8"))["features"]:
        line, name = shape(one["geometry"]), one["properties"]["name"] or _unnamed(shape(one["geometry"]))
        if name in RIVERS and line.intersects(window):
            lines[name].append(shapely.intersection(line, window))
    features = []
    with table.open(encoding="utf-8", newline="") as file:
        coarse = {row["name"]: row for row in csv.DictReader(file)}
    for name in sorted({*lines, *coarse}):
        row = coarse.get(name)
        parts = [shapely.simplify(line, 0.002) for line in lines.get(name, [])]
        others = list(RIVERS.get(name, ((),))[0])
        if row:
            parts.append(chains.line(f"coarse.csv, {name}", row["via"]))
            others += row["other_names"].split("|") if row["other_names"] else []
        whole = shapely.union_all(parts)
        whole = shapely.line_merge(whole) if whole.geom_type == "MultiLineString" else whole
        bare = name.partition(" (")[0]
        forms = [form for other in [bare, *others] for form in (f"{other} River", f"{other} river")]
        doubt = float(row["uncertainty_m"]) if row else _WDBII_DOUBT_M
        source = "+".join(filter(None, ["wdbii" if name in lines else "", row["source"] if row else ""]))
        features.append(feature(_river_id(name), f"{bare} River", forms, "river", whole, doubt, source))
    return features


def _river_id(name: str) -> str:
    return "river:" + re.sub(r"[^a-z]+", "-", name.lower()).strip("-")


def _unnamed(line: LineString) -> str:
    """Name the pieces that the source leaves without a name, by where they begin."""
    lon, lat = line.coords[0]
    for name, (_, starts) in RIVERS.items():
        if any(abs(lon - x) < 0.02 and abs(lat - y) < 0.02 for x, y in starts):  # noqa: PLR2004
            return name
    return ""


# The cascade on the Dnipro is one polygon in the source; dams part it. Boxes west, south, east, north in degrees.
_CASCADE = {
    "Kremenchuk Reservoir": (31.0, 48.9, 33.262, 50.0),
    "Kamianske Reservoir": (33.262, 48.54, 34.54, 49.3),
    "Dnipro Reservoir": (34.54, 47.869, 35.5, 48.7),
    "Kakhovka Reservoir": (33.375, 46.7, 35.5, 47.869),
}
_OTHER_NAMES = {
    "Kakhovka Reservoir": ["Kakhovske Reservoir", "Kakhovskyi Reservoir", "Kakhovka Sea"],
    "Oskil Reservoir": ["Oskol Reservoir", "Chervonyi Oskil Reservoir", "Krasnooskil Reservoir"],
    "Pechenihy Reservoir": ["Pechenizske Reservoir", "Pecheneg Reservoir", "Siverskyi Donets Reservoir"],
    "Kyiv Reservoir": ["Kiev Reservoir", "Kyiv Sea"],
    "Kamianske Reservoir": ["Dniprodzerzhynsk Reservoir"],
    "Dnipro Reservoir": ["Zaporizhzhia Reservoir", "Lake Lenina"],
    "Vuhlehirske Reservoir": ["Vuhlehirsk Reservoir", "Uglegorsk Reservoir", "Svitlodarsk Reservoir"],
    "Kurakhove Reservoir": ["Kurakhivske Reservoir"],
    "Kramatorsk Reservoir": [],
}
_KYIV_BOX = (30.2, 50.5, 30.65, 51.3)


def reservoirs(raw: Path, rivers_made: list[Feature]) -> list[Feature]:
    """Make the reservoirs: pieces of the source's lakes, and strips along rivers for those that it lacks."""
    lakes = [shapely.make_valid(shape(f["geometry"])) for f in json.loads(raw.read_text(encoding="utf-8"))["features"]]
    cascade = max(lakes, key=lambda lake: lake.area if lake.intersects(shapely.box(33, 46.8, 34, 47.2)) else 0)
    made = {name: (shapely.intersection(cascade, shapely.box(*box)), 500, "gshhg") for name, box in _CASCADE.items()}
    kyiv = [lake for lake in lakes if shapely.box(*_KYIV_BOX).contains(lake)]
    made["Kyiv Reservoir"] = (shapely.union_all(kyiv), 500, "gshhg")
    by_name = {f["properties"]["name"]: shape(f["geometry"]) for f in rivers_made}
    oskil = shapely.intersection(by_name["Oskil River"], shapely.box(37.2, 49.17, 38.0, 49.62))
    made["Oskil Reservoir"] = (shapely.buffer(oskil, 0.012), 1500, "wdbii+hand")
    donets = shapely.intersection(by_name["Siverskyi Donets River"], shapely.box(36.6, 49.88, 37.2, 50.25))
    made["Pechenihy Reservoir"] = (shapely.buffer(donets, 0.008), 1500, "wdbii+hand")
    for name, (lon, lat, radius) in {
        "Vuhlehirske Reservoir": (38.22, 48.455, 0.02),
        "Kurakhove Reservoir": (37.2, 47.995, 0.03),
    }.items():
        made[name] = (shapely.buffer(shapely.Point(lon, lat), radius, quad_segs=4), 2500, "hand")
    return [
        feature(
            _reservoir_id(name),
            name,
            _OTHER_NAMES.get(name, []),
            "reservoir",
            shapely.simplify(area, 0.002),
            doubt,
            source,
        )
        for name, (area, doubt, source) in sorted(made.items())
    ]


def _reservoir_id(name: str) -> str:
    return "reservoir:" + name.lower().removesuffix(" reservoir").replace(" ", "-")


def roads(table: Path, chains: Chains) -> list[Feature]:
    """Make the roads of roads.csv."""
    features = []
    with table.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            others = row["other_names"].split("|") if row["other_names"] else []
            refs = [row["ref"], *others]
            forms = [form for ref in refs for form in (ref, f"{ref} highway", _hyphened(ref))]
            line = chains.line(f"roads.csv, {row['ref']}", row["via"])
            doubt = float(row["uncertainty_m"])
            features.append(
                feature(f"road:{row['ref'].lower()}", row["ref"], forms, "road", line, doubt, row["source"])
            )
    return features


def _hyphened(ref: str) -> str:
    return re.sub(r"^([A-Z])(\d)", r"\1-\2", ref)
