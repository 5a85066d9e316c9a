"""Read the gazetteer's files: our own tables and shapes, and gazetteers that a user adds."""

from __future__ import annotations

import csv
import json
import math
import tomllib
from typing import TYPE_CHECKING, Any

from frontmap.errors import ReferenceDataError
from frontmap.gazetteer.entry import COLUMNS, KINDS, Entry
from frontmap.gazetteer.index import Gazetteer

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

_TABLES = ("gazetteer/places.csv", "gazetteer/added.csv")
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


def load_gazetteer(geo_dir: Path, extra: Sequence[Path] = ()) -> Gazetteer:
    """Load the reference data.

    Parameters
    ----------
    geo_dir : Path
        The folder geo/.
    extra : sequence of Path, optional
        A user's own gazetteers: CSV of the same columns, or GeoNames dumps (tab-separated, 19 columns, such as UA.txt).

    Returns
    -------
    Gazetteer
        All entries; shapes are parsed when first asked for.

    Raises
    ------
    ReferenceDataError
        A file is missing or a row is broken; the message names the file and the line.
    """
    entries: list[Entry] = []
    for name in _TABLES:
        path = geo_dir / name
        if path.exists() or name == _TABLES[0]:
            entries += read_table(path)
    shapes: dict[str, Any] = {}
    for name in _SHAPES:
        path = geo_dir / name
        if path.exists():
            for entry, geometry in _read_shapes(path):
                entries.append(entry)
                shapes[entry.gazetteer_id] = geometry
    for path in extra:
        entries += read_table(path)
    sources = geo_dir / "sources.toml"
    return Gazetteer(entries, shapes, _read_attributions(sources) if sources.exists() else ())


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
        raise ReferenceDataError(error.strerror or "can't be read", where=str(path), fix="check the path") from error
    except (UnicodeDecodeError, csv.Error) as error:
        raise ReferenceDataError(
            f"is no table of text ({error})", where=str(path), fix="save it as UTF-8 CSV"
        ) from error


def _read_csv(path: Path, rows: Iterator[list[str]]) -> Iterator[Entry]:
    header = next(rows, [])
    if tuple(header) != COLUMNS:
        what = f"the columns are {','.join(header) or 'missing'}"
        raise ReferenceDataError(what, where=f"{path}, line 1", fix=f"they must be {','.join(COLUMNS)}")
    for line, row in enumerate(rows, 2):
        if len(row) != len(COLUMNS):
            raise _fault(path, line, f"{len(row)} fields instead of {len(COLUMNS)}", "quote names that hold a comma")
        gazetteer_id, name, others, kind, oblast, lon, lat, extent, source = row
        if not name or not gazetteer_id:
            raise _fault(path, line, "the id or the name is empty", "give both")
        if kind not in KINDS:
            raise _fault(path, line, f"unknown kind '{kind}'", f"use one of {', '.join(sorted(KINDS))}")
        yield Entry(
            gazetteer_id, name, tuple(others.split("|")) if others else (), kind, oblast,
            *_position(path, line, lon, lat), _number(path, line, "extent_m", extent, 0, 1e6), source,
        )  # fmt: skip


def _read_geonames(path: Path, rows: Iterator[list[str]]) -> Iterator[Entry]:
    for line, row in enumerate(rows, 1):
        if len(row) != _GEONAMES_COLUMNS:
            raise _fault(
                path, line, f"{len(row)} fields instead of {_GEONAMES_COLUMNS}", "give a GeoNames dump as published"
            )
        if row[6] != "P" or not row[1]:  # only populated places
            continue
        people = _number(path, line, "population", row[14] or "0", 0, 1e9)
        kind = _GEONAMES_KINDS.get(row[7]) or ("city" if people >= _CITY else "town" if people >= _TOWN else "village")
        others = tuple(dict.fromkeys(name for name in (row[2], *row[3].split(",")) if name and name != row[1]))
        radius = max(400.0, 100 * people**0.32) if people else 1000.0
        yield Entry(f"gn:{row[0]}", row[1], others, kind, "", *_position(path, line, row[5], row[4]), radius, path.name)


def _position(path: Path, line: int, lon: str, lat: str) -> tuple[float, float]:
    return _number(path, line, "lon", lon, -180, 180), _number(path, line, "lat", lat, -90, 90)


def _number(path: Path, line: int, column: str, text: str, low: float, high: float) -> float:
    try:
        value = float(text)
    except ValueError:
        value = math.nan
    if not low <= value <= high:
        raise _fault(path, line, f"{column} is '{text}'", f"give a number from {low:g} to {high:g}")
    return value


def _fault(path: Path, line: int, what: str, fix: str) -> ReferenceDataError:
    return ReferenceDataError(what, where=f"{path}, line {line}", fix=fix)


def _read_shapes(path: Path) -> Iterator[tuple[Entry, Mapping[str, Any]]]:
    """Read the areas or lines of a GeoJSON file; the geometries stay as they are until they are asked for."""
    try:
        features = json.loads(path.read_text(encoding="utf-8"))["features"]
        for feature in features:
            facts = feature["properties"]
            entry = Entry(
                facts["id"], facts["name"], tuple(facts["other_names"]), facts["kind"], facts["oblast"], None, None,
                float(facts["uncertainty_m"]), facts["source"],
            )  # fmt: skip
            yield entry, feature["geometry"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        what = f"is no GeoJSON of the gazetteer's shapes ({type(error).__name__}: {error})"
        raise ReferenceDataError(what, where=str(path), fix="build it again, see geo/README.md") from error


def _read_attributions(path: Path) -> tuple[str, ...]:
    try:
        sources = tomllib.loads(path.read_text(encoding="utf-8"))["source"]
        return tuple(dict.fromkeys(source["attribution"] for source in sources.values() if source["attribution"]))
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        what = f"is no table of sources ({type(error).__name__}: {error})"
        raise ReferenceDataError(what, where=str(path), fix="build it again, see geo/README.md") from error
