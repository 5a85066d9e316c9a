"""Claims out of frames: each event and each shape that its places make together is one claim."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from frontmap.claims.status import settle_status
from frontmap.grammar import Role
from frontmap.model import Claim, EventType, Locality, Relation, Span, Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from frontmap.claims.attribution import Attribution
    from frontmap.claims.frames import Frame
    from frontmap.claims.items import Item
    from frontmap.claims.localities import Spot
    from frontmap.claims.timing import Timing
    from frontmap.grammar import FunctionWords, Scan
    from frontmap.model import Sentence

_LEAVING = frozenset({"withdrawal", "movement"})
_ARRIVING = _LEAVING | {"sighting"}
_ADVANCING, _GOING = "advance:advance", "advance:"
_CROSSED = frozenset({"river", "border"})
_POINTS = frozenset({"settlement", "site"})
_VAGUE = frozenset({Relation.AT, Relation.IN, Relation.NEAR})


@dataclass(frozen=True, slots=True)
class Said:
    """What is said of one event whatever its place: how sure, by which words, by whom, when, by which words."""

    status: Status
    hedge: str
    claimant: str | None
    begin: date
    end: date
    date_words: str


class Assembler:
    """Makes the claims of one sentence.

    Parameters
    ----------
    sentence : Sentence
        What the claims quote.
    timing : Timing
        When its events happened.
    scan : Scan
        The sentence's tokens.
    items : list of Item
        Its items.
    attributions : sequence of Attribution
        Who says what of it.
    words : FunctionWords
        For those before a whole country.
    """

    def __init__(
        self,
        sentence: Sentence,
        timing: Timing,
        scan: Scan,
        items: list[Item],
        attributions: Sequence[Attribution],
        *,
        words: FunctionWords,
    ) -> None:
        self._words, self._sentence, self._timing = words, sentence, timing
        self._scan, self._items, self._attributions = scan, items, attributions

    @cached_property
    def _whole(self) -> list[tuple[Status, str]]:
        """Remarks on the whole sentence: "although the report cannot confirm"."""
        scan = self._scan
        marks = (mark for mark in scan.terms_at.values() if mark.phrase.roles & Role.WHOLE)
        doubts = [(one.status, one.words) for one in self._attributions if one.doubts]
        return [(Status.POSSIBLE, " ".join(scan.words[mark.first : mark.last])) for mark in marks] + doubts

    def claims(self, frames: list[Frame]) -> list[Claim]:
        """Make the claims of all frames that are events with places.

        Parameters
        ----------
        frames : list of Frame
            The sentence's events; those that are history note so in `dropped`.

        Returns
        -------
        list of Claim
            What one event says again of a place of an event before it is left out.
        """
        made: list[Claim] = []
        seen: set[tuple[object, ...]] = set()
        for frame in frames:
            said = None if frame.dropped else self._said(frame)
            if said is None:
                continue
            keys: set[tuple[object, ...]] = set()
            spots = [spot for item in frame.places for spot in item.spots]
            if not spots and frame.noun and frame.event_type == "sighting":
                made += [self._claim(frame, (country,), said, frame.event_type) for country in self._country(frame)]
            settled = any(spot.locality.kind in _POINTS for spot in spots)
            for group in _shapes(spots):
                first = group[0].locality
                if frame.event_type == "strike" and _is_origin(first, settled=settled):
                    continue
                localities = tuple([_fitted(spot, frame) for spot in group])
                kind = frame.event_type
                if kind == "capture" and len(group) == 1 and first.part is not None:
                    kind = "advance"  # a part of a settlement, a station
                head = localities[0]
                key = (kind, frame.side, head.name, head.bearing_deg, head.distance_m)
                if key not in seen:
                    keys.add(key)
                    made.append(self._claim(frame, localities, said, kind))
            seen |= keys
        return made

    def _country(self, frame: Frame) -> list[Locality]:
        """Give the country that evidence comes from: a whole country is no place of an attack, but of a new weapon."""
        for tie, item in pairwise(self._items[frame.head :]):
            if tie.word in self._words.countrywide and item.roles & Role.ACTOR_NAME:
                begin, end = self._scan.spans[item.first][0], self._scan.spans[item.last - 1][1]
                return [Locality(self._scan.written(item.first, item.last), Relation.IN, Span(begin, end), "country")]
        return []

    def _said(self, frame: Frame) -> Said | None:
        """Give what is said of an event, None if it is history."""
        when = self._timing.when(frame)
        if when.history:
            frame.dropped = f"history ({when.words})"
            return None
        return Said(*settle_status(frame, self._attributions, self._whole), when.begin, when.end, when.words)

    def _claim(self, frame: Frame, localities: tuple[Locality, ...], said: Said, kind: str) -> Claim:
        head = self._items[frame.head]
        decided = {
            "event_type": " ".join(self._scan.raw[head.first : head.last]),
            "side": frame.actor,
            "status": said.hedge,
            "outcome": frame.failed or frame.negated or frame.attempted,
            "when": said.date_words,
        }
        places = [f"{place.name}/{place.relation}" for place in localities]
        identity = "|".join([str(self._timing.report_date), self._sentence.text, kind, frame.side, *places])
        return Claim(
            claim_id=hashlib.sha256(identity.encode()).hexdigest()[:16],
            sentence=self._sentence,
            event_type=EventType(kind),
            side=frame.side or "UNK",
            actor=frame.actor,
            status=said.status,
            hedge=said.hedge,
            claimant=said.claimant,
            localities=localities,
            begin=said.begin,
            end=said.end,
            rule=frame.rule,
            decided_by=tuple([(field, words) for field, words in decided.items() if words]),
        )


def _shapes(spots: Iterable[Spot]) -> list[list[Spot]]:
    """Group the spots that make one shape together: a line's vertices, "between A and B"."""
    groups: list[list[Spot]] = []
    for spot in spots:
        vertex = spot.locality.relation is Relation.LINE and bool(groups)
        linked = spot.link == "chain" or (spot.link == "list" and not spot.own_relation)
        if vertex and linked and groups[-1][-1].locality.relation is Relation.LINE:
            groups[-1].append(spot)
        else:
            groups.append([spot])
    return groups


def _is_origin(locality: Locality, *, settled: bool) -> bool:
    """Tell where a strike came from, and what only leads to the place struck: "a bridge over the Foo River in Bar"."""
    return locality.relation is Relation.FROM or (locality.relation is Relation.ACROSS and settled)


def _fitted(spot: Spot, frame: Frame) -> Locality:
    """Let the event settle what the words leave open: a river that is crossed, a place that troops leave or go to."""
    locality, kind = spot.locality, frame.event_type
    relation = locality.relation
    if spot.bare and frame.rule.startswith(_GOING) and locality.kind in _CROSSED:
        return replace(locality, relation=Relation.ACROSS)
    if spot.onto and frame.rule == _ADVANCING and relation is Relation.AT:
        return replace(locality, relation=Relation.TOWARD)  # "advance on X"
    if relation is Relation.TO and kind != "movement":
        return _goal(spot, kind)
    if frame.relation and relation in _VAGUE:
        return replace(locality, relation=Relation(frame.relation))
    if relation is Relation.AT and kind == "withdrawal":
        return replace(locality, relation=Relation.FROM if spot.bare else Relation.TO)
    return locality


def _goal(spot: Spot, kind: str) -> Locality:
    """Settle "to X" by the event: troops withdraw to a place, advance to it, attack toward a region."""
    locality = spot.locality
    if spot.wide and kind not in _LEAVING:
        return replace(locality, relation=Relation.NEAR)
    if kind in _ARRIVING:
        return locality
    point = locality.kind in _POINTS or not locality.kind
    return replace(locality, relation=Relation.AT if point else Relation.TOWARD)
