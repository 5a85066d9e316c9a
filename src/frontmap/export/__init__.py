"""Layers as files for other programs: GeoJSON, GeoPackage, KML, CSV, by the ending of the name."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from frontmap.errors import OptionError
from frontmap.export.filters import filter_frame
from frontmap.export.geopackage import write_geopackage
from frontmap.export.kml import write_kml
from frontmap.export.table import write_csv
from frontmap.files import replace_file
from frontmap.layers.geojson import encode

if TYPE_CHECKING:
    from collections.abc import Callable

    import geopandas as gpd

__all__ = ["WRITERS", "export_layer", "filter_frame"]


def _write_geojson(frame: gpd.GeoDataFrame, path: Path) -> None:
    path.write_bytes(encode(frame, path.name))


WRITERS: dict[str, Callable[[gpd.GeoDataFrame, Path], None]] = {
    ".geojson": _write_geojson,
    ".gpkg": write_geopackage,
    ".kml": write_kml,
    ".csv": write_csv,
}
"""What writes a file of each ending."""


def export_layer(frame: gpd.GeoDataFrame, path: Path) -> Path:
    """Write a layer for another program; the ending of the name says in which format.

    Parameters
    ----------
    frame : GeoDataFrame
        A layer, EPSG:4326; without rows it gives a valid file without features.
    path : Path
        Ends in .geojson (RFC 7946, itself a layer), .gpkg (GeoPackage, layer "claims"), .kml (with TimeSpan) or .csv
        (WKT, and longitude and latitude of a point inside). What stood there is replaced, whole or not at all; the same
        layer gives the same bytes.

    Returns
    -------
    Path
        `path`.

    Raises
    ------
    OptionError
        Another ending.
    LayerError
        The layer holds what the codebook forbids.
    OutputError
        The file can't be written.
    """
    path = Path(path)
    writer = WRITERS.get(path.suffix.lower())
    if writer is None:
        found = f"unknown ending {path.suffix!r}" if path.suffix else "no ending to say the format"
        raise OptionError(found, where=str(path), fix=f"use one of {', '.join(WRITERS)}")
    return replace_file(path, lambda unfinished: writer(frame, unfinished))
