"""Choose features of a layer: by event type, side, status, days and box."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd
import shapely

from frontmap.errors import OptionError
from frontmap.layers import EVENT_TYPES, SIDES, STATUSES
from frontmap.values import choose

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    import geopandas as gpd


def filter_frame(
    frame: gpd.GeoDataFrame,
    *,
    types: Sequence[str] = (),
    sides: Sequence[str] = (),
    statuses: Sequence[str] = (),
    begin: dt.date | None = None,
    end: dt.date | None = None,
    bbox: tuple[float, float, float, float] | None = None,
) -> gpd.GeoDataFrame:
    """Choose the features of a layer that meet all conditions; a condition not given is met by all.

    Parameters
    ----------
    frame : GeoDataFrame
        A layer, EPSG:4326.
    types, sides, statuses : sequence of str, optional
        Words of the codebook, in any case; a feature needs one of each list that is not empty.
    begin, end : date, optional
        First and last day; a feature needs to share a day with them.
    bbox : tuple of float, optional
        (min lon, min lat, max lon, max lat) in degrees; a feature's geometry must touch it, so that those without
        geometry fall out. `frontmap.values.parse_bbox` reads one.

    Returns
    -------
    GeoDataFrame
        The chosen rows in their order, perhaps none.

    Raises
    ------
    OptionError
        A word that the codebook does not have, days in the wrong order, or a box that fits the layer only with
        longitude and latitude exchanged.
    """
    if begin and end and begin > end:
        message = f"the first day {begin} is after the last day {end}"
        raise OptionError(message, fix="exchange --from and --to")
    chosen = pd.Series(data=True, index=frame.index)
    conditions = (
        ("event_type", types, EVENT_TYPES, "event type"),
        ("side", sides, SIDES, "side"),
        ("status", statuses, STATUSES, "status"),
    )
    for column, given, valid, what in conditions:
        if given:
            chosen &= frame[column].isin([choose(word, valid, what=what) for word in given])
    if begin:
        chosen &= pd.Series([day >= begin.isoformat() for day in frame["end"]], index=frame.index, dtype=bool)
    if end:
        chosen &= pd.Series([day <= end.isoformat() for day in frame["begin"]], index=frame.index, dtype=bool)
    if bbox:
        chosen &= _touching(frame, bbox)
    selected: gpd.GeoDataFrame = frame[chosen]
    return selected


def _touching(frame: gpd.GeoDataFrame, bbox: tuple[float, float, float, float]) -> pd.Series[bool]:
    touching: pd.Series[bool] = frame.geometry.intersects(shapely.box(*bbox))
    west, south, east, north = bbox
    if not touching.any() and frame.geometry.intersects(shapely.box(south, west, north, east)).any():
        raise OptionError(
            f"the box {west:g},{south:g},{east:g},{north:g} fits the layer only with its numbers exchanged",
            fix="write MINLON,MINLAT,MAXLON,MAXLAT",
        )
    return touching
