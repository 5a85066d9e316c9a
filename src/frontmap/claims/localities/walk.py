"""The state of one pass over a sentence: where it is, what it has found, and what is read towards the next toponym."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontmap.claims.localities.prefixes import Prefix

if TYPE_CHECKING:
    from frontmap.claims.localities.spots import Spot
    from frontmap.claims.localities.vocabulary import Vocabulary
    from frontmap.grammar import Scan


class Walk:
    """One pass over the tokens `at` to `end` of a sentence; tokens nested deeper than `floor` stand in brackets.

    `gap` says that something other than a locality stood since the last spot, `remark` is the prefix of the last anchor
    that only located that spot, and `idle` says that nothing is being read: no prefix, a gap, no remark. Up to
    `no_border` and `no_direction` a search for a border or for the anchor of directions has run in vain, so that none
    runs twice; where the sentence lacks the word, none runs at all (`has_border`).
    """

    __slots__ = (
        "at",
        "end",
        "floor",
        "gap",
        "has_border",
        "idle",
        "no_border",
        "no_direction",
        "prefix",
        "remark",
        "scan",
        "spots",
        "vocabulary",
    )

    def __init__(self, vocabulary: Vocabulary, scan: Scan, first: int, last: int, floor: int) -> None:
        self.vocabulary, self.scan = vocabulary, scan
        self.at, self.end, self.floor = first, last, floor
        self.spots: list[Spot] = []
        self.prefix = Prefix()
        self.remark: Prefix | None = None
        self.gap = True
        self.idle = True
        self.no_border = self.no_direction = 0
        self.has_border = not vocabulary.words.borders.isdisjoint(scan.words)

    @property
    def previous(self) -> Spot | None:
        """The spot that the next one may hang on: the last, if only words of localities stood since."""
        return None if self.gap or not self.spots else self.spots[-1]

    def end_description(self) -> None:
        """Forget what was read towards a toponym: other words have come."""
        self.remark = None
        self.prefix = Prefix()
        self.gap = True
        self.idle = True

    def roles_at(self, at: int) -> int:
        """Give the roles of the phrase that begins at a token."""
        mark = self.scan.terms_at.get(at)
        return 0 if mark is None else mark.phrase.roles
