"""Several reports and layers as one layer."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from frontmap.desk.opening import is_layer
from frontmap.layers import add_features, empty_frame, read_layer, to_frame
from frontmap.layers.frame import frame_of
from frontmap.layers.geojson import ordered_records

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    import geopandas as gpd

    from frontmap.desk.opening import Desk, Stated


@dataclass(frozen=True, slots=True)
class Gathered:
    """Several inputs as one layer.

    Attributes
    ----------
    frame : GeoDataFrame
        All features, EPSG:4326.
    days : tuple of str
        The days of the reports, ISO, in order.
    warnings : tuple of str
        What was odd.
    texts : dict of str to str
        The text of each report that was read, by its id; a layer has none.
    """

    frame: gpd.GeoDataFrame
    days: tuple[str, ...]
    warnings: tuple[str, ...]
    texts: dict[str, str] = field(default_factory=dict)


def gather(desk: Desk, inputs: Iterable[Path], stated: Stated | None = None) -> Gathered:
    """Make one layer of reports and layers; a feature that stands in several inputs is there once.

    Parameters
    ----------
    desk : Desk
        Its reader is used where there is a report.
    inputs : iterable of Path
        Reports, or layers by their ending (.geojson, .json).
    stated : Stated, optional
        What the user says of the reports.

    Returns
    -------
    Gathered
        All features in the order of layer files, whatever the order of the inputs, so that a report and its layer are
        drawn alike; a report in which nothing was found still gives its day.

    Raises
    ------
    ReportError, LayerError
        An input is neither.
    """
    frames, days, warnings = [], set(), []
    texts: dict[str, str] = {}
    for path in inputs:
        if is_layer(path):
            frames.append(read_layer(path))
            days |= set(frames[-1]["report_date"].dropna())
            continue
        reading = desk.read(path, stated)
        frames.append(to_frame(reading))
        days.add(reading.report.date.isoformat())
        texts[reading.report.report_id] = reading.report.text
        warnings += [f"{path}: {warning}" for warning in reading.report.warnings]
    return Gathered(_together(frames), tuple(sorted(days)), tuple(warnings), texts)


def _together(frames: list[gpd.GeoDataFrame]) -> gpd.GeoDataFrame:
    """Join layers two by two, so that a year of them isn't copied a year of times."""
    while len(frames) > 1:
        pairs = zip(frames[::2], [*frames[1::2], None], strict=False)
        frames = [first if second is None else add_features(first, second) for first, second in pairs]
    return frame_of(ordered_records(frames[0])) if frames else empty_frame()
