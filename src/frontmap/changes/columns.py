"""Changes as plain lists and dicts, small enough to be handed to a page with a hundred thousand events."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from frontmap.changes.comparing import Kind

if TYPE_CHECKING:
    from frontmap.changes.comparing import Changes
    from frontmap.changes.told import Told

_DECIMALS = 4


def to_columns(changes: Changes) -> dict[str, Any]:
    """Give changes as columns: codes for words, and each earlier event once.

    Parameters
    ----------
    changes : Changes
        As `compare_frames` gives them.

    Returns
    -------
    dict
        Lists, texts, numbers and None only, to be written as JSON:

        - ``kinds``: the words of `Kind`; ``counts``: how many events of each, in that order.
        - ``since``: the report days of the earlier layer, ISO.
        - ``event_id``, ``kind``, ``before``, ``same_claim``: one entry each for every event of today; ``kind`` is a
          position in ``kinds``, ``before`` one in the columns of ``earlier`` or -1, ``same_claim`` 0 or 1.
        - ``earlier``: columns of the earlier events that are compared with or gone: ``event_id``, ``type``, ``side``,
          ``status``, ``begin``, ``end``, ``report_date``, ``place`` (text of reports), ``at`` ([lon, lat] in degrees,
          EPSG:4326, or None).
        - ``gone``: positions in the columns of ``earlier``, of what is no longer mentioned.
    """
    kinds = list(Kind)
    code = {kind: at for at, kind in enumerate(kinds)}
    number: dict[int, int] = {}
    earlier: list[Told] = []

    def numbered(told: Told | None) -> int:
        if told is None:
            return -1
        if id(told) not in number:
            number[id(told)] = len(earlier)
            earlier.append(told)
        return number[id(told)]

    return {
        "kinds": [str(kind) for kind in kinds],
        "counts": list(changes.counts().values()),
        "since": list(changes.since),
        "event_id": list(changes.of),
        "kind": [code[change.kind] for change in changes.of.values()],
        "before": [numbered(change.before) for change in changes.of.values()],
        "same_claim": [int(change.same_claim) for change in changes.of.values()],
        "gone": [numbered(told) for told in changes.gone],
        "earlier": _columns(earlier),
    }


def to_record(told: Told) -> dict[str, Any]:
    """Give one event as a dict with the names of the columns of ``earlier``."""
    return {
        "event_id": told.event_id,
        "type": str(told.event_type),
        "side": told.side,
        "status": str(told.status),
        "begin": told.begin,
        "end": told.end,
        "report_date": told.report_date,
        "place": told.place_name,
        "at": None
        if told.lon is None or told.lat is None
        else [round(told.lon, _DECIMALS), round(told.lat, _DECIMALS)],
    }


def _columns(earlier: list[Told]) -> dict[str, list[Any]]:
    columns: dict[str, list[Any]] = {}
    for told in earlier:
        for name, value in to_record(told).items():
            columns.setdefault(name, []).append(value)
    return columns
