"""What each claim's event amounts to, as columns for programs that can't draw one symbol an event."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from frontmap.events import weigh
from frontmap.layers.schema import EXTRA, ID, PROPERTY_NAMES
from frontmap.model import EventType, Review, Status

if TYPE_CHECKING:
    from collections.abc import Iterable

STANDING = ("event_status", "event_account")
"""The status of the event's surest claim; whether a claim of a disputed event speaks "for" or "against" that one."""
TEXT_COLUMNS = (ID, *(name for name in PROPERTY_NAMES if name != "footprint"), *STANDING, EXTRA)
"""What a format without nested shapes keeps as text, in order."""


def with_standings(records: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Add to each record what its event amounts to, by the records given.

    Parameters
    ----------
    records : iterable of dict
        Rows of a layer in their order. Plans and what a person rejected are no part of an event: they get None.

    Returns
    -------
    list of dict
        Copies with the columns `STANDING`; `event_account` is None where nothing is disputed.
    """
    standing_of: list[dict[str, Any]] = [record | dict.fromkeys(STANDING) for record in records]
    by_event: dict[str, list[dict[str, Any]]] = {}
    for record in standing_of:
        if record["status"] != Status.PLANNED and record["review"] != Review.REJECTED:
            by_event.setdefault(record.get("event_id") or record[ID], []).append(record)
    for members in by_event.values():
        standing = weigh([(EventType(one["event_type"]), Status(one["status"])) for one in members])
        for at, one in enumerate(members):
            one["event_status"] = str(standing.status)
            if standing.disputed:
                one["event_account"] = "against" if at in standing.against else "for"
    return standing_of
