"""Layer files: read whole or refused, written whole or not at all, changed by one program at a time."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from frontmap.errors import LayerError
from frontmap.files import lock_file, replace_bytes
from frontmap.layers.geojson import FOREIGN, decode, encode

if TYPE_CHECKING:
    from collections.abc import Callable

    import geopandas as gpd


def read_layer(path: Path) -> gpd.GeoDataFrame:
    """Read a layer file.

    Parameters
    ----------
    path : Path
        A GeoJSON file as `write_layer` makes it, perhaps edited by hand.

    Returns
    -------
    GeoDataFrame
        One row a feature, EPSG:4326. What the codebook does not know stands in the columns `extra` (properties) and
        `members` (of the feature) and in ``frame.attrs["foreign_members"]`` (of the file).

    Raises
    ------
    LayerError
        No such file, not readable, or not a layer: the first fault and the number of further ones.
    """
    path = Path(path)
    try:
        content = path.read_bytes()
    except FileNotFoundError as error:
        raise LayerError("no such file", where=str(path), fix="check the name") from error
    except OSError as error:
        reason = error.strerror or error
        raise LayerError(f"can't be read ({reason})", where=str(path), fix="check its permissions") from error
    return decode(content, str(path))


def write_layer(frame: gpd.GeoDataFrame, path: Path) -> Path:
    """Write a layer over what stands at `path`; a reader sees the old file or the new one, never a half.

    To change a file that others may change too, use `update_layer`.

    Parameters
    ----------
    frame : GeoDataFrame
        As `to_frame` and `read_layer` make it, EPSG:4326.
    path : Path
        A name that ends in .geojson; its folder is made when missing.

    Returns
    -------
    Path
        `path`. A file that holds the same bytes already is not touched.

    Raises
    ------
    LayerError
        The frame holds what the codebook forbids, or another program keeps writing the file.
    OutputError
        The folder or the file can't be written.
    """
    path = Path(path)
    content = encode(frame, str(path))
    with lock_file(path):
        return replace_bytes(path, content)


def update_layer(path: Path, change: Callable[[gpd.GeoDataFrame | None], gpd.GeoDataFrame]) -> gpd.GeoDataFrame:
    """Read a layer file, change it and write it back while no other program does the same.

    Parameters
    ----------
    path : Path
        The layer file; it need not exist.
    change : callable
        Gets the layer, or None where there is no file, and gives the layer to write. If it raises, nothing is written.

    Returns
    -------
    GeoDataFrame
        What was written.

    Raises
    ------
    LayerError
        The file is broken (and is left as it is), what `change` gave is, or another program keeps writing the file.
    OutputError
        The folder or the file can't be written.
    """
    path = Path(path)
    with lock_file(path):
        existing = read_layer(path) if path.exists() else None
        changed = change(existing)
        if existing is not None and FOREIGN in existing.attrs and FOREIGN not in changed.attrs:
            changed = changed.copy()
            changed.attrs[FOREIGN] = existing.attrs[FOREIGN]
        replace_bytes(path, encode(changed, str(path)))
    return changed
