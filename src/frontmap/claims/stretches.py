"""The stretches of a sentence that have days of their own.

A date in a relative clause, behind "after" or in brackets says nothing of what happened outside. So a semicolon begins
a new stretch, and such a word an inner one, up to the comma that closes it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from frontmap.claims.items import Kind, is_noun

if TYPE_CHECKING:
    from collections.abc import Iterable

    from frontmap.claims.items import Item
    from frontmap.dates import DateMention
    from frontmap.grammar import FunctionWords, Scan

_TELLING = frozenset({Kind.REPORT, Kind.AUTHOR, Kind.SHOWS, Kind.DENIAL, Kind.STATUS, Kind.ACCORDING})
_NAMED = frozenset({Kind.WORD, Kind.PLACE})
_DEEPEST = 6
"""Clauses within clauses; prose has no more, and each costs a look."""


@dataclass(slots=True)
class Stretch:
    """One stretch and the dates in it.

    `outer` is the stretch around it, or before it, whose dates hold here, too. An `optional` one is none of its own
    unless something happens in it (`acts`): "A, a village near B, on May 1". What happens in a `loose` one may have
    happened with what is told around it; `beside` are the dates of those within. `since` is the first inner one that
    the word "since" begins.
    """

    outer: Stretch | None = None
    optional: bool = False
    loose: bool = False
    depth: int = 0
    acts: bool = False
    dates: list[DateMention] = field(default_factory=list)
    beside: list[DateMention] = field(default_factory=list)
    since: Stretch | None = None

    def before(self, at: int) -> DateMention | None:
        """Give the last date before a character."""
        found = bisect_left(self.dates, at, key=_start)
        return self.dates[found - 1] if found else None

    def behind(self, at: int) -> DateMention | None:
        """Give the first date from a character on."""
        found = bisect_left(self.dates, at, key=_start)
        return self.dates[found] if found < len(self.dates) else None

    def near(self, at: int) -> DateMention | None:
        """Give a date from a character on of what may have happened together with what happened here."""
        found = bisect_left(self.beside, at, key=_start)
        if found < len(self.beside):
            return self.beside[found]
        return self.outer.behind(at) if self.loose and self.outer is not None else None


def _start(mention: DateMention) -> int:
    return mention.span.start


class StretchReader:
    """Reads the stretches of one sentence, item by item.

    Parameters
    ----------
    words : FunctionWords
        For those that begin a clause with days of its own.
    scan : Scan
        The sentence's tokens.
    items : list of Item
        Its items.
    """

    def __init__(self, words: FunctionWords, scan: Scan, items: list[Item]) -> None:
        self._words, self._scan, self._items = words, scan, items
        self._root = self._here = Stretch()
        self._roots: list[Stretch] = []
        self._told = False

    def read(self, mentions: Iterable[DateMention]) -> list[Stretch]:
        """Give the stretch of each item, with the dates that hold in it.

        Parameters
        ----------
        mentions : iterable of DateMention
            The dates that may be those of an event, in order.

        Returns
        -------
        list of Stretch
            As many as there are items.
        """
        waiting = deque(mentions)
        owners: list[tuple[DateMention, Stretch]] = []
        found: list[Stretch] = []
        dated = 0
        for at, item in enumerate(self._items):
            start, end = self._scan.spans[item.first][0], self._scan.spans[item.last - 1][1]
            while waiting and waiting[0].span.start < end:
                mention = waiting.popleft()
                if self._fills_brackets(mention) or not self._in_brackets(mention):
                    owners.append((mention, self._here))
                    dated = mention.span.end
            if start >= dated:  # the words of a date begin nothing
                self._step(at, item)
            found.append(self._here)
        for mention, stretch in owners:
            owner = self._owner(stretch)
            owner.dates.append(mention)
            if owner.loose and owner.outer is not None:
                owner.outer.beside.append(mention)
        for root in self._roots:  # no walk through a thousand clauses without a date
            if root.outer is not None and not root.outer.dates:
                root.outer = root.outer.outer
        return found

    def _fills_brackets(self, mention: DateMention) -> bool:
        """Tell "(on May 1)" from "(which was lost on May 1)"."""
        return self._scan.text[: mention.span.start].endswith("(")

    def _in_brackets(self, mention: DateMention) -> bool:
        token = bisect_left(self._scan.spans, (mention.span.start, 0))
        return token < len(self._scan.spans) and bool(self._scan.depth[token])

    def _owner(self, stretch: Stretch) -> Stretch:
        while stretch.optional and not stretch.acts and stretch.outer is not None:
            stretch = stretch.outer
        return stretch

    def _step(self, at: int, item: Item) -> None:
        word, words = item.word, self._words
        before = self._items[at - 1] if at else None
        if item.kind in _TELLING:
            self._told = True
        elif item.kind is Kind.EVENT:
            self._told = False  # "footage showed forces striking positions that ..."
            self._here.acts = self._here.acts or not is_noun(words, self._items, at)
        elif word == ";":
            if self._root.acts:  # else a list: "near A, B, and C; and north of D on May 1"
                self._root = Stretch(self._root, optional=True)
                self._roots.append(self._root)
            self._here = self._root
        elif word in words.dashes:
            self._here = self._root
        elif word == ",":
            if self._closes(at):
                self._here = self._root
            elif at + 1 < len(self._items) and self._items[at + 1].word in words.appositions:
                self._enter(optional=True)
        elif before is None or before.word not in words.determiners:  # else "the following villages"
            self._open(word, before)

    def _open(self, word: str, before: Item | None) -> None:
        """Enter the clause that a word begins."""
        words, around = self._words, self._here
        if word in words.own_days:
            self._enter()
            if word in words.own_days_so_far and around.since is None:
                around.since = self._here
        elif word in words.own_days_beside:
            self._enter(loose=True)
        elif word in words.own_days_of_nouns:
            if not self._told and before is not None and before.kind is not Kind.JOIN:
                self._enter(loose=True)
            self._told = False
        elif word in words.pronoun_subjects and before is not None and before.kind in _NAMED:
            self._enter()  # "the villages they captured on May 1"

    def _enter(self, *, optional: bool = False, loose: bool = False) -> None:
        around = self._here
        if around.depth >= _DEEPEST and around.outer is not None:
            around = around.outer
        self._here = Stretch(around, optional, loose, around.depth + 1)

    def _closes(self, at: int) -> bool:
        """Whether a comma ends a clause, not only a part of a list: "captured A, B, and C in March, and attacked D"."""
        following = self._items[at + 1 : at + 3]
        if following and following[0].kind is Kind.JOIN:
            following = following[1:]
        if not following:
            return True
        item, words = following[0], self._words
        if item.kind is Kind.STOP:
            return item.word in words.openers
        if at and self._items[at - 1].kind is Kind.PLACE and self._scan.raw[item.first][0].isupper():
            return item.kind is not Kind.WORD  # "Zorya, Halivka Oblast, on May 1"
        return item.kind is not Kind.PLACE and item.word not in words.appositions
