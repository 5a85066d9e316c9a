"""What an attribution is: who says so, from which item of the sentence on, and the status that saying so gives."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from frontmap.claims.frames import Frame
    from frontmap.claims.items import Item
    from frontmap.grammar import FunctionWords, Scan
    from frontmap.model import Status

WHOLE = -1
"""Where an attribution stands that speaks of the whole sentence."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """A claimant and the status that his saying so gives, from one item of the sentence on.

    What the report itself `doubts` is weakened before that item, too: "..., but ISW has not observed any evidence".
    `confirming` is the side of somebody who confirms: of what his rival gained, nobody could say it more surely.
    """

    at: int
    status: Status
    claimant: str | None
    words: str
    doubts: bool = False
    confirming: str = ""


def trails(words: FunctionWords, scan: Scan, items: list[Item], attributions: list[Attribution]) -> bool:
    """Whether the last attribution ends its sentence: "..., the General Staff reported on May 3.".

    Parameters
    ----------
    words : FunctionWords
        For those that may follow.
    scan : Scan
        The sentence.
    items : list of Item
        Its items.
    attributions : list of Attribution
        Its attributions.

    Returns
    -------
    bool
        False where anything but a date follows.
    """
    if not attributions or attributions[-1].at < 0:
        return False
    month = False
    for item in items[attributions[-1].at + 1 :]:
        if item.word in words.after_source or item.word.isdigit():
            continue
        if month or not scan.raw[item.first][0].isupper():
            return False
        month = True  # one capitalised word may follow, a month's name
    return True


def spoken_of_all(attributions: list[Attribution], frames: list[Frame]) -> list[Attribution]:
    """Let a source that trails its sentence speak of what stands before it.

    Parameters
    ----------
    attributions : list of Attribution
        Of which the last one trails.
    frames : list of Frame
        The sentence's events.

    Returns
    -------
    list of Attribution
        With the last one in front and of the whole, if all events stand before it.
    """
    last = attributions[-1]
    if frames and all(frame.head < last.at for frame in frames):
        return [replace(last, at=WHOLE), *attributions[:-1]]
    return attributions
