"""Who says so: the attributions of a sentence, each with the status that saying so gives.

An attribution runs from a reporting verb to the next one or to the end of the sentence; "according to" and a source
that trails its sentence ("..., the General Staff reported") speak of the whole.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from frontmap.claims.claimants import ClaimantWords
from frontmap.claims.items import Item, Kind
from frontmap.grammar import Form, Role
from frontmap.model import Status

if TYPE_CHECKING:
    from frontmap.claims.frames import Frame
    from frontmap.grammar import Grammar, Scan

WHOLE = -1
"""Where an attribution stands that speaks of the whole sentence."""

_SPEAKING = frozenset({Kind.ACCORDING, Kind.SHOWS, Kind.REPORT, Kind.DENIAL})
_MAYBE_SPEAKING = Role.MANAGE | Role.STATUS
_NAMING = frozenset({Form.PRESENT, Form.BASE})
_DOUBT_REACH, _SHOWS_REACH = 3, 2
_IMAGERY, _PEOPLE, _ADDITION = "imagery", "people", "addition"
"""Sorts of items that an attribution asks for beside the kinds."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """A claimant and the status that his saying so gives, from one item of the sentence on."""

    at: int
    status: Status
    claimant: str | None
    words: str


class AttributionReader:
    """Finds the attributions of a sentence.

    Parameters
    ----------
    grammar : Grammar
        The tables.
    """

    def __init__(self, grammar: Grammar) -> None:
        self.words = grammar.words
        self.imagery, self.people = grammar.sets["imagery"], grammar.sets["people"]
        self.claimed_to = tuple(grammar.words.claimed_to)
        self.claimants = ClaimantWords(grammar.words)

    def read(self, scan: Scan, items: list[Item], carried: str | None) -> list[Attribution]:
        """Find all attributions.

        Parameters
        ----------
        scan : Scan
            The sentence.
        items : list of Item
            Its items.
        carried : str or None
            The claimant that "he" means.

        Returns
        -------
        list of Attribution
            In the order of the text.
        """
        walk, imagery = _Walk(self, scan, items, carried), self.imagery
        for at, item in enumerate(items):
            if item.kind in _SPEAKING or item.roles & _MAYBE_SPEAKING or item.word in imagery:
                found = walk.read(at)
                if found is not None:
                    walk.found.append(found)
        return walk.found

    def trails(self, scan: Scan, items: list[Item], attributions: list[Attribution]) -> bool:
        """Whether the last attribution ends its sentence: "..., the General Staff reported on May 3."."""
        if not attributions or attributions[-1].at < 0:
            return False
        month = False
        for item in items[attributions[-1].at + 1 :]:
            if item.word in self.words.after_source or item.word.isdigit():
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


class _Walk:
    """One pass over a sentence; `found` are the attributions so far.

    Of the items before the one that is read, `clause` is the first of its clause, and `last` the last one of each kind
    and sort.
    """

    __slots__ = ("carried", "clause", "found", "items", "last", "passed", "reader", "scan")

    def __init__(self, reader: AttributionReader, scan: Scan, items: list[Item], carried: str | None) -> None:
        self.reader, self.scan, self.items, self.carried = reader, scan, items, carried
        self.found: list[Attribution] = []
        self.passed = self.clause = 0
        self.last: dict[str, int] = {}

    def read(self, at: int) -> Attribution | None:
        """Give the attribution that an item makes, None where it only looks like one; items are read in their order."""
        self._pass(at)
        item, words = self.items[at], self.reader.words
        if item.kind is Kind.ACCORDING:
            return self._according(at)
        if item.roles & Role.MANAGE and item.word.startswith(self.reader.claimed_to):  # "claimed to have taken X"
            return self._claimed(at)
        if item.roles & Role.STATUS and item.word in words.claim_nouns:  # "claims that"
            return None if self._is_confirmed() else self._claimed(at)
        if item.kind is Kind.SHOWS or (item.kind is Kind.REPORT and not self._is_adjective(at)):
            return self._reported(at)
        if item.kind is Kind.DENIAL:
            return Attribution(at, Status.DENIED, self._claimant(at), item.word)
        if item.word in self.reader.imagery and self._shows_next(at):
            doubtful = any(one.word in words.doubted_imagery for one in self.items[max(0, at - _DOUBT_REACH) : at])
            return Attribution(at, Status.CLAIMED if doubtful else Status.CONFIRMED, item.word, item.word)
        return None

    def _pass(self, at: int) -> None:
        """Note what stands before an item, once for each item: a sentence may have thousands of reporting verbs."""
        items, reader, last = self.items, self.reader, self.last
        boundaries = reader.words.boundaries
        for here in range(self.passed, at):
            item = items[here]
            word, kind = item.word, item.kind
            if here and items[here - 1].word == ",":
                self.clause = here
            dates = here + 1 < len(items) and items[here + 1].word.isdigit()  # "between May 1 and 3"
            if (kind is Kind.REPORT and not self._is_described(here)) or (word in boundaries and not dates):
                self.clause = here + 1
            last[kind] = here
            if word in reader.imagery:
                last[_IMAGERY] = here
            if word in reader.people:
                last[_PEOPLE] = here
            if word in reader.words.additions:
                last[_ADDITION] = here
        self.passed = at

    def _is_described(self, at: int) -> bool:
        """Tell "footage posted on May 1 shows": it only says which footage."""
        words = self.reader.words
        return at > 0 and self.items[at].word in words.documents and self.items[at - 1].word in self.reader.imagery

    def _since(self, first: int, sort: str) -> bool:
        """Whether an item of a kind or sort stands between `first` and the item that is read."""
        return self.last.get(sort, -1) >= first

    def _claimed(self, at: int) -> Attribution:
        return Attribution(at, Status.CLAIMED, self._claimant(at), self.items[at].word)

    def _is_confirmed(self) -> bool:
        """Whether the sentence speaks of confirmed evidence already, which a claim about it doesn't weaken."""
        return bool(self.found) and self.found[-1].status is Status.CONFIRMED

    def _is_adjective(self, at: int) -> bool:
        """Tell "a claimed attack", "the reported capture of X" from a verb."""
        if self.items[at].phrase.terms[0].form is not Form.PAST:
            return False
        following = self.items[at + 1] if at + 1 < len(self.items) else None
        if following is not None and following.kind is Kind.EVENT and following.roles & Role.EVENT_NOUN:
            return True
        return at > 0 and self.items[at - 1].word in self.reader.words.before_adjectives

    def _shows_next(self, at: int) -> bool:
        links = self.reader.words.imagery_links
        return any(one.kind is Kind.SHOWS or one.word in links for one in self.items[at + 1 : at + 1 + _SHOWS_REACH])

    def _according(self, at: int) -> Attribution:
        """Read "according to the Foo staff": up to the next comma or source, and for the whole sentence."""
        items, last, ends = self.items, at + 1, self.reader.words.according_ends
        while last < len(items) and items[last].kind is not Kind.ACCORDING:
            if items[last].word in ends and not self._pairs(last):
                break
            last += 1
        text = self.scan.written(items[at].last, items[last - 1].last) if last > at + 1 else ""
        shown = any(item.word in self.reader.imagery for item in items[at + 1 : last])
        status = Status.CONFIRMED if shown else Status.CLAIMED
        return Attribution(WHOLE, status, self.reader.claimants.without_lead(text) or None, items[at].word)

    def _pairs(self, at: int) -> bool:
        """Tell "Russian and Ukrainian sources": the two sides are one claimant."""
        items = self.items
        sides = at + 1 < len(items) and items[at - 1].kind is Kind.SIDE and items[at + 1].kind is Kind.SIDE
        return sides and items[at].kind is Kind.JOIN

    # -- reporting verbs ----------------------------------------------------------------------------------------

    def _reported(self, at: int) -> Attribution | None:
        """Read a reporting verb by its subject: the report's author, imagery, people, or the words before."""
        item, first = self.items[at], self._clause_begin()
        term = item.term(Role.REPORT) or item.term(Role.SHOWS)
        form, lemma = (term.form, term.value) if term is not None else (Form.NONE, "")
        if form is not Form.ING and self._since(first, Kind.AUTHOR):
            return Attribution(at, Status.ASSESSED, None, item.word)
        if self._since(first, _IMAGERY):
            return self._shown(at, first)
        if item.kind is Kind.SHOWS:
            return None
        claimant = self._claimant(at)
        if form is Form.ING:  # "..., indicating that"
            last = self.found[-1].claimant if self.found else None
            if lemma in self.reader.words.inferences:
                return Attribution(at, Status.ASSESSED, None, item.word)
            if lemma in self.reader.words.confirmations:
                return Attribution(at, Status.CONFIRMED, last, item.word)
            claimant = claimant or last
        elif lemma in self.reader.words.inferences and not (
            self._since(first, Kind.ACTOR) or self._since(first, _PEOPLE)
        ):
            return None  # "the attacks suggest that"
        if form in _NAMING and first < at and self.items[at - 1].kind is Kind.SIDE and self._is_confirmed():
            return None  # "footage supporting Russian claims"
        if claimant and claimant.lower() in self.reader.words.claimant_pronouns:
            claimant = self.carried
        return Attribution(at, Status.CLAIMED, claimant, item.word)

    def _shown(self, at: int, first: int) -> Attribution:
        """Read what imagery shows; "purportedly shows" and "footage and officials indicate" are less than confirmed."""
        doubt = self.items[at - 1].term(Role.STATUS)
        if doubt is not None:
            return Attribution(at, Status(doubt.value), self._claimant(at), self.items[at - 1].word)
        before = self.items[max(first, at - _DOUBT_REACH) : at + 1]
        doubted = any(item.word in self.reader.words.doubted_imagery for item in before)  # "footage claiming to show"
        mixed = doubted or (self._since(first, _PEOPLE) and self._since(first, _ADDITION))
        status = Status.CLAIMED if mixed else Status.CONFIRMED
        return Attribution(at, status, self._claimant(at), self.items[at].word)

    def _clause_begin(self) -> int:
        """Give the item where the clause of a reporting verb begins: the sentence's first, if nothing came before."""
        return self.clause if self.found or self._since(0, Kind.EVENT) else 0

    def _claimant(self, at: int) -> str | None:
        """Give the words before a reporting verb, back to its clause's begin, without what is no name."""
        first = self._clause_begin()
        if first >= at:
            return None
        return self.reader.claimants.trimmed(self.scan.written(self.items[first].first, self.items[at - 1].last))
