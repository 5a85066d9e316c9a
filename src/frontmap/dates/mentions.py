"""The date expressions of a text, and whether each says when something happened or when it was said."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from frontmap.dates.calendar import (
    ABSOLUTE_DATE,
    DAYS_BEFORE,
    ISO_DATE,
    PREFIX_KINDS,
    RELATIVE_DATE,
    RELATIVE_TRIGGER,
    TABLE,
    calendar_days,
    relative_days,
    weekday_days,
)
from frontmap.dates.periods import PARTS, period_at, period_days, period_words
from frontmap.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_WORD = re.compile(r"\S+")
_MARKS = '(\u201c"-'
_PUBLISHING = frozenset(TABLE["saying"]["publishing"])
_REPORTING = frozenset(TABLE["saying"]["reporting"])
_REPORTING_ADVERBS = frozenset(TABLE["saying"]["adverbs"])
_DOCUMENTS = frozenset(TABLE["saying"]["documents"])
_COMPARING = frozenset(TABLE["comparing"]["words"])
_ARTICLE = "the"
_FILLERS = frozenset({_ARTICLE, "at", "least"})
_PREFIX_WORDS = max(len(prefix.split()) for prefix in PREFIX_KINDS)
_PART_WORDS = max(len(part.split()) for part in PARTS)
_PUBLISHING_REACH = 5
_COMPARING_REACH = 10
_BOUNDS = frozenset({"before", "until"})
_REACH, _DAYS_REACH = 90, 24
"""Characters before a date in which the words that bring it may stand, and before a month its day ("12 September")."""


@dataclass(frozen=True, slots=True)
class DateMention:
    """One date expression of a text.

    `begin` and `end` are inclusive, `span` counts characters of the text that was given, and `kind` is one of "on" (it
    happened then), "since", "before" ("by", "until" too), "as_of", "published" (the date belongs to a verb of saying:
    "footage posted on January 15") and "compared" (it only measures: "the first attack since June"). `named` are the
    days that the date itself names, whatever bounds it. `adjectival` dates stand like an adjective before a noun:
    "the May 2 strike", "after the May 2 strike".
    """

    begin: date
    end: date
    span: Span
    words: str
    kind: str
    named: tuple[date, date]
    adjectival: bool = False


class _Prefix(NamedTuple):
    """What stands before a date: where that starts, the kind it makes ("" for none), a period's part, an article."""

    start: int
    kind: str
    part: str
    article: bool
    before: list[str]


def find_dates(text: str, report_date: date) -> tuple[DateMention, ...]:
    """Find every date expression of a text, in order; impossible ones are left out.

    Parameters
    ----------
    text : str
        Any prose; time is linear in its length.
    report_date : date
        A date without a year is the latest that is not more than a month after this day; after "since", not after it.

    Returns
    -------
    tuple of DateMention
        In the order of the text; empty where no date is named.

    Examples
    --------
    >>> [one] = find_dates("struck a depot overnight on September 12 and 13", date(2022, 9, 13))
    >>> one.begin, one.end, one.words
    (datetime.date(2022, 9, 12), datetime.date(2022, 9, 13), 'overnight on September 12 and 13')
    """
    mentions = list(_absolute_mentions(text, report_date))
    if RELATIVE_TRIGGER.search(text):
        taken = {position for mention in mentions for position in range(mention.span.start, mention.span.end)}
        found = _relative_mentions(text, report_date)
        mentions.extend(mention for mention in found if mention.span.start not in taken)
    return tuple(sorted(mentions, key=lambda mention: mention.span.start))


def _absolute_mentions(text: str, report_date: date) -> Iterator[DateMention]:
    for match in _calendar_matches(text):
        period = match.re is not ABSOLUTE_DATE
        prefix = _prefix(text, match.start(), period=period)
        kind = prefix.kind or "on"
        if period:
            days = _period(match, prefix, report_date)
        else:
            days = calendar_days(match, report_date, past=kind == "since")
        if days is None:
            continue
        if kind == "since" and not _COMPARING.isdisjoint(prefix.before[-_COMPARING_REACH:]):
            kind = "compared"
        elif _is_said(prefix.before, text[match.end() : match.end() + _REACH]):
            kind = "published"
        begin, end = _bounds(kind, days, report_date)
        yield DateMention(
            begin,
            end,
            Span(prefix.start, match.end()),
            text[prefix.start : match.end()],
            "before" if kind == "until" else kind,
            days,
            adjectival=not prefix.kind or (prefix.article and not _has_article(match)),
        )


def _has_article(match: re.Match[str]) -> bool:
    """Whether a date has an article of its own: "the 9th of May", "the summer of 2022"."""
    return bool(match["dm"]) if match.re is ABSOLUTE_DATE else match[0][0].islower()


def _period(match: re.Match[str], prefix: _Prefix, report_date: date) -> tuple[date, date] | None:
    """Give the days of a month or year, None where nothing before it shows that it is one, and no name."""
    if not (prefix.kind or prefix.part or prefix.article):
        return None
    try:
        return period_days(match, prefix.part, report_date, bound=prefix.kind in _BOUNDS)
    except (OverflowError, ValueError):
        return None  # before the year 1, after 9999


def _prefix(text: str, start: int, *, period: bool) -> _Prefix:
    """Find the words that bring a date ("overnight on the"), and those before them."""
    window = max(0, start - _REACH)
    words = list(_WORD.finditer(text, window, start))
    plain = [word[0].lower().strip(_MARKS) for word in words]
    last, part = len(words), ""
    for size in range(min(_PART_WORDS, last), 0, -1) if period else ():
        if (phrase := " ".join(plain[last - size : last])) in PARTS:
            last, part = last - size, phrase
            break
    start = _start(words[last]) if part else start
    fillers = last
    while fillers and plain[fillers - 1] in _FILLERS:
        fillers -= 1
    article = _ARTICLE in plain[fillers:last]
    for first in range(max(0, fillers - _PREFIX_WORDS), fillers):
        kind = PREFIX_KINDS.get(" ".join(plain[first:fillers]))
        if kind is not None:
            return _Prefix(_start(words[first]), kind, part, article, plain[:first])
    return _Prefix(start, "", part, article, plain[:last])


def _start(word: re.Match[str]) -> int:
    return word.end() - len(word[0].lstrip(_MARKS))


def _is_said(before: list[str], after: str) -> bool:
    """Tell whether the date belongs to a verb or a document: "stated on", "a January 15 statement", "on May 3 that"."""
    words = [word.rstrip(",") for word in before[-_PUBLISHING_REACH:]]
    if not _PUBLISHING.isdisjoint(words):
        return True
    while words and words[-1] in _REPORTING_ADVERBS:
        words.pop()
    if words and words[-1] in _REPORTING:
        return True
    following = _WORD.search(after)
    if following is None or not after[:1].isspace():
        return False
    word = following[0].rstrip(".,;:)")
    return word == "that" or word in _DOCUMENTS


def _calendar_matches(text: str) -> Iterator[re.Match[str]]:
    """Yield what looks like a calendar date, trying only where a month's name or an ISO date stands."""
    starts = [match.start() for match in ISO_DATE.finditer(text)] if "-" in text else []
    for word in period_words(text):
        start = word.start()
        if text[max(0, start - 1) : start].isspace():
            days = DAYS_BEFORE.search(text, max(0, start - _DAYS_REACH), start)
            start = start if days is None else days.start()
        starts.append(start)
    end = 0
    for start in sorted(starts):
        if start < end or text[max(0, start - 1) : start].isalnum():
            continue
        match = ABSOLUTE_DATE.match(text, start) or period_at(text, start)
        if match is not None:
            end = match.end()
            yield match


def _relative_mentions(text: str, report_date: date) -> Iterator[DateMention]:
    for match in RELATIVE_DATE.finditer(text):
        begin, end = weekday_days(match, report_date) if match["weekday"] else relative_days(match, report_date)
        yield DateMention(begin, end, Span(*match.span()), match[0], "on", (begin, end))


def _bounds(kind: str, days: tuple[date, date], report_date: date) -> tuple[date, date]:
    """Turn the days named into the days the event may have taken."""
    begin, end = days
    if kind == "since":
        return begin, max(end, report_date)
    if kind == "before":
        day_before = begin - timedelta(days=1)
        return day_before, day_before
    return begin, end
