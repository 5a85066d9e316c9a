"""A layer as the folium map itself: for notebooks, and for users who add layers of their own."""

from __future__ import annotations

import os
import warnings
from pathlib import Path
from typing import TYPE_CHECKING

from frontmap.desk.drawing import SUBTITLE, open_overlays, title_of
from frontmap.desk.opening import Desk
from frontmap.errors import LayerError
from frontmap.layers import read_layer
from frontmap.maps import Overlay, draw_map, load_basemap

if TYPE_CHECKING:
    from collections.abc import Sequence

    import geopandas as gpd

    from frontmap.maps import EventMap

_DEGREES = "EPSG:4326"


def show(
    layer: gpd.GeoDataFrame | str | os.PathLike[str],
    *,
    title: str | None = None,
    tiles: str | None = None,
    overlays: Sequence[Overlay | str | os.PathLike[str]] = (),
) -> EventMap:
    """Draw a layer as a folium map: a notebook displays it, `save` writes its page, layers can be added to it.

    Parameters
    ----------
    layer : GeoDataFrame, str or path
        Claims in the layer schema (docs/layer-schema.md), or the layer file that holds them. Other coordinate
        reference systems than EPSG:4326 are reprojected.
    title : str, optional
        Instead of the days of the reports.
    tiles : str, optional
        The xyzservices name of an online tile provider; only then does the page ask a host for anything.
    overlays : sequence of Overlay, str or path
        Maps of others to lie under the events, as `read_overlay` gives them or as files, ``FILE.gpkg:LAYER`` for one
        layer of a GeoPackage. What a person should know of a file is given as a Python warning.

    Returns
    -------
    EventMap
        A `folium.Map` over the built-in base map, with the attributions of the reference data.

    Raises
    ------
    LayerError
        It is no layer.
    OverlayError
        An overlay can't be drawn.
    OptionError
        No tile provider is called so.

    Examples
    --------
    >>> import frontmap
    >>> page = frontmap.show(frontmap.read_layer("layers/2022-09-13.geojson"))  # doctest: +SKIP
    >>> page.save("map.html")  # doctest: +SKIP
    """
    frame = _frame(layer)
    desk = Desk()
    drawn_under = [one if isinstance(one, Overlay) else open_overlays([os.fspath(one)])[0] for one in overlays]
    for given, overlay in zip(overlays, drawn_under, strict=True):
        for warning in overlay.warnings if given is not overlay else ():
            warnings.warn(warning, stacklevel=2)
    return draw_map(
        frame,
        load_basemap(desk.workspace.geo_dir),
        title=title or title_of(_days(frame)),
        subtitle=SUBTITLE,
        attributions=desk.attributions,
        tiles=tiles,
        overlays=drawn_under,
    )


def _frame(layer: gpd.GeoDataFrame | str | os.PathLike[str]) -> gpd.GeoDataFrame:
    if isinstance(layer, str | os.PathLike):
        return read_layer(Path(layer))
    if not hasattr(layer, "active_geometry_name"):
        what = f"a {type(layer).__name__} is no layer"
        raise LayerError(what, where="show", fix="give a GeoDataFrame in the layer schema, or the path of a layer file")
    if layer.active_geometry_name is None or layer.crs is None or layer.crs == _DEGREES:
        return layer
    return layer.to_crs(_DEGREES)


def _days(frame: gpd.GeoDataFrame) -> list[str]:
    return sorted(set(frame["report_date"].dropna().astype(str))) if "report_date" in frame else []
