"""Vector files of others over Norland, for the tests of overlays."""

from __future__ import annotations

import json
import warnings
from typing import TYPE_CHECKING

import geopandas as gpd
from shapely.geometry import box, mapping

if TYPE_CHECKING:
    from pathlib import Path

WEST, EAST = box(11, 51, 12, 52), box(12, 51, 13, 52)


def collection(*features, **members) -> bytes:
    """A FeatureCollection of (properties, geometry) pairs."""
    rows = [
        {
            "type": "Feature",
            "properties": given,
            "geometry": shape if shape is None or isinstance(shape, dict) else mapping(shape),
        }
        for given, shape in features
    ]
    return json.dumps({"type": "FeatureCollection", **members, "features": rows}).encode()


def geojson(folder: Path, *features, name: str = "control.geojson", **members) -> Path:
    """A file of such a collection."""
    path = folder / name
    path.write_bytes(collection(*features, **members))
    return path


def geopackage(path: Path, crs: str | None = "EPSG:4326", **layers) -> Path:
    """A GeoPackage with these layers, each one shape with the layer's name as its name."""
    for name, shape in layers.items():
        frame = gpd.GeoDataFrame({"Label": [name]}, geometry=[shape], crs="EPSG:4326")
        frame = frame if crs is None else frame.to_crs(crs)
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", message="'crs' was not provided")
            frame.set_crs(crs, allow_override=True).to_file(path, layer=name, driver="GPKG", engine="pyogrio")
    return path
