"""What has changed since an earlier layer, for whoever draws or lists it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from frontmap.changes import (
    NAMES,
    Changes,
    Kind,
    change_in_words,
    compare_frames,
    counts_in_words,
    to_record,
    told_in_words,
)
from frontmap.desk.gathering import Gathered, gather
from frontmap.desk.opening import is_layer
from frontmap.errors import OptionError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from frontmap.desk.opening import Desk, Stated


@dataclass(frozen=True, slots=True)
class Compared:
    """What has changed, and what was odd about the inputs."""

    changes: Changes
    warnings: tuple[str, ...]

    def lines(self) -> list[str]:
        """Say it for people: the counts, then the events by kind, one line each."""
        lines = [counts_in_words(self.changes)]
        by_kind: dict[Kind, list[str]] = {kind: [] for kind in Kind} | {
            Kind.NO_LONGER_MENTIONED: list(map(told_in_words, self.changes.gone))
        }
        for change in self.changes.of.values():
            by_kind[change.kind].append(change_in_words(change))
        for kind, told in by_kind.items():
            lines += [f"{NAMES[kind]}:", *(f"  {line}" for line in told)] if told else []
        return lines

    def records(self) -> Iterator[dict[str, Any]]:
        """Give it for programs: one dict of plain values an event, those of today first.

        `before` is the earlier event that it is compared with, `told_before` how many earlier ones tell the same.
        """
        for change in self.changes.of.values():
            was = None if change.before is None else to_record(change.before)
            told_before = {"before": was, "told_before": len(change.earlier), "same_claim": change.same_claim}
            yield {"kind": str(change.kind), **to_record(change.now), **told_before}
        for told in self.changes.gone:
            yield {"kind": str(Kind.NO_LONGER_MENTIONED), **to_record(told)}


def compare_layers(
    desk: Desk,
    inputs: Sequence[Path],
    since: Sequence[Path],
    *,
    stated: Stated | None = None,
    track: Callable[[Sequence[Path]], Iterable[Path]] = iter,
) -> Compared:
    """Say what today's reports and layers tell that earlier layers did not, and the other way round.

    Parameters
    ----------
    desk : Desk
        Its reader is used where there is a report.
    inputs : sequence of Path
        Today's: reports, or layers by their ending.
    since : sequence of Path
        The earlier layers, at least one; of a place the day that told of it last counts.
    stated : Stated, optional
        What the user says of the reports.
    track : callable, optional
        Passes the inputs on, one by one, and may show how far they are.

    Returns
    -------
    Compared
        The changes, event by event, and what is odd about the two.

    Raises
    ------
    ReportError, LayerError
        An input is neither.
    OptionError
        An earlier input is no layer, or there is none.
    """
    check_earlier(since)
    today = gather(desk, track(inputs), stated)
    changes, warnings = changes_since(desk, today, since)
    return Compared(changes, today.warnings + warnings)


def check_earlier(since: Sequence[Path]) -> None:
    """Refuse earlier inputs that are reports: what a reading of one gives may have been corrected since in its layer.

    Raises
    ------
    OptionError
        One of them is no layer by its ending, or there is none.
    """
    if not since:
        raise OptionError(
            "an earlier layer is wanted", where="--since", fix="give one: --since layers/YESTERDAY.geojson"
        )
    for path in since:
        if not is_layer(path):
            fix = "read the report first: frontmap read REPORT"
            raise OptionError("is not a layer by its ending", where=f"--since {path}", fix=fix)


def changes_since(desk: Desk, today: Gathered, since: Sequence[Path]) -> tuple[Changes, tuple[str, ...]]:
    """Compare what was gathered with earlier layers.

    Parameters
    ----------
    desk : Desk
        Where the layers are opened.
    today : Gathered
        Today's events.
    since : sequence of Path
        The earlier layers.

    Returns
    -------
    Changes
        The changes, event by event.
    tuple of str
        What is odd about the two: one is empty, the same, later, or of the same day.

    Raises
    ------
    LayerError
        One of them is no layer.
    """
    earlier = gather(desk, since)
    changes = compare_frames(today.frame, earlier.frame)
    return changes, tuple(_warnings(changes, today, earlier))


def _warnings(changes: Changes, today: Gathered, earlier: Gathered) -> Iterator[str]:
    if earlier.frame.empty:
        yield "--since: the earlier layer is empty, so that every event is new"
    if today.frame.empty:
        yield "--since: today's layer is empty, so that all of the earlier one is no longer mentioned"
    if today.frame.empty or earlier.frame.empty:
        return
    if not changes.gone and all(change.same_claim for change in changes.of.values()):
        yield "--since: the two layers hold the same claims, so that every event is told again"
    elif common := sorted({*today.days} & {*earlier.days}):
        yield f"--since: both sides hold the reports of {', '.join(common)}"
    if today.days and earlier.days and earlier.days[-1] > today.days[-1]:
        yield f"--since: the earlier layer is the later one ({earlier.days[-1]}, today's {today.days[-1]})"
