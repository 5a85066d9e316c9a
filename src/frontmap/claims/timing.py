"""When an event happened: by the date of its own clause, or of one that its clause hangs on."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from datetime import timedelta
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from frontmap.claims.items import Kind
from frontmap.claims.stretches import StretchReader
from frontmap.dates import find_dates
from frontmap.grammar import Role

if TYPE_CHECKING:
    from datetime import date

    from frontmap.claims.frames import Frame
    from frontmap.claims.items import Item
    from frontmap.claims.stretches import Stretch
    from frontmap.dates import DateMention
    from frontmap.grammar import FunctionWords, Scan

HISTORY = timedelta(days=7)
"""What ended longer before the report than this is history, not an event of the report."""

_SPEAKING = frozenset({Kind.REPORT, Kind.AUTHOR})
_NOT_OF_EVENTS = frozenset({"published", "as_of", "compared"})
_OF_SAYING = frozenset({"published", "as_of"})
_ATTRIBUTE = frozenset({Kind.SIDE, Kind.ACTOR, Kind.WORD, Kind.STATUS, Kind.PLACE})
_ATTRIBUTE_REACH = 6


class When(NamedTuple):
    """First and last day of an event, the words that decided, and whether it is history."""

    begin: date
    end: date
    words: str
    history: bool


class Timing:
    """Says when the events of one sentence happened.

    Parameters
    ----------
    words : FunctionWords
        For those that begin a clause with a day of its own.
    report_date : date
        What dates are relative to.
    scan : Scan
        The sentence's tokens.
    items : list of Item
        Its items.
    """

    def __init__(self, words: FunctionWords, report_date: date, scan: Scan, items: list[Item]) -> None:
        self.report_date = report_date
        self._words, self._scan, self._items = words, scan, items

    def when(self, frame: Frame) -> When:
        """Give the days of an event.

        Parameters
        ----------
        frame : Frame
            The event.

        Returns
        -------
        When
            By the date before an event noun ("the May 2 strike"), else the nearest behind the event word in its clause,
            else the nearest before it; dates of reporting verbs don't count. The report's own date where there is none.
        """
        mentions, today = self._mentions, self.report_date
        recent = today - HISTORY
        if not mentions:
            return When(today, today, "", history=False)
        own = self._adjectives.get(frame.head)
        if own is not None:
            begin, end = own.named
            return When(begin, min(end, max(today, begin)), own.words, history=end < recent)
        chosen = self._chosen(frame) or self._beside(frame, recent)
        if chosen is None:
            first = mentions[0]
            said = first.kind in _OF_SAYING and first.span.start < self._place(frame.head)
            if not said or first.end >= recent:
                return When(today, today, "", history=False)
            chosen = first  # "reported on March 13 that ..."
        end = min(chosen.end, max(today, chosen.begin))
        if self._lasts(frame, chosen):
            end = max(today, chosen.begin)
        return When(chosen.begin, end, chosen.words, history=end < recent)

    def _lasts(self, frame: Frame, chosen: DateMention) -> bool:
        """Tell "have not made gains since they captured X on May 1": what has not happened since lasts until today."""
        since = self._stretches[frame.head].since
        return bool(frame.negated) and since is not None and chosen is since.behind(self._place(frame.head))

    def _place(self, at: int) -> int:
        return self._scan.spans[self._items[at].first][0]

    @cached_property
    def _mentions(self) -> tuple[DateMention, ...]:
        return find_dates(self._scan.text, self.report_date)

    @cached_property
    def _starts(self) -> list[int]:
        return [self._place(at) for at in range(len(self._items))]

    @cached_property
    def _adjectives(self) -> dict[int, DateMention]:
        """Dates that stand before an event noun like an adjective, by the noun's item."""
        found: dict[int, DateMention] = {}
        for mention in self._mentions:
            first = bisect_left(self._starts, mention.span.end) if mention.adjectival else len(self._items)
            for at, item in enumerate(self._items[first : first + _ATTRIBUTE_REACH], first):
                if item.roles & Role.EVENT_NOUN:
                    found[at] = mention
                elif item.kind not in _ATTRIBUTE:
                    break
        return found

    def _counts(self, mention: DateMention) -> bool:
        """Whether a date can be that of any event near it: "the May 9 parade" has its day for itself."""
        if mention.kind in _NOT_OF_EVENTS:
            return False
        if not mention.adjectival or mention.kind != "on":
            return True
        following = bisect_left(self._scan.spans, (mention.span.end, 0))
        if following == len(self._scan.words) or self._scan.spans[following][0] > mention.span.end + 1:
            return True
        word = self._scan.words[following]
        return not word[0].isalpha() or word in self._words.stops or word in self._words.joins

    @cached_property
    def _stretches(self) -> list[Stretch]:
        """The stretch of each item, with the dates that hold in it."""
        return StretchReader(self._words, self._scan, self._items).read(filter(self._counts, self._mentions))

    @cached_property
    def _speech(self) -> list[int]:
        return [at for at, item in enumerate(self._items) if item.kind in _SPEAKING]

    def _chosen(self, frame: Frame) -> DateMention | None:
        at, said = self._place(frame.head), bisect_right(self._speech, frame.head)
        end = self._place(self._speech[said]) if said < len(self._speech) else len(self._scan.text)
        stretch = self._stretches[frame.head]
        behind = stretch.behind(at)
        if behind is not None and behind.span.start < end:
            return behind
        outer: Stretch | None = stretch
        while outer is not None:
            before = outer.before(at)
            if before is not None:
                return before
            outer = outer.outer
        return None

    def _beside(self, frame: Frame, recent: date) -> DateMention | None:
        """Give the date of another clause where that says something of this event."""
        at, stretch = self._place(frame.head), self._stretches[frame.head]
        if frame.negated and stretch.since is not None:
            return stretch.since.behind(at)  # "have made no gains since they captured X on May 1"
        near = stretch.near(at)
        fits = near is not None and near.kind == "on" and recent <= near.begin <= self.report_date
        return near if fits else None
