"""Claims that report the same event get the same `event_id`; what an event's claims amount to, for whoever draws it.

Two claims are one event where type, side, place and days agree: a bullet and the section that repeats it, two claimants
of one attack. What might be two events stays two. What agrees stands in ``events.toml``.
"""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from frontmap.model import DOUBT, EventType, Relation, Status
from frontmap.tables import load_table

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Sequence
    from datetime import date

    from frontmap.model import Claim, LocatedClaim, Place

_TABLE = load_table("events.toml")
_LONGEST_DAYS: int = _TABLE["days"]["longest"]
_ALIKE_AT_POINTS, _ALIKE_ON_SHAPES = (
    {Relation(word): Relation(group[0]) for group in _TABLE["places"][what] for word in group}
    for what in ("settlements", "shapes")
)
_BETWEEN = frozenset(_TABLE["places"]["between"])
_REPEATED = frozenset(EventType(word) for word in _TABLE["types"]["repeated"])
_ONCE = frozenset(EventType(word) for word in _TABLE["types"]["once"])
_CONTRADICTIONS = [tuple(EventType(word) for word in row["accounts"]) for row in _TABLE["contradictions"]]
_CITATION = re.compile(r"\[\d{1,4}\]")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Standing:
    """What the claims of an event amount to.

    `leader` is the position of the best-evidenced claim, whose status is the event's; `against` has the positions of
    those that can't be true if it is.
    """

    leader: int
    status: Status
    against: tuple[int, ...] = ()

    @property
    def disputed(self) -> bool:
        """Whether claims contradict each other."""
        return bool(self.against)


def weigh(claims: Sequence[tuple[EventType, Status]]) -> Standing:
    """Say what the claims of one event amount to.

    Parameters
    ----------
    claims : sequence of (EventType, Status)
        Those of one event, at least one, the likeliest to lead among equals first.

    Returns
    -------
    Standing
        The surest claim leads, in the order of `Status`. A denial speaks against what is not denied, and one account
        against another where events.toml says so.

    Examples
    --------
    >>> weigh([(EventType.CAPTURE, Status.CLAIMED), (EventType.CAPTURE, Status.DENIED)])
    Standing(leader=0, status=<Status.CLAIMED: 'claimed'>, against=(1,))
    """
    leader = min(range(len(claims)), key=lambda at: (DOUBT[claims[at][1]], at))
    against = tuple(at for at, claim in enumerate(claims) if _contradict(claim, claims[leader]))
    return Standing(leader, claims[leader][1], against)


def _contradict(one: tuple[EventType, Status], other: tuple[EventType, Status]) -> bool:
    if (one[1] is Status.DENIED) != (other[1] is Status.DENIED):
        return one[0] is other[0]
    return one[1] is not Status.DENIED and any(
        one[0] != other[0] and {one[0], other[0]} == set(row) for row in _CONTRADICTIONS
    )


def group_events(located: Sequence[LocatedClaim]) -> tuple[LocatedClaim, ...]:
    """Give every claim its event.

    Parameters
    ----------
    located : sequence of LocatedClaim
        The claims of one report.

    Returns
    -------
    tuple of LocatedClaim
        The same claims in the same order. The claims of one event share an `event_id`, which follows from the first of
        them in the text and not from the order in which they are given; a claim that is alone is its own event.

    Notes
    -----
    Two claims are one event where they agree with each other and with the same other claims. So a claim that agrees
    with two that don't agree with each other (a summary of both) stays alone, and the order of the claims decides
    nothing. The cost is n log n.
    """
    tellings: dict[Hashable, list[LocatedClaim]] = {}
    seen: Counter[Hashable] = Counter()
    words: dict[str, str] = {}
    for one in sorted(located, key=_order_in_text):
        key = _told(one, words)
        here = key, one.claim.sentence.number
        seen[here] += 1
        tellings.setdefault((key, seen[here]), []).append(one)
    told: dict[Hashable, dict[EventType, list[LocatedClaim]]] = {}
    for first, *_ in tellings.values():
        told.setdefault(_where(first), {}).setdefault(first.claim.event_type, []).append(first)
    events = _joined_at_spots([event for by_type in told.values() for event in _events(by_type)])
    again = {first.claim.claim_id: others for first, *others in tellings.values() if others}
    event_ids: dict[str, str] = {}
    for event in events:
        members = [*event, *(other for one in event for other in again.get(one.claim.claim_id, ()))]
        event_ids |= dict.fromkeys((one.claim.claim_id for one in members), _event_id(members))
    return tuple(replace(one, event_id=event_ids[one.claim.claim_id]) for one in located)


def _event_id(members: Iterable[LocatedClaim]) -> str:
    first = min((one.claim.sentence.span.start, one.claim.claim_id) for one in members)
    return "e" + hashlib.sha256(first[1].encode()).hexdigest()[:12]


def _told(one: LocatedClaim, words: dict[str, str]) -> Hashable:
    """Give what two sentences that say the same in the same words have in common; such claims are one in any case.

    `words` remembers those of each sentence, which may make many claims.
    """
    claim = one.claim
    text = claim.sentence.text
    said = words.get(text)
    if said is None:
        said = words[text] = " ".join(_WORD.findall(_CITATION.sub("", text)))
    lies = tuple([(place.name, place.relation, place.bearing_deg, place.part) for place in claim.localities])
    return said, claim.event_type, claim.side, claim.status, lies


def _events(by_type: dict[EventType, list[LocatedClaim]]) -> list[list[LocatedClaim]]:
    """Part the claims of one place into events."""
    told = {event_type: _told_alike(event_type, members) for event_type, members in by_type.items()}
    _join_contradictions(told)
    return [event for events in told.values() for event in events]


def _where(one: LocatedClaim) -> Hashable:
    """Give what claims of one event have in common beside type and days; planned ones never mix with what happened."""
    claim = one.claim
    places = {_lies(place) for place in one.places}
    shape = None if _at_points(one) or one.footprint.geometry is None else one.footprint.geometry.bounds
    # The vertices of a line may be told from either end.
    return claim.status is Status.PLANNED, _is_long(claim), claim.side, tuple(sorted(places, key=repr)), shape


def _at_points(one: LocatedClaim) -> bool:
    return all(place.lon is not None for place in one.places)


def _is_long(claim: Claim) -> bool:
    return (claim.end - claim.begin).days >= _LONGEST_DAYS


def _lies(place: Place) -> tuple[object, ...]:
    locality = place.locality
    anchor = place.gazetteer_id or locality.name.casefold()
    relation = lies_alike(locality.relation, at_point=place.lon is not None, part=locality.part)
    return anchor, relation, locality.bearing_deg, locality.distance_m, locality.part


def lies_alike(relation: Relation, *, at_point: bool, part: str | None = None) -> Relation:
    """Give the relation that stands for all that are told of the same place: "near X" is "in X" for a settlement.

    Examples
    --------
    >>> lies_alike(Relation.NEAR, at_point=True)
    <Relation.AT: 'at'>
    """
    alike = _ALIKE_ON_SHAPES if not at_point else {} if part else _ALIKE_AT_POINTS
    return alike.get(relation, relation)


def _told_alike(event_type: EventType, members: list[LocatedClaim]) -> list[list[LocatedClaim]]:
    """Part claims of one type and place into events.

    Claims that agree with the same others are found by counting: those that begin no later than a claim's end are the
    first ones in the order of begins, those that end before its begin the first ones in the order of ends.
    """
    if len(members) == 1 or (event_type in _ONCE and all(map(_at_points, members))):
        return [members]
    all_days = _Days(members)
    by_part: dict[Hashable, list[LocatedClaim]] = {}
    for one in members:
        by_part.setdefault(_part_of_report(one), []).append(one)
    part_days = {part: _Days(told) for part, told in by_part.items()} if event_type in _REPEATED else {}
    events: dict[Hashable, list[LocatedClaim]] = {}
    for at, one in enumerate(members):
        days = part_days.get(_part_of_report(one))
        again = days is not None and days.overlapping(one) > 1
        events.setdefault(at if again else all_days.neighbours(one), []).append(one)
    return list(events.values())


def _part_of_report(one: LocatedClaim) -> Hashable:
    """Tell the lead, the takeaways and the sections apart."""
    sentence = one.claim.sentence
    return sentence.headings, sentence.kind


class _Days:
    """The days of some claims, in order."""

    def __init__(self, members: Iterable[LocatedClaim]) -> None:
        claims = [one.claim for one in members]
        self._begins = sorted(claim.begin for claim in claims)
        self._ends = sorted(claim.end for claim in claims)

    def neighbours(self, one: LocatedClaim) -> tuple[int, int]:
        """Give what is the same for two claims that overlap with each other and with the same others."""
        return bisect_right(self._begins, one.claim.end), bisect_left(self._ends, one.claim.begin)

    def overlapping(self, one: LocatedClaim) -> int:
        """Count the claims whose days overlap with those of `one`, itself included."""
        begun, over = self.neighbours(one)
        return begun - over


def _join_contradictions(by_type: dict[EventType, list[list[LocatedClaim]]]) -> None:
    """Make one event of two accounts of it, where only one event of each type can be meant."""
    for first, second in _CONTRADICTIONS:
        if len(by_type.get(first, ())) != 1:
            continue
        event = by_type[first][0]
        if all(one.claim.status is Status.DENIED for one in event):
            continue
        begin, end = _when(event)
        others = [other for other in by_type.get(second, ()) if _when(other)[0] <= end and begin <= _when(other)[1]]
        if len(others) == 1:
            event.extend(others[0])
            by_type[second] = [other for other in by_type[second] if other is not others[0]]


def _joined_at_spots(events: list[list[LocatedClaim]]) -> list[list[LocatedClaim]]:
    """Make one event of the claims that tell one spot with several names; one of the two must be told nowhere else."""
    event_of = {one.claim.claim_id: event for event in events for one in event}
    in_order = sorted((one for event in events for one in event), key=_order_in_text)
    for one, other in pairwise(in_order):
        first, second = event_of[one.claim.claim_id], event_of[other.claim.claim_id]
        if first is not second and 1 in (len(first), len(second)) and _is_one_spot(one, other):
            small, large = sorted((first, second), key=len)
            large.extend(small)
            event_of |= dict.fromkeys((member.claim.claim_id for member in small), large)
    return list({id(event): event for event in event_of.values()}.values())


def _order_in_text(one: LocatedClaim) -> tuple[int, int, str]:
    claim = one.claim
    return claim.sentence.span.start, claim.localities[0].span.start if claim.localities else 0, claim.claim_id


def _is_one_spot(one: LocatedClaim, other: LocatedClaim) -> bool:
    claim, then = one.claim, other.claim
    told_together = claim.sentence is then.sentence and (
        (claim.event_type, claim.side, claim.status, claim.rule) == (then.event_type, then.side, then.status, then.rule)
    )
    if not told_together or not claim.localities or not then.localities:
        return False
    between = claim.sentence.text[claim.localities[-1].span.end : then.localities[0].span.start]
    words = between.casefold().split()
    here, there = one.footprint.area or one.footprint.geometry, other.footprint.area or other.footprint.geometry
    near = here is not None and there is not None and bool(here.intersects(there))
    return near and bool(words) and _BETWEEN.issuperset(words)


def _when(event: list[LocatedClaim]) -> tuple[date, date]:
    """Give the days of an event: the earliest that its claims state, else those of the report."""
    stated = [one.claim for one in event if any(field == "when" for field, _ in one.claim.decided_by)]
    first = min(stated or [one.claim for one in event], key=lambda claim: (claim.begin, claim.end))
    return first.begin, first.end
