"""Who says so, and how sure the text is: attribution and status.

Attribution runs from a reporting verb to the next one or to the end of the sentence; "according to" and a source that
trails its sentence ("..., the General Staff reported") speak of the whole. The status is the weakest that applies.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from frontmap.claims.phrases import Item, Kind
from frontmap.grammar import Role
from frontmap.grammar.tables import Form
from frontmap.model import Status

if TYPE_CHECKING:
    from frontmap.claims.frames import Frame
    from frontmap.grammar import Grammar, Scan

WEAKEST_FIRST = (Status.DENIED, Status.POSSIBLE, Status.CLAIMED, Status.LIKELY, Status.ASSESSED, Status.CONFIRMED)
_BOUNDARIES = frozenset({"that", "as", "while", "where", "but", "because", "although", "though", ";", ":", "when", "and",
                         "with", "since", "which"})  # fmt: skip
_INFERENCE = frozenset({"indicate", "suggest", "imply"})
_CLAIMS = frozenset({"claims that", "claims of", "reports that", "reports of"})
_PRONOUNS = frozenset({"he", "she", "they", "it"})
_LEADING = re.compile(r"^(?:[•\s]+|(?:the|a|an|another|one|additionally|however|meanwhile|also|and|but|in turn|then|,)\b[\s,]*)+", re.I)
_TRAILING = re.compile(
    r"[\s,]*(?:\b(?:also|additionally|further|previously|later|in turn|however|separately|both|similarly|reportedly|likely|"
    r"inadvertently|has|have|had|posted|published|on|of|in|to|from)\b|,)?\s*$", re.I)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Attribution:
    """A claimant and the status that his saying so gives, from one item of the sentence on."""

    at: int
    status: Status
    claimant: str | None
    words: str


class AttributionReader:
    """Finds the attributions of a sentence and settles each frame's status."""

    def __init__(self, grammar: Grammar) -> None:
        self._imagery = grammar.sets["imagery"]
        self._people = grammar.sets["people"]

    def read(self, scan: Scan, items: list[Item], carried: str | None) -> list[Attribution]:
        """Give the attributions in the order of the text; `carried` is the claimant that "he" means."""
        found: list[Attribution] = []
        for at, item in enumerate(items):
            if item.kind is Kind.ACCORDING:
                found.append(self._according(scan, items, at))
            elif item.has(Role.MANAGE) and item.word.startswith(("claimed to", "reported to")):
                found.append(Attribution(at, Status.CLAIMED, self._claimant(scan, items, at, found)[0], item.word))
            elif item.has(Role.STATUS) and item.word in _CLAIMS:
                if not (found and found[-1].status is Status.CONFIRMED):
                    found.append(Attribution(at, Status.CLAIMED, self._claimant(scan, items, at, found)[0], item.word))
            elif item.kind is Kind.SHOWS or (item.kind is Kind.REPORT and not self._adjective(items, at)):
                one = self._reported(scan, items, at, found, carried)
                if one is not None:
                    found.append(one)
            elif item.kind is Kind.DENIAL:
                found.append(Attribution(at, Status.DENIED, self._claimant(scan, items, at, found)[0], item.word))
            elif item.word in self._imagery and self._shows_next(items, at):
                claimed = any(items[i].word in {"claimed", "alleged", "purported"} for i in range(max(0, at - 3), at))
                status = Status.CLAIMED if claimed else Status.CONFIRMED
                found.append(Attribution(at, status, item.word, item.word))
        return found

    def _adjective(self, items: list[Item], at: int) -> bool:
        previous = items[at - 1] if at else None
        if items[at].terms[0].form is not Form.PAST:
            return False
        following = items[at + 1] if at + 1 < len(items) else None
        if following is not None and following.kind is Kind.EVENT and following.has(Role.EVENT_NOUN):
            return True
        return previous is not None and previous.word in {"a", "the", "of", "an", "any", "no"}

    def _shows_next(self, items: list[Item], at: int) -> bool:
        return any(item.kind is Kind.SHOWS or item.word in {"of", "geolocated"} for item in items[at + 1 : at + 3])

    def _according(self, scan: Scan, items: list[Item], at: int) -> Attribution:
        last = at + 1
        while last < len(items) and items[last].word not in {",", ".", ";", "that", "and"}:
            last += 1
        text = _words(scan, items[at].last, items[last - 1].last) if last > at + 1 else ""
        return Attribution(-1, Status.CLAIMED, _LEADING.sub("", text) or None, items[at].word)

    def _reported(self, scan: Scan, items: list[Item], at: int, found: list[Attribution], carried: str | None) -> Attribution | None:
        item = items[at]
        claimant, first = self._claimant(scan, items, at, found)
        span = items[first:at]
        term = item.term(Role.REPORT) or item.term(Role.SHOWS)
        lemma = term.value if term else ""
        if any(one.kind is Kind.AUTHOR for one in span) and not (term and term.form is Form.ING):
            return Attribution(at, Status.ASSESSED, None, item.word)
        imagery = any(one.word in self._imagery for one in span)
        if item.kind is Kind.SHOWS and not imagery:
            return None
        if imagery:
            doubt = items[at - 1].term(Role.STATUS) if at else None
            if doubt is not None:  # "purportedly shows", "likely indicates"
                return Attribution(at, Status(doubt.value), claimant, items[at - 1].word)
            mixed = any(one.word in self._people for one in span) and any(one.word == "and" for one in span)
            return Attribution(at, Status.CLAIMED if mixed else Status.CONFIRMED, claimant, item.word)
        if term is not None and term.form is Form.ING:
            if lemma in _INFERENCE:
                return Attribution(at, Status.ASSESSED, None, item.word)
            if lemma == "confirm":
                return Attribution(at, Status.CONFIRMED, found[-1].claimant if found else None, item.word)
            if not claimant and found:
                claimant = found[-1].claimant
        elif lemma in _INFERENCE and not any(one.word in self._people or one.kind is Kind.ACTOR for one in span):
            return None
        noun = term is not None and term.form in {Form.PRESENT, Form.BASE} and span and span[-1].kind is Kind.SIDE
        if noun and found and found[-1].status is Status.CONFIRMED:
            return None
        if claimant and claimant.lower() in _PRONOUNS:
            claimant = carried
        return Attribution(at, Status.CLAIMED, claimant, item.word)

    def _claimant(self, scan: Scan, items: list[Item], at: int, found: list[Attribution]) -> tuple[str | None, int]:
        """The words before a reporting verb back to its clause's begin, and the item where they begin."""
        here = at
        if found or any(item.kind is Kind.EVENT for item in items[:at]):
            while here > 0 and not (items[here - 1].word in _BOUNDARIES or items[here - 1].kind is Kind.REPORT or
                                    (items[here - 1].word == "," and at - here > 0)):  # fmt: skip
                here -= 1
        else:
            here = 0
        if here >= at:
            return None, at
        text = _words(scan, items[here].first, items[at - 1].last)
        for _ in range(3):
            text = _TRAILING.sub("", text)
        return _LEADING.sub("", text).strip(" ,“”\"") or None, here

    def settle(self, frame: Frame, attributions: list[Attribution], whole: list[tuple[Status, str]]) -> tuple[Status, str, str | None]:
        """Give a frame's status, the words that decided it, and its claimant.

        `whole` are remarks on the whole sentence ("although ISW cannot confirm").
        """
        governing = None
        for one in attributions:
            if one.at < frame.head:
                governing = one if governing is None or one.at >= governing.at or governing.at < 0 else governing
        reasons: list[tuple[Status, str]] = [(Status(value), word) for value, word in frame.statuses]
        if frame.modal:
            reasons.append((Status.POSSIBLE, frame.modal))
        if governing is not None:
            reasons.append((governing.status, governing.words))
        reasons += whole
        if frame.planned:
            return Status.PLANNED, frame.planned, governing.claimant if governing else None
        if not reasons:
            return Status.ASSESSED, "", None
        status, words = min(reasons, key=lambda reason: WEAKEST_FIRST.index(reason[0]))
        if status is Status.CONFIRMED and any(reason[0] is Status.ASSESSED for reason in reasons) and governing is None:
            status, words = Status.CONFIRMED, words
        return status, words, governing.claimant if governing else None

    def trailing(self, scan: Scan, items: list[Item], attributions: list[Attribution], frames: list[Frame]) -> list[Attribution]:
        """A source that ends its sentence ("..., the General Staff reported.") speaks of what stands before it."""
        if not attributions or not frames:
            return attributions
        last = attributions[-1]
        rest = [item for item in items[last.at + 1 :] if not (item.word in {".", ",", "on"} or item.word.isdigit())]
        rest = rest[1:] if rest and scan.raw[rest[0].first][0].isupper() else rest  # a month's name
        if last.at >= 0 and not rest and all(frame.head < last.at for frame in frames):
            return [Attribution(-1, last.status, last.claimant, last.words), *attributions[:-1]]
        return attributions


def _words(scan: Scan, first: int, last: int) -> str:
    return " ".join(scan.text[scan.starts[first] : scan.ends[last - 1]].split())
