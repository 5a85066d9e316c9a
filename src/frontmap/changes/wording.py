"""Changes in a few words, for people who read lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontmap.changes.comparing import Kind
from frontmap.styles import load_styles, side_style

if TYPE_CHECKING:
    from frontmap.changes.comparing import Change, Changes
    from frontmap.changes.told import Told

NAMES = {
    Kind.NEW: "new",
    Kind.REPEATED: "repeated",
    Kind.CHANGED_STATUS: "changed status",
    Kind.CHANGED_CONTROL: "changed side of control",
    Kind.NO_LONGER_MENTIONED: "no longer mentioned",
}


def counts_in_words(changes: Changes) -> str:
    """Say how many events there are of each kind.

    Examples
    --------
    >>> from frontmap.changes import Changes
    >>> counts_in_words(Changes({}))
    'new 0, repeated 0, changed status 0, changed side of control 0, no longer mentioned 0'
    """
    return ", ".join(f"{NAMES[kind]} {number}" for kind, number in changes.counts().items())


def told_in_words(told: Told) -> str:
    """Say what an event amounts to on one line: what, by whom, how sure, where, when.

    Returns
    -------
    str
        It holds the place as the report names it: text that is not to be trusted.
    """
    styles = load_styles()
    what = f"{styles.types[told.event_type].name}, {_side(told)}, {styles.statuses[told.status].name.lower()}"
    days = " to ".join(dict.fromkeys(day for day in (told.begin, told.end) if day))
    where = told.place_name or "place not named"
    return f"{where}: {what}{f' ({days})' if days else ''}" + ("" if told.lon is not None else " [unplaced]")


def change_in_words(change: Change) -> str:
    """Say what has become of an event on one line, with what was told before where that differs.

    Returns
    -------
    str
        As in `told_in_words`.
    """
    line, was = told_in_words(change.now), change.before
    if was is None:
        return line
    styles, now = load_styles(), change.now
    differing = [
        *([styles.types[was.event_type].name.lower()] if was.event_type is not now.event_type else []),
        *([_side(was)] if was.side != now.side else []),
        *([styles.statuses[was.status].name.lower()] if was.status is not now.status else []),
        *([was.place_name] if was.place_name != now.place_name and was.place_name else []),
    ]
    on = f" on {was.report_date}" if was.report_date else ""
    return f"{line}; told{on}" + (f": {', '.join(differing)}" if differing else "")


def _side(told: Told) -> str:
    try:
        return side_style(told.side).name
    except ValueError:
        return told.side or "side not stated"
