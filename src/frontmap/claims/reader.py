"""Sentences -> claims: localities, phrases, frames and attributions put together, sentence by sentence."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from frontmap.claims.attribution import Attribution, AttributionReader
from frontmap.claims.frames import FrameReader
from frontmap.claims.localities import LocalityReader
from frontmap.claims.phrases import Kind, PhraseReader
from frontmap.dates import find_dates
from frontmap.grammar import Grammar, Matcher, Role
from frontmap.model import BlockKind, Claim, EventType, Locality, Relation, Sentence, Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from frontmap.claims.frames import Frame
    from frontmap.claims.localities import Spot
    from frontmap.claims.phrases import Item
    from frontmap.gazetteer import Gazetteer
    from frontmap.grammar import Scan
    from frontmap.model import Report

HISTORY = timedelta(days=7)
"""What ended longer before the report than this is history, not an event of the report."""

@dataclass(frozen=True, slots=True)
class SentenceReading:
    """One sentence's claims, and why it has none where it has none."""

    claims: tuple[Claim, ...]
    remark: str = ""


@dataclass(slots=True)
class _Carried:
    """What a sentence leaves to the next one of its paragraph."""

    side: str = ""
    actor: str = ""
    claimant: str | None = None
    heading: tuple[str, ...] = ()


class ClaimReader:
    """Reads claims; holds the automata, so make one and use it for many reports.

    Parameters
    ----------
    grammar : Grammar
        The tables of words.
    gazetteer : Gazetteer
        Where the names come from that the matcher looks for.
    """

    def __init__(self, grammar: Grammar, gazetteer: Gazetteer) -> None:
        self._grammar = grammar
        self.matcher = Matcher(grammar, gazetteer.surface_forms())
        self.localities = LocalityReader(grammar, self.matcher)
        self._phrases = PhraseReader(grammar)
        self._frames = FrameReader(grammar)
        self._attributions = AttributionReader(grammar)

    def read(self, report: Report, sentences: Sequence[Sentence]) -> tuple[tuple[Claim, ...], tuple[tuple[int, str], ...]]:
        """Extract the claims of a report.

        Parameters
        ----------
        report : Report
            For its date.
        sentences : sequence of Sentence
            In the order of the text.

        Returns
        -------
        claims : tuple of Claim
            Not placed yet, in the order of the text; planned ones included.
        remarks : tuple of (int, str)
            For each sentence without a claim its number and why.
        """
        claims: list[Claim] = []
        remarks: list[tuple[int, str]] = []
        carried = _Carried()
        seen: Counter[str] = Counter()
        for sentence in sentences:
            if sentence.headings != carried.heading or sentence.kind is BlockKind.BULLET:
                carried = _Carried(heading=sentence.headings)
            reading = self._sentence(sentence, report.date, carried)
            for claim in reading.claims:
                seen[claim.claim_id] += 1
                number = seen[claim.claim_id]
                claims.append(claim if number == 1 else replace(claim, claim_id=f"{claim.claim_id}-{number}"))
            if not reading.claims:
                remarks.append((sentence.number, reading.remark))
        return tuple(claims), tuple(remarks)

    def _sentence(self, sentence: Sentence, report_date: date, carried: _Carried) -> SentenceReading:
        if sentence.kind is BlockKind.HEADING:
            return SentenceReading((), "a heading")
        if any(word in heading.lower() for heading in sentence.headings for word in self._grammar.sets["ahead"]):
            return SentenceReading((), "under a heading that looks ahead")
        scan = self.matcher.scan(sentence.text)
        spots = self.localities.read(scan)
        items = self._phrases.read(scan, spots)
        frames = self._frames.read(items, (carried.side, carried.actor))
        attributions = self._attributions.read(scan, items, carried.claimant)
        attributions = self._attributions.trailing(scan, items, attributions, frames)
        self._carry(items, attributions, carried)
        if not spots:
            return SentenceReading((), "names no place")
        if not frames:
            return SentenceReading((), "has no event word that counts")
        claims = _Assembler(self._attributions, sentence, report_date, scan, items, attributions).claims(frames)
        reason = "; ".join(dict.fromkeys(f.dropped for f in frames if f.dropped)) or "no place belongs to its events"
        return SentenceReading(tuple(claims), "" if claims else reason)

    def _carry(self, items: list[Item], attributions: list[Attribution], carried: _Carried) -> None:
        for item in items:
            if item.kind.value == "actor" and item.side:
                carried.side, carried.actor = item.side, item.word
                break
        for one in attributions:
            if one.claimant:
                carried.claimant = one.claimant


class _Assembler:
    """Makes the claims of one sentence from its frames."""

    def __init__(self, reader: AttributionReader, sentence: Sentence, report_date: date, scan: Scan, items: list[Item],
                 attributions: list[Attribution]) -> None:  # fmt: skip
        self._reader, self._sentence, self._report_date = reader, sentence, report_date
        self._scan, self._items, self._attributions = scan, items, attributions
        self._dates = find_dates(sentence.text, report_date)
        self._whole = [
            (Status.POSSIBLE, " ".join(scan.words[mark.first : mark.last]))
            for mark in scan.terms_at.values()
            if any(term.role is Role.WHOLE for term in mark.terms)
        ]

    def claims(self, frames: list[Frame]) -> list[Claim]:
        made: list[Claim] = []
        seen: set[tuple[object, ...]] = set()
        for frame in frames:
            settled = any(spot.locality.kind in {"settlement", "site"} for item in frame.places for spot in item.spots)
            mine: set[tuple[object, ...]] = set()
            if frame.dropped:
                continue
            begin, end, words = self._when(frame)
            since = begin < self._report_date - HISTORY and words.lower().startswith("since")
            if end < self._report_date - HISTORY or since:
                frame.dropped = f"history ({words})"
                continue
            status, hedge, claimant = self._reader.settle(frame, self._attributions, self._whole)
            for group in _groups([spot for item in frame.places for spot in item.spots]):
                if frame.event_type == "strike" and group[0].locality.relation is Relation.FROM:
                    continue  # where it was fired from
                if frame.event_type == "strike" and group[0].locality.relation is Relation.ACROSS and settled:
                    continue  # "a bridge over the Inhulets River in Dariivka"
                localities = tuple(_fitted(spot.locality, frame, spot) for spot in group)
                if frame.event_type == "capture" and len(group) == 1 and group[0].locality.part is not None:
                    frame.event_type = "advance"  # a part of a settlement, a station
                key = (frame.event_type, frame.side, localities[0].name, localities[0].bearing_deg)
                if key in seen:
                    continue
                mine.add(key)
                made.append(self._claim(frame, localities, (status, hedge, claimant), (begin, end, words)))
            seen |= mine
        return made

    def _when(self, frame: Frame) -> tuple[date, date, str]:
        """The date nearest behind the event word, else nearest before it; dates of reporting verbs don't count."""
        at = self._scan.starts[self._items[frame.head].first]
        dates = [mention for mention in self._dates if mention.kind not in {"published", "as_of"}]
        said = next((self._scan.starts[item.first] for item in self._items[frame.head + 1 :]
                     if item.kind in {Kind.REPORT, Kind.AUTHOR}), len(self._scan.text))  # fmt: skip
        behind = [mention for mention in dates if at <= mention.span.start < said]
        before = [mention for mention in dates if mention.span.start < at]
        chosen = behind[0] if behind else before[-1] if before else None
        if chosen is None and self._dates and self._dates[0].end < self._report_date - HISTORY and self._dates[0].span.start < at:
            chosen = self._dates[0]  # "ISW reported on March 13 that ..."
        if chosen is None:
            return self._report_date, self._report_date, ""
        return chosen.begin, min(chosen.end, max(self._report_date, chosen.begin)), chosen.words

    def _claim(self, frame: Frame, localities: tuple[Locality, ...], how: tuple[Status, str, str | None],
               when: tuple[date, date, str]) -> Claim:  # fmt: skip
        status, hedge, claimant = how
        head = " ".join(self._scan.raw[self._items[frame.head].first : self._items[frame.head].last])
        decided = {
            "event_type": head,
            "side": frame.actor,
            "status": hedge,
            "outcome": frame.failed or frame.negated or frame.attempted,
            "when": when[2],
        }
        identity = "|".join(
            (self._sentence.text, frame.event_type, frame.side, *(f"{place.name}/{place.relation}" for place in localities)),
        )
        return Claim(
            claim_id=hashlib.sha256(f"{self._report_date}|{identity}".encode()).hexdigest()[:16],
            sentence=self._sentence,
            event_type=EventType(frame.event_type),
            side=frame.side or "UNK",
            actor=frame.actor,
            status=status,
            hedge=hedge,
            claimant=claimant,
            localities=localities,
            begin=when[0],
            end=when[1],
            rule=frame.rule,
            decided_by=tuple((field, words) for field, words in decided.items() if words),
        )


def _groups(spots: Iterable[Spot]) -> list[list[Spot]]:
    """Spots that make one shape together: a line's vertices, "between A and B"."""
    groups: list[list[Spot]] = []
    for spot in spots:
        if groups and spot.locality.relation is Relation.LINE and groups[-1][-1].locality.relation is Relation.LINE \
                and spot.link in {"chain", "list"} and not (spot.link == "list" and spot.own_relation):  # fmt: skip
            groups[-1].append(spot)
        else:
            groups.append([spot])
    return groups


def _fitted(locality: Locality, frame: Frame, spot: Spot) -> Locality:
    """Let the event settle what the words leave open: a river that is crossed, a place that troops leave or go to."""
    if spot.bare and locality.kind in {"river", "border"} and frame.event_type == "advance":
        return replace(locality, relation=Relation.ACROSS)
    if frame.event_type == "movement" and locality.relation is Relation.TO:
        return locality
    if locality.relation is Relation.TO and spot.wide and frame.event_type not in {"withdrawal", "movement"}:
        return replace(locality, relation=Relation.NEAR)
    if locality.relation is Relation.TO and frame.event_type not in {"withdrawal", "movement", "sighting"}:
        return replace(locality, relation=Relation.AT if locality.kind in {"settlement", "site", ""} else Relation.TOWARD)
    if frame.event_type == "withdrawal" and locality.relation is Relation.AT:
        return replace(locality, relation=Relation.FROM if spot.bare else Relation.TO)
    if frame.relation and locality.relation in {Relation.AT, Relation.IN, Relation.NEAR}:
        return replace(locality, relation=Relation(frame.relation))
    return locality


def extract_claims(report: Report, sentences: Sequence[Sentence], grammar: Grammar, gazetteer: Gazetteer) -> tuple[Claim, ...]:
    """Extract the claims of one report; for many reports make one `ClaimReader`.

    Parameters
    ----------
    report : Report
        For its date.
    sentences : sequence of Sentence
        In the order of the text.
    grammar : Grammar
        The tables of words.
    gazetteer : Gazetteer
        The names to look for.

    Returns
    -------
    tuple of Claim
        Not placed yet.
    """
    claims, _ = ClaimReader(grammar, gazetteer).read(report, sentences)
    return claims
