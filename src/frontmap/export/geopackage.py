"""A layer as a GeoPackage, for QGIS and its kin; written by fiona, record by record, checked against the schema."""

from __future__ import annotations

from typing import TYPE_CHECKING

import fiona
from fiona.errors import FionaError

from frontmap.errors import OutputError
from frontmap.export.standings import STANDING, with_standings
from frontmap.layers.geojson import as_json, fields, ordered_records, to_feature
from frontmap.layers.schema import COLUMNS, EXTRA, SCHEMA_CRS, Kind

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import Any

    import geopandas as gpd

LAYER_NAME = "claims"
# GeoPackage notes when it was written, but the same layer must give the same bytes.
_NO_CLOCK = "2000-01-01T00:00:00.000Z"


def write_geopackage(frame: gpd.GeoDataFrame, path: Path) -> None:
    """Write a layer to a new GeoPackage with one table, "claims".

    Parameters
    ----------
    frame : GeoDataFrame
        A layer, EPSG:4326.
    path : Path
        A file that does not exist yet.

    Raises
    ------
    OutputError
        GDAL can't write it.
    """
    days = {column.name: "date" for column in COLUMNS if column.kind is Kind.DATE}
    schema = {"geometry": "Unknown", "properties": fields() | days | dict.fromkeys(STANDING, "str") | {EXTRA: "json"}}
    try:
        with (
            fiona.Env(OGR_CURRENT_DATE=_NO_CLOCK),
            fiona.open(path, "w", driver="GPKG", layer=LAYER_NAME, schema=schema, crs=SCHEMA_CRS) as sink,
        ):
            sink.writerecords(_features(frame))
    except FionaError as error:
        message = f"can't be written as a GeoPackage ({error})"
        raise OutputError(
            message, where=path.name, fix="check the space on the disk, or choose another format"
        ) from error


def _features(frame: gpd.GeoDataFrame) -> Iterator[dict[str, Any]]:
    for record in with_standings(ordered_records(frame)):
        feature = to_feature(record)
        feature["properties"] |= {name: record[name] for name in STANDING}
        extra = record.get(EXTRA)
        feature["properties"][EXTRA] = None if extra is None else as_json(extra)
        yield feature
