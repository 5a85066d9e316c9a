"""What each word of saying makes of the claim behind it: reporting verbs, claim nouns, denials, lacking evidence."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from frontmap.claims.attribution import WHOLE, Attribution
from frontmap.claims.evidence import is_lacking, links_on, negates
from frontmap.claims.items import Item, Kind, side_of
from frontmap.claims.unchecked import begin_of_doubt, doubts_the_claim
from frontmap.grammar import Form, Role
from frontmap.model import Status

if TYPE_CHECKING:
    from frontmap.claims.speech import AttributionReader
    from frontmap.grammar import Scan

_NAMING = frozenset({Form.PRESENT, Form.BASE})
_SUBJECT_REACH = 12
_DOUBT_REACH, _SHOWS_REACH = 3, 2
_NEGATING = Role.NEGATION | Role.STATUS | Role.WHOLE
_WEAK = frozenset({Status.CLAIMED, Status.POSSIBLE, Status.DENIED})
_IMAGERY, _PEOPLE, _ADDITION, _NEGATION, _DOUBTED = "imagery", "people", "addition", "negation", "doubted"
"""Sorts of items that an attribution asks for beside the kinds."""


class Walk:
    """One pass over a sentence; `found` are the attributions so far, `doubts` those of nobody.

    Of the items before the one that is read, `clause` is the first of its clause, and `last` the last one of each kind
    and sort. `negated` is the clause in which the last negation stands, `lack` the attribution of evidence that is not
    there, as long as its clause lasts.
    """

    __slots__ = ("carried", "clause", "doubts", "found", "items", "lack", "last", "negated", "passed", "reader", "scan")

    def __init__(self, reader: AttributionReader, scan: Scan, items: list[Item], carried: str | None) -> None:
        self.reader, self.scan, self.items, self.carried = reader, scan, items, carried
        self.found: list[Attribution] = []
        self.doubts: list[Attribution] = []
        self.passed = self.clause = self.negated = 0
        self.lack: Attribution | None = None
        self.last: dict[str, int] = {}

    def read(self, at: int) -> Attribution | None:
        """Give the attribution that an item makes, None where it only looks like one; items are read in their order."""
        self._pass(at)
        item, words = self.items[at], self.reader.words
        if item.kind is Kind.ACCORDING:
            return self._according(at)
        doubt = begin_of_doubt(words, self.items, at)
        if doubt is not None and not self._since(self._clause_begin(), _IMAGERY):
            return self._unchecked(doubt, at)
        if self._lacks(at):
            return self.lack
        if item.roles & Role.MANAGE and item.word.startswith(self.reader.claimed_to):  # "claimed to have taken X"
            return self._claimed(at)
        if item.roles & Role.STATUS and item.word in words.claim_nouns:  # "claims that"
            return None if self._is_confirmed() else self._denied_before(at) or self._claimed(at)
        if item.word in words.refutations:
            return self._refuted(at)
        if item.kind is Kind.SHOWS or (item.kind is Kind.REPORT and not self._is_adjective(at)):
            return self._goes_on(at) or self._told_by_nobody(at) or self._reported(at)
        if item.kind is Kind.DENIAL:
            status = Status.CLAIMED if self._is_negated(at) else Status.DENIED  # "did not deny that"
            return Attribution(at, status, self._claimant(at), item.word)
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
            if item.roles & _NEGATING and negates(item):
                last[_NEGATION], self.negated = here, self._clause_begin()
            if word in reader.imagery:
                last[_IMAGERY] = here
            if word in reader.words.doubted_sources:
                last[_DOUBTED] = here
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

    # -- evidence that is not there -----------------------------------------------------------------------------

    def _lacks(self, at: int) -> bool:
        """Whether an item speaks of evidence that is not there; `lack` then is what that makes of the claim behind.

        "Has not provided any evidence to support its claims that": up to the word that the claim follows, each word
        that could be an attribution says so.
        """
        if self.lack is not None and self.lack.at + 1 >= self.clause:
            self.lack = replace(self.lack, at=at)
            return True
        items, reader = self.items, self.reader
        item, negation = items[at], self.last.get(_NEGATION, -1)
        if negation < 0 or not is_lacking(reader.words, items, negation, at):
            return False
        claimant = self._lacking_claimant(negation)
        if item.word in reader.evidence:
            own = claimant is None and item.word not in reader.imagery
            lacking = own or links_on(reader.words, items, at)
        else:  # "footage does not show"
            term = item.term(Role.REPORT) or item.term(Role.SHOWS)
            confirms = term is not None and term.value in reader.words.confirmations
            lacking = term is not None and (confirms or self._since(self.negated, _IMAGERY))
            lacking = lacking and not self._is_adjective(at)
        if lacking:
            words = self.scan.written(items[negation].first, item.last)
            self.lack = Attribution(at, Status.POSSIBLE, claimant, words, doubts=claimant is None)
        return lacking

    def _lacking_claimant(self, negation: int) -> str | None:
        """Give who has no evidence: a claimant if he speaks of his own claim, nobody if the report itself doubts it."""
        first = self.negated
        if self._since(first, Kind.AUTHOR) or self._since(first, _IMAGERY):
            return None
        if first == negation or (first and self.items[first - 1].word not in self.reader.words.contrasts):
            own = None if first == negation else self._claimant_between(first, negation)
            # "claimed that ... but did not provide evidence", "the mayor stated that there is no evidence that"
            return own or (self.found[-1].claimant if self.found else None)
        return self._claimant_between(first, negation)

    def _is_negated(self, at: int) -> bool:
        negation = self.last.get(_NEGATION, -1)
        return negation >= 0 and is_lacking(self.reader.words, self.items, negation, at)

    def _unchecked(self, begin: int, at: int) -> Attribution | None:
        """Read "this could not be confirmed": nobody says so, and what nobody else claims is only possible then."""
        said = Attribution(
            WHOLE, Status.POSSIBLE, None, self.scan.written(self.items[begin].first, self.items[at].last)
        )
        links = self.reader.words.checked_links
        if any(one.word in links for one in self.items[at + 1 : at + 2]):  # "it could not be confirmed that"
            return replace(said, at=at)
        if doubts_the_claim(self.reader.words, self.items, begin, at):
            self.doubts.append(said)
        self.clause = at + 1
        return None

    # -- claims -------------------------------------------------------------------------------------------------

    def _claimed(self, at: int) -> Attribution:
        return Attribution(at, self._status_of_source(), self._claimant(at), self.items[at].word)

    def _status_of_source(self) -> Status:
        """Tell "unconfirmed reports state that" from other claims."""
        return Status.POSSIBLE if self._since(self._clause_begin(), _DOUBTED) else Status.CLAIMED

    def _denied_before(self, at: int) -> Attribution | None:
        """Read "refuted Russian claims of the capture of X": the denial goes on behind the claims."""
        last = self.found[-1] if self.found else None
        if last is None or last.status is not Status.DENIED or last.at < self.clause:
            return None
        return replace(last, at=at)

    def _refuted(self, at: int) -> Attribution | None:
        """Read "claims that Russian forces captured X are false"; what stands behind is as sure as before."""
        last = self.found[-1] if self.found else None
        if last is None or last.status not in _WEAK:
            return None
        self.found[-1] = replace(last, status=Status.DENIED, words=self.items[at].word)
        return replace(last, at=at)

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
        elif lemma in self.reader.words.inferences and not self._has_people(first):
            return None  # "the attacks suggest that"
        if form in _NAMING and first < at and self.items[at - 1].kind is Kind.SIDE and self._is_confirmed():
            return None  # "footage supporting Russian claims"
        if claimant and claimant.lower() in self.reader.words.claimant_pronouns:
            claimant = self.carried
        side = side_of(self.items[first:at]) if lemma in self.reader.words.confirmations else ""
        return Attribution(at, self._status_of_source(), claimant, item.word, confirming=side)

    def _goes_on(self, at: int) -> Attribution | None:
        """Read "unconfirmed reports state", "denied reports that": the noun and the verb are one attribution."""
        last = self.found[-1] if self.found else None
        if last is None or last.at != at - 1 or self.clause != at or last.status not in _WEAK:
            return None
        return replace(last, at=at)

    def _told_by_nobody(self, at: int) -> Attribution | None:
        """Read "explosions were reported in X": the verb speaks of the event before it, and nobody is named."""
        first, term = self._clause_begin(), self.items[at].term(Role.REPORT)
        passive = term is not None and term.form is Form.PAST and self.items[at - 1].word in self.reader.words.be
        if not passive or not self._since(first, Kind.EVENT):
            return None
        return Attribution(first - 1, Status.CLAIMED, None, self.items[at].word)

    def _has_people(self, first: int) -> bool:
        return self._since(first, Kind.ACTOR) or self._since(first, _PEOPLE)

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
        return self._claimant_between(self._clause_begin(), at)

    def _claimant_between(self, first: int, at: int) -> str | None:
        if first >= at:
            return None
        subject = range(first, min(at, first + _SUBJECT_REACH))
        if any(self.items[here].roles & Role.WHOLE for here in subject):  # "the agency could not verify the report"
            return None
        last = next((here for here in subject if self._is_described(here)), at)  # not "footage posted on May 1"
        return self.reader.claimants.trimmed(self.scan.written(self.items[first].first, self.items[last - 1].last))
