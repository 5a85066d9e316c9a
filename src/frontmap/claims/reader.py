"""Sentences -> claims: localities, phrases, frames and attributions, sentence by sentence.

A paragraph is read in order, because "they" and "he" mean the actor and the claimant of the sentence before.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from frontmap.claims.assembling import Assembler
from frontmap.claims.attribution import spoken_of_all, trails
from frontmap.claims.frames import FrameReader
from frontmap.claims.items import Kind
from frontmap.claims.localities import LocalityReader
from frontmap.claims.phrases import PhraseReader
from frontmap.claims.speech import AttributionReader
from frontmap.claims.timing import Timing
from frontmap.grammar import Matcher, Role
from frontmap.model import BlockKind

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from frontmap.claims.attribution import Attribution
    from frontmap.claims.frames import Frame
    from frontmap.claims.items import Item
    from frontmap.gazetteer import Gazetteer
    from frontmap.grammar import Grammar, Scan
    from frontmap.model import Claim, Report, Sentence


_EVENTS = Role.EVENT_VERB | Role.EVENT_NOUN
_NO_EVENT = "has no event word that counts"
LONGEST_SENTENCE = 25_000
"""Words and signs. No prose has such sentences, and a few shapes of them cost more than their length."""


@dataclass(frozen=True, slots=True)
class SentenceReading:
    """One sentence's claims, and why it has none where it has none."""

    claims: tuple[Claim, ...]
    remark: str = ""


@dataclass(slots=True)
class _Carried:
    """What a sentence leaves to the next one under the same headings; a bullet starts anew."""

    headings: tuple[str, ...] = ()
    ahead: bool = False
    side: str = ""
    actor: str = ""
    claimant: str | None = None

    def note(self, items: list[Item], attributions: list[Attribution]) -> None:
        """Remember a sentence's first actor and its last claimant."""
        for item in items:
            if item.side and item.kind is Kind.ACTOR:
                self.side, self.actor = item.side, item.word
                break
        for one in attributions:
            if one.claimant:
                self.claimant = one.claimant


class ClaimReader:
    """Reads claims; holds the automata, so make one and use it for many reports.

    `matcher` and `localities` read the words of a place given by hand just as those of a report.

    Parameters
    ----------
    grammar : Grammar
        The tables of words.
    gazetteer : Gazetteer
        Where the names come from that the matcher looks for.
    """

    def __init__(self, grammar: Grammar, gazetteer: Gazetteer) -> None:
        self.matcher = Matcher(grammar, gazetteer.surface_forms())
        self.localities = LocalityReader(grammar, self.matcher)
        self._heads = grammar.sets["heads"]
        self._ahead, self._words = grammar.sets["ahead"], grammar.words
        self._imagery = frozenset(word for phrase in grammar.sets["imagery"] for word in phrase.split())
        self._phrases = PhraseReader(grammar)
        self._frames = FrameReader(grammar)
        self._attributions = AttributionReader(grammar)

    def read(
        self,
        report: Report,
        sentences: Sequence[Sentence],
    ) -> tuple[tuple[Claim, ...], tuple[tuple[int, str], ...]]:
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
        seen: dict[str, int] = {}
        for sentence in sentences:
            if sentence.headings != carried.headings or sentence.kind is BlockKind.BULLET:
                carried = _Carried(sentence.headings, self._looks_ahead(sentence))
            reading = self._sentence(sentence, report.date, carried)
            for claim in reading.claims:
                number = seen[claim.claim_id] = seen.get(claim.claim_id, 0) + 1
                claims.append(claim if number == 1 else replace(claim, claim_id=f"{claim.claim_id}-{number}"))
            if not reading.claims:
                remarks.append((sentence.number, reading.remark))
        return tuple(claims), tuple(remarks)

    def _looks_ahead(self, sentence: Sentence) -> bool:
        """Whether nothing under the sentence's headings has happened: "Items to watch"."""
        return any(word in heading.lower() for heading in sentence.headings for word in self._ahead)

    def _sentence(self, sentence: Sentence, report_date: date, carried: _Carried) -> SentenceReading:
        if sentence.kind is BlockKind.HEADING:
            return SentenceReading((), "a heading")
        scan = self.matcher.scan(sentence.text)
        if len(scan.words) > LONGEST_SENTENCE:
            return SentenceReading((), f"longer than {LONGEST_SENTENCE} words, so not read")
        eventful = self._may_tell_event(scan)
        # Without an event word there is no claim; what is left to do is to note who acts and who speaks.
        spots = self.localities.read(scan) if eventful else []
        items = self._phrases.read(scan, spots)
        attributions = self._attributions.read(scan, items, carried.claimant)
        if not eventful:
            carried.note(items, attributions)
            return SentenceReading((), _NO_EVENT)
        trailing = trails(self._words, scan, items, attributions)
        # Without a place there is no claim, but the order of its sources may still depend on its events.
        sighted = not spots and _names_evidence(items)
        frames = self._frames.read(items, (carried.side, carried.actor)) if spots or trailing or sighted else []
        if trailing:
            attributions = spoken_of_all(attributions, frames)
        if carried.ahead:
            self._drop_expected(items, frames)
        carried.note(items, attributions)
        if not spots and not sighted:
            return SentenceReading((), "names no place")
        if not frames:
            return SentenceReading((), _NO_EVENT)
        timing = Timing(self._words, report_date, scan, items)
        claims = Assembler(sentence, timing, scan, items, attributions, words=self._words).claims(frames)
        reason = "; ".join(dict.fromkeys(frame.dropped for frame in frames if frame.dropped))
        return SentenceReading(tuple(claims), "" if claims else reason or "no place belongs to its events")

    def _may_tell_event(self, scan: Scan) -> bool:
        """Whether a sentence has an event word, or words that may say where somebody is: imagery, "forces are"."""
        if any(mark.phrase.roles & _EVENTS for mark in scan.terms_at.values()):
            return True
        if not self._imagery.isdisjoint(scan.words):
            return True
        if self._words.standing.isdisjoint(scan.words):
            return False
        return any(word in self._words.standing and before in self._heads for before, word in pairwise(scan.words))

    def _drop_expected(self, items: list[Item], frames: list[Frame]) -> None:
        """Drop what is only expected in a section that looks ahead: "may attack X after they take Y"."""
        expected = next(
            (at for at, item in enumerate(items) if item.word.split(" ")[0] in self._words.futures), len(items)
        )
        for frame in frames:
            verbs = items[frame.begin : frame.head]
            past = any(item.roles & Role.AUXILIARY and not item.roles & Role.MODAL for item in verbs)
            if frame.planned or frame.modal or (frame.begin > expected and not past):
                frame.dropped = frame.dropped or "under a heading that looks ahead"


def _names_evidence(items: list[Item]) -> bool:
    """Whether there is a noun for evidence, which counts in a whole country: "visual evidence of drones in Foo"."""
    noun = Role.EVENT_NOUN
    return any(item.roles & noun and item.phrase.by_role[noun].value == "sighting" for item in items)
