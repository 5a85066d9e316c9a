"""How sure the text is of an event: the weakest of all that its words, its source and its sentence say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontmap.claims.attribution import WHOLE
from frontmap.model import DOUBT, Status

if TYPE_CHECKING:
    from collections.abc import Sequence

    from frontmap.claims.attribution import Attribution
    from frontmap.claims.frames import Frame


_UNKNOWN = "UNK"
_GAINS = frozenset(("advance", "capture", "control"))


def settle_status(
    frame: Frame,
    attributions: Sequence[Attribution],
    whole: Sequence[tuple[Status, str]],
) -> tuple[Status, str, str | None]:
    """Say how sure the text is of an event, and who says so.

    Parameters
    ----------
    frame : Frame
        The event.
    attributions : sequence of Attribution
        Those of its sentence.
    whole : sequence of (Status, str)
        Remarks on the whole sentence, such as "cannot confirm", and what each makes of it.

    Returns
    -------
    status : Status
        Planned whatever else is said of a plan; assessed where nothing is said.
    words : str
        Those that decided.
    claimant : str or None
        None where the report itself speaks.
    """
    governing = _governing(frame, attributions)
    claimant = governing.claimant if governing is not None else None
    if frame.planned:
        return Status.PLANNED, frame.planned, claimant
    reasons = [(Status(value), words) for value, words in frame.statuses]
    if frame.modal:
        reasons.append((Status.POSSIBLE, frame.modal))
    if governing is not None:
        reasons.append((_said_by(governing, frame), governing.words))
    reasons += whole
    if claimant is None:  # else it is his claim, whoever could not confirm it
        reasons += [(one.status, one.words) for one in attributions if one.at == WHOLE and one.claimant is None]
    if not reasons:
        return Status.ASSESSED, "", None
    status, words = max(reasons, key=lambda reason: DOUBT[reason[0]])
    return status, words, claimant


def _said_by(one: Attribution, frame: Frame) -> Status:
    """Give the status of what somebody says; what a rival confirms to one's advantage is confirmed."""
    rival = bool(one.confirming and frame.side) and _UNKNOWN not in {one.confirming, frame.side}
    if one.status is Status.CLAIMED and rival and one.confirming != frame.side and frame.event_type in _GAINS:
        return Status.CONFIRMED
    return one.status


def _governing(frame: Frame, attributions: Sequence[Attribution]) -> Attribution | None:
    """Give the last attribution before an event; one of the whole sentence only where there is no other.

    Of several that speak of the whole, those that name a claimant are asked first.
    """
    governing: Attribution | None = None
    for one in attributions:
        if one.at >= frame.head or (governing is not None and one.at < governing.at):
            continue
        if governing is None or one.at > governing.at or one.claimant or not governing.claimant:
            governing = one
    return governing
