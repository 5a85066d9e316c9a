"""The whole way of every sentence, for people who want to know why the map shows what it shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontmap.errors import printable
from frontmap.model import BlockKind, Relation

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from frontmap.desk.opening import Desk, Stated
    from frontmap.model import LocatedClaim, Place, Reading, Sentence

_KM = 1000.0


def explain_report(desk: Desk, path: Path, stated: Stated | None = None) -> Iterable[str]:
    """Read a report and tell the way of every sentence.

    Parameters
    ----------
    desk : Desk
        For its reader.
    path : Path
        A report, or "-" for standard input.
    stated : Stated, optional
        What the user says of the report.

    Returns
    -------
    iterable of str
        Lines, see `explain`.

    Raises
    ------
    ReportError
        It is no report.
    """
    return explain(desk.read(path, stated))


def explain(reading: Reading) -> Iterator[str]:
    """Tell the way of every sentence: its claims, their places and what decided them, or why it has none.

    Parameters
    ----------
    reading : Reading
        What reading a report gave.

    Yields
    ------
    str
        One line without control characters; indented below its sentence.
    """
    report = reading.report
    yield _line(0, f"{report.title} ({report.date}, {report.publisher})")
    for warning in report.warnings:
        yield _line(1, f"warning: {warning}")
    remarks = dict(reading.remarks)
    claims: dict[int, list[LocatedClaim]] = {}
    for one in reading.claims:
        claims.setdefault(one.claim.sentence.number, []).append(one)
    for sentence in reading.sentences:
        yield ""
        yield _line(0, _sentence(sentence))
        for one in claims.get(sentence.number, []):
            yield from _claim(one)
        if sentence.number not in claims:
            yield _line(1, f"no claim: {remarks.get(sentence.number) or 'no reason given'}")


def _sentence(sentence: Sentence) -> str:
    mark = {BlockKind.HEADING: "heading ", BlockKind.BULLET: "bullet "}.get(sentence.kind, "")
    return f"{sentence.number} ({mark}{sentence.span.start}-{sentence.span.end}) {sentence.text}"


def _claim(one: LocatedClaim) -> Iterator[str]:
    claim = one.claim
    said = f", says {claim.claimant}" if claim.claimant else ""
    days = str(claim.begin) if claim.begin == claim.end else f"{claim.begin} to {claim.end}"
    yield _line(1, f"{claim.event_type} {claim.side} {claim.status}{said}, {days}")
    for place in one.places:
        yield _line(2, _place(place))
    yield _line(2, _footprint(one))
    decided = "".join(f"; {field}: '{words}'" for field, words in claim.decided_by)
    yield _line(2, f"rule {claim.rule}{decided}")


def _place(place: Place) -> str:
    """Say how the event lies to a toponym, and where that is: "offset 5 km at 180 deg Bakhmut: 38.0000,48.5900"."""
    locality = place.locality
    how = [str(locality.relation)]
    if locality.distance_m is not None:
        how.append(f"{locality.distance_m / _KM:g} km")
    if locality.bearing_deg is not None:
        how.append(f"at {locality.bearing_deg:g} deg")
    if locality.part:
        how.append(locality.part)
    where = f"{place.lon:.4f},{place.lat:.4f}" if place.lon is not None and place.lat is not None else ""
    if place.gazetteer_id is None:
        where = place.reason or "not in the gazetteer"
    found = ", ".join(part for part in (where, place.oblast, place.gazetteer_id) if part)
    name = f"of {locality.name}" if locality.relation is Relation.OFFSET else locality.name
    return f"{' '.join(how)} {name}: {found}{_rivals(place)}"


def _rivals(place: Place) -> str:
    """Name the best candidate that was not taken, and count the others."""
    if not place.rivals:
        return ""
    best, *others = place.rivals
    more = f" or {len(others)} more" if others else ""
    return f" (not {best.name}, {best.oblast or 'no oblast'} at {best.lon:.4f},{best.lat:.4f}{more})"


def _footprint(one: LocatedClaim) -> str:
    spot = one.footprint
    if spot.geometry is None:
        return f"not placed: {spot.reason or 'no reason given'}"
    doubt = f", within {spot.uncertainty_m / _KM:.1f} km" if spot.uncertainty_m is not None else ""
    reason = f"; {spot.reason}" if spot.reason else ""
    return f"{spot.geometry.geom_type} by the rule '{spot.method}'{doubt}{reason}"


def _line(depth: int, text: str) -> str:
    """Indent a line, without anything that steers a terminal."""
    return "    " * depth + " ".join(printable(text).split())
