"""Months, seasons and years without a day, whole or in part: "late May", "the summer of 2022", "in 2014".

A month without a year is the latest that does not begin after the report. Only full names count, and only behind a word
that brings them or names a part: "Mar" and "May" are names, too.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from frontmap.dates.calendar import JOINT, MONTHS, TABLE, YEAR, any_of, year_of

if TYPE_CHECKING:
    from collections.abc import Iterator

_SEASONS: dict[str, int] = TABLE["seasons"]
_WHOLE_NAMES = frozenset(names[0] for names in TABLE["months"])
_SEASON_MONTHS, _YEAR_MONTHS = 3, 12
_AHEAD = timedelta(days=62)
"""Bounds lie ahead of a report as often as behind: "by the end of June"."""


class Part(NamedTuple):
    """First and last day of a month, and first and last month of a year."""

    days: tuple[int, int]
    months: tuple[int, int]


PARTS: dict[str, Part] = {
    phrase: Part(tuple(row["days"]), tuple(row["months"])) for row in TABLE["parts"] for phrase in row["phrases"]
}
"""The part of a month or year that each phrase names."""

_PART = any_of(PARTS)
_WHOLE = Part((1, 31), (1, _YEAR_MONTHS))
_NAME = rf"(?:(?:{any_of(MONTHS)})\b(?:\.(?={YEAR}))?|(?:{any_of(_SEASONS)})\b(?:\s{{1,4}}of\b)?)"
_COUNTED = rf"(?!\s{{0,4}}(?:{any_of(TABLE['counted']['words'])})(?!\w))"
_PERIOD = re.compile(
    rf"(?P<first>{_NAME})(?:(?P<first_year>{YEAR})|(?!\s{{1,4}}\d))"
    rf"(?:{JOINT}(?:the\s)?(?:(?P<part>{_PART})[\s-]\s{{0,3}})?"
    rf"(?P<last>{_NAME})(?:(?P<last_year>{YEAR})|(?!\s{{1,4}}\d)))?"
    rf"|(?P<only_year>(?:19|20)\d\d)(?![\w:]|[.,-]\d){_COUNTED}"
)
_YEAR = r"(?:19|20)\d\d"
# Plain alternations, which the regex engine skips through a text with, and faster without the letters of seasons.
_PERIOD_WORD = re.compile(rf"{any_of([*MONTHS, *_SEASONS])}|{_YEAR}")
_MONTH_OR_YEAR = re.compile(rf"{any_of(MONTHS)}|{_YEAR}")


def period_words(text: str) -> Iterator[re.Match[str]]:
    """Find what a period may begin with: names of months and seasons, years; not only as whole words."""
    seasons = any(season in text for season in _SEASONS)
    return (_PERIOD_WORD if seasons else _MONTH_OR_YEAR).finditer(text)


def period_at(text: str, start: int) -> re.Match[str] | None:
    """Match a period at a character; a season, or a month in short, only with its year."""
    match = _PERIOD.match(text, start)
    if match is None or match["only_year"] or match["first_year"] or match["last_year"]:
        return match
    names = match["first"], match["last"] or match["first"]
    return match if _WHOLE_NAMES.issuperset(names) else None


def period_days(match: re.Match[str], part: str, report_date: date, *, bound: bool) -> tuple[date, date]:
    """Give the first and last day of a period.

    Parameters
    ----------
    match : re.Match
        From `period_at`.
    part : str
        The phrase before it that names its part, "" without one.
    report_date : date
        A month without a year is the latest that does not begin after it.
    bound : bool
        The period only bounds an event ("by the end of June"): it may begin some weeks after the report.

    Returns
    -------
    begin, end : date
        Inclusive.
    """
    begins = PARTS.get(part, _WHOLE)
    if match["only_year"]:
        return _days(int(match["only_year"]), 1, _YEAR_MONTHS, begins)
    ends = begins if not match["last"] else PARTS.get(match["part"] or "", _WHOLE)
    first, last = match["first"], match["last"] or match["first"]
    following = _month(last) < _month(first)
    if match["first_year"]:
        year = year_of(match["first_year"])
        last_year = year_of(match["last_year"]) if match["last_year"] else year + following
    elif match["last_year"]:
        last_year = year_of(match["last_year"])
        year = last_year - following
    else:
        latest = report_date + (_AHEAD if bound else timedelta())
        year = latest.year - (_named(first, latest.year, begins)[0] > latest)
        last_year = year + following
    begin, end = _named(first, year, begins)[0], _named(last, last_year, ends)[1]
    return begin, max(begin, end)


def _month(name: str) -> int:
    word = name.split(maxsplit=1)[0].rstrip(".")
    return MONTHS.get(word) or _SEASONS[word]


def _named(name: str, year: int, part: Part) -> tuple[date, date]:
    length = _SEASON_MONTHS if name.split(maxsplit=1)[0] in _SEASONS else 1
    return _days(year, _month(name), length, part)


def _days(year: int, month: int, length: int, part: Part) -> tuple[date, date]:
    """Give the days of a part of some months: of one month by its days, of a season or a year by its months."""
    first = month - 1 + (part.months[0] - 1) * length // _YEAR_MONTHS
    after = max(first + 1, month - 1 + part.months[1] * length // _YEAR_MONTHS)
    if length == 1:
        first, after = month - 1, month
    begin = date(year + first // _YEAR_MONTHS, first % _YEAR_MONTHS + 1, 1)
    end = date(year + after // _YEAR_MONTHS, after % _YEAR_MONTHS + 1, 1) - timedelta(days=1)
    if length == 1:
        begin, end = begin.replace(day=part.days[0]), end.replace(day=min(end.day, part.days[1]))
    return begin, end
