"""Read the gazetteer's files: our own tables and shapes, and gazetteers that a user adds."""

from __future__ import annotations

import csv
import json
import math
import tomllib
from typing import TYPE_CHECKING

from frontmap.errors import ReferenceDataError
from frontmap.gazetteer.entry import COLUMNS, KINDS, Entry
from frontmap.gazetteer.index import Gazetteer

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from shapely.geometry.base import BaseGeometry

_PLACES = "gazetteer/places.csv"
_ADDED = "gazetteer/added.csv"
_SPELLINGS = "gazetteer/spellings.csv"
_SHAPES = (
    "boundaries/oblasts.geojson",
    "boundaries/raions.geojson",
    "boundaries/regions.geojson",
    "boundaries/countries.geojson",
    "boundaries/borders.geojson",
    "rivers/rivers.geojson",
    "rivers/reservoirs.geojson",
    "roads/roads.geojson",
)
_GEONAMES_COLUMNS = 19
_GEONAMES_KINDS = {"PPLC": "city", "PPLA": "city", "PPLX": "city_part", "PPLF": "hamlet", "PPLL": "hamlet"}
_CITY, _TOWN = 100_000, 5_000
_WIDEST_M = 1_000_000
_LON_LIMIT, _LAT_LIMIT = 180, 90
_REBUILD = "build it again, see geo/README.md"


def load_gazetteer(geo_dir: Path, extra: Sequence[Path] = ()) -> Gazetteer:
    """Load the reference data.

    Parameters
    ----------
    geo_dir : Path
        The folder geo/.
    extra : sequence of Path, optional
        A user's own gazetteers: CSV of the same columns, or GeoNames dumps (tab-separated, 19 columns, such as UA.txt).
        A row whose id we have replaces ours.

    Returns
    -------
    Gazetteer
        All entries; shapes are parsed when first asked for.

    Raises
    ------
    ReferenceDataError
        A file is missing or a row is broken; the message names the file and the line.
    """
    entries = read_table(geo_dir / _PLACES)
    if (geo_dir / _ADDED).exists():
        entries += read_table(geo_dir / _ADDED)
    shapes: dict[str, str | BaseGeometry] = {}
    for path in (geo_dir / name for name in _SHAPES):
        if path.exists():
            for entry, geometry in _read_shapes(path):
                entries.append(entry)
                shapes[entry.gazetteer_id] = geometry
    if (geo_dir / _SPELLINGS).exists():
        entries = _with_spellings(entries, geo_dir / _SPELLINGS)
    for path in extra:
        entries += read_table(path)
    return Gazetteer(entries, shapes)


def read_table(path: Path) -> list[Entry]:
    """Read a table of places: our CSV columns, or a GeoNames dump."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            first = file.readline()
            file.seek(0)
            if first.count("\t") == _GEONAMES_COLUMNS - 1:
                return list(_read_geonames(path, csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)))
            return list(_read_csv(path, csv.reader(file)))
    except OSError as error:
        what = f"can't be read ({error.strerror})"
        raise ReferenceDataError(what, where=str(path), fix="check the path") from error
    except (UnicodeDecodeError, csv.Error) as error:
        what = f"is no table of text ({error})"
        raise ReferenceDataError(what, where=str(path), fix="save it as UTF-8 CSV") from error


def _read_csv(path: Path, rows: Iterator[list[str]]) -> Iterator[Entry]:
    header = next(rows, [])
    if tuple(header) != COLUMNS:
        what = f"the columns are {','.join(header)[:200] or 'missing'}"
        raise ReferenceDataError(what, where=f"{path}, line 1", fix=f"they must be {','.join(COLUMNS)}")
    for line, row in enumerate(rows, 2):
        if len(row) != len(COLUMNS):
            raise _fault(path, line, f"{len(row)} fields instead of {len(COLUMNS)}", "quote names that hold a comma")
        gazetteer_id, name, others, kind, oblast, lon, lat, extent, source = row
        if not name or not gazetteer_id:
            raise _fault(path, line, "the id or the name is empty", "give both")
        if kind not in KINDS:
            raise _fault(path, line, f"unknown kind '{kind}'", f"use one of {', '.join(sorted(KINDS))}")
        numbers = _numbers(path, line, (lon, lat, extent))
        yield Entry(gazetteer_id, name, tuple(others.split("|")) if others else (), kind, oblast, *numbers, source)


def _read_geonames(path: Path, rows: Iterator[list[str]]) -> Iterator[Entry]:
    for line, row in enumerate(rows, 1):
        if len(row) != _GEONAMES_COLUMNS:
            what = f"{len(row)} fields instead of {_GEONAMES_COLUMNS}"
            raise _fault(path, line, what, "give a GeoNames dump as published")
        if row[6] != "P" or not row[1]:  # only populated places
            continue
        people = int(row[14]) if row[14].isdecimal() else 0
        kind = _GEONAMES_KINDS.get(row[7]) or ("city" if people >= _CITY else "town" if people >= _TOWN else "village")
        others = tuple(dict.fromkeys(name for name in (row[2], *row[3].split(",")) if name and name != row[1]))
        radius = max(400.0, 100 * people**0.32) if people else 1000.0
        numbers = _numbers(path, line, (row[5], row[4], str(radius)))
        yield Entry(f"gn:{row[0]}", row[1], others, kind, "", *numbers, path.name)


def _numbers(path: Path, line: int, texts: tuple[str, str, str]) -> tuple[float, float, float]:
    """Read longitude, latitude (degrees) and extent (metres)."""
    try:
        lon, lat, extent = map(float, texts)
    except ValueError:
        lon = lat = extent = math.nan
    if not (abs(lon) <= _LON_LIMIT and abs(lat) <= _LAT_LIMIT and 0 <= extent <= _WIDEST_M):
        what = f"lon, lat and extent_m are '{', '.join(texts)}'"
        raise _fault(path, line, what, f"give numbers: lon -180..180, lat -90..90, extent 0..{_WIDEST_M}")
    return lon, lat, extent


def _fault(path: Path, line: int, what: str, fix: str) -> ReferenceDataError:
    return ReferenceDataError(what, where=f"{path}, line {line}", fix=fix)


def _read_shapes(path: Path) -> Iterator[tuple[Entry, str]]:
    """Read the areas or lines of a GeoJSON file, one feature a line, its geometry last.

    Only the properties are parsed: the geometries are most of the text, and most runs need few of them.
    """
    try:
        for line in path.read_text(encoding="utf-8").splitlines()[1:-1]:
            head, _, geometry = line.rstrip(",").partition(',"geometry":')
            facts = json.loads(head + "}")["properties"]
            others, doubt_m = tuple(facts["other_names"]), float(facts["uncertainty_m"])
            names = facts["id"], facts["name"], others, facts["kind"], facts["oblast"]
            yield Entry(*names, None, None, doubt_m, facts["source"]), geometry[:-1]
    except (OSError, ValueError, KeyError, TypeError) as error:
        what = f"is no GeoJSON of the gazetteer's shapes, one feature a line ({type(error).__name__}: {error})"
        raise ReferenceDataError(what, where=str(path), fix=_REBUILD) from error


def _with_spellings(entries: list[Entry], path: Path) -> list[Entry]:
    """Give entries the further spellings that reports use for them."""
    more: dict[str, list[str]] = {}
    try:
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                more.setdefault(row["id"], []).append(row["spelling"])
    except (OSError, ValueError, KeyError, csv.Error) as error:
        what = f"is no table of spellings ({type(error).__name__}: {error})"
        raise ReferenceDataError(what, where=str(path), fix="its columns are id,name,spelling") from error
    return [
        entry._replace(other_names=(*entry.other_names, *more[entry.gazetteer_id]))
        if entry.gazetteer_id in more
        else entry
        for entry in entries
    ]


def read_attributions(path: Path) -> tuple[str, ...]:
    """Read from sources.toml the lines that the publishers of the data are owed wherever they are shown, each once."""
    try:
        sources = tomllib.loads(path.read_text(encoding="utf-8"))["source"]
        return tuple(dict.fromkeys(source["attribution"] for source in sources.values() if source["attribution"]))
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        what = f"is no table of sources ({type(error).__name__}: {error})"
        raise ReferenceDataError(what, where=str(path), fix=_REBUILD) from error
