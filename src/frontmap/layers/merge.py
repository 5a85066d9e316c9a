"""How a new reading meets a layer that people may have edited: their work stays, the program's is made anew."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from frontmap.layers.frame import REPORTS, frame_of, records_of
from frontmap.layers.schema import EXTRA, ID, MEMBERS
from frontmap.model import Review

if TYPE_CHECKING:
    import geopandas as gpd

# What a person may have put on a feature without changing its review; it outlives a new reading.
_BY_HAND = ("editor", "edited", "note", EXTRA, MEMBERS)


def merge_reading(existing: gpd.GeoDataFrame | None, new: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Put a report's new reading into a layer.

    Features that a person added, accepted, corrected or rejected stay as they are, and so do the features of other
    reports. Extracted features of the same report are replaced by the new ones; those that no longer come out go,
    unless a person has put a note, a name or a property of their own on them. The same reading twice changes nothing.

    Parameters
    ----------
    existing : GeoDataFrame or None
        The layer as it is, or None for no layer.
    new : GeoDataFrame
        What `to_frame` made of one report (or several).

    Returns
    -------
    GeoDataFrame
        The merged layer, EPSG:4326; `write_layer` puts it in order.
    """
    if existing is None:
        return new
    fresh = {record[ID]: record for record in records_of(new)}
    reports = {*new.attrs.get(REPORTS, ()), *(record["report_id"] for record in fresh.values())}
    merged: dict[str, dict[str, Any]] = {}
    for record in records_of(existing):
        reviewed = record["review"] != Review.EXTRACTED
        again = fresh.get(record[ID])
        if again is not None and not reviewed:
            merged[record[ID]] = again | {name: record[name] for name in _BY_HAND if record[name] is not None}
        elif reviewed or record["report_id"] not in reports or any(record[name] is not None for name in _BY_HAND):
            merged[record[ID]] = record
    return _layer(existing, merged | {name: record for name, record in fresh.items() if name not in merged})


def add_features(existing: gpd.GeoDataFrame | None, new: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Put features given by hand into a layer; one that is there already, by its id, stays as it is.

    Parameters
    ----------
    existing : GeoDataFrame or None
        The layer as it is, or None for no layer.
    new : GeoDataFrame
        Rows of `added_feature`.

    Returns
    -------
    GeoDataFrame
        The layer with both, EPSG:4326.
    """
    if existing is None:
        return new
    both = [*records_of(existing), *records_of(new)]
    # The ids in the order of their first record, each with its first record: what is there stays.
    return _layer(existing, {record[ID]: None for record in both} | {record[ID]: record for record in reversed(both)})


def _layer(existing: gpd.GeoDataFrame, records: dict[str, dict[str, Any]]) -> gpd.GeoDataFrame:
    frame = frame_of(records.values())
    frame.attrs.update(existing.attrs)
    return frame
