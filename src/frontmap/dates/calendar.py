"""Words of the calendar into days: the patterns, compiled once from ``grammar/calendar.toml``, and what they come to.

Dates that the calendar does not have ("February 30") are no dates.
"""

from __future__ import annotations

import math
import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from frontmap.tables import load_table

if TYPE_CHECKING:
    from collections.abc import Iterable

TABLE = load_table("grammar/calendar.toml")

MONTHS: dict[str, int] = {name: number for number, names in enumerate(TABLE["months"], 1) for name in names}
"""Number of each month by each of its spellings."""

_FUTURE_DAYS = 31
"""A date without a year may lie so far after the report: plans are made for weeks ahead, the rest is history."""


def any_of(words: Iterable[str]) -> str:
    """Give a pattern of any of the words, longest first; white space is bounded, a megabyte of it costs nothing."""
    return "|".join(re.escape(word).replace(r"\ ", r"\s{1,4}") for word in sorted(words, key=len, reverse=True))


PREFIX_KINDS: dict[str, str] = {word: kind for kind, words in TABLE["prefixes"].items() for word in words}
_MONTH = rf"(?:{any_of(MONTHS)})\b\.?"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?(?![\d:])"
_COUNTED = rf"(?!\s*+(?:{any_of(TABLE['counted']['words'])})(?!\w))"
YEAR = r"(?:,?\s{1,4}(?:19|20)\d\d\b)"
JOINT = r"\s{0,4}(?:\u2013|\u2014|-|\bto\b|\bthrough\b|\band\b|\bor\b|\binto\b|&)\s{0,4}"
_DAYS = rf"{_DAY}(?:(?:,\s?\d{{1,2}}(?![\d:])){{0,9}},?{JOINT}{_DAY}{_COUNTED})?"

MONTH_DAY = rf"(?:{_MONTH}\s{{1,4}}{_DAY}|{_DAY}\s{{1,4}}(?:of\s{{1,4}})?{_MONTH})"
"""Pattern of one day with its month, in either order; for other modules to build on."""

_ABSOLUTE = rf"""
    (?P<iso> (?<![\d-]) (?:19|20)\d\d-\d\d-\d\d (?![\d-]) )
  | (?P<md> {_MONTH}\s{{1,4}}{_DAYS} )
      (?P<md_year> {YEAR} )?
      (?: {JOINT} (?P<md2> {_MONTH}\s{{1,4}}{_DAY} ) (?P<md2_year> {YEAR} )? )?
  | (?P<dm> {_DAYS}\s{{1,4}}(?:of\s{{1,4}})?{_MONTH} ) (?P<dm_year> {YEAR} )?
""".replace(" ", "").replace("\n", "")
ABSOLUTE_DATE = re.compile(_ABSOLUTE)


def _relative_pattern() -> str:
    """Give one group for each row of the table, weekdays (with the preposition that makes them dates) before them."""
    number = rf"(?:\d{{1,3}}|{any_of(TABLE['numbers'])})"
    rows = [any_of(row["phrases"]).replace(re.escape("{n}"), number) for row in TABLE["relative"]]
    weekday = rf"\b(?:[oO]n|[sS]ince|[bB]y)\s(?P<weekday>{any_of(TABLE['weekdays'])})\b"
    return "|".join([weekday, *(rf"(?P<r{index}>\b(?i:{row})\b)" for index, row in enumerate(rows))])


RELATIVE_DATE = re.compile(_relative_pattern())
# Plain alternations of literals: the regex engine skips through a text with these, which it can't with `\b` in front.
RELATIVE_TRIGGER = re.compile("day|night|week|hours|month|morning|afternoon|evening")
ISO_DATE = re.compile(r"(?:19|20)\d\d-\d\d-\d\d")
DAYS_BEFORE = re.compile(rf"(?<!\d){_DAYS}\s{{1,4}}(?:of\s{{1,4}})?$")
_DIGITS = re.compile(r"\d+")
_NAME = re.compile(_MONTH)
_COUNT = re.compile(rf"\d{{1,3}}|{any_of(TABLE['numbers'])}")


def calendar_days(match: re.Match[str], report_date: date, *, past: bool) -> tuple[date, date] | None:
    """Give the first and last day of a calendar expression, None if the calendar has no such day."""
    try:
        if match["iso"]:
            day = date.fromisoformat(match["iso"])
            return day, day
        words, year = match["md"] or match["dm"], match["md_year"] or match["md2_year"] or match["dm_year"]
        month, numbers = _month_of(words), [int(number) for number in _DIGITS.findall(words)]
        stated = None if year is None else year_of(year)
        last_month, last_day = month, numbers[-1]
        if match["md2"]:
            last_month, last_day = _month_of(match["md2"]), int(_DIGITS.findall(match["md2"])[0])
        begin = _resolve(month, numbers[0], stated, report_date, past=past)
        if begin is None:
            return None
        end = _resolve_after(begin, last_month, last_day)
    except (OverflowError, ValueError):
        return None
    return begin, end


def _month_of(words: str) -> int:
    name = _NAME.search(words)
    if name is None:  # pragma: no cover - the pattern that found the words holds a month
        raise ValueError(words)
    return MONTHS[name[0].rstrip(".")]


def year_of(words: str) -> int:
    """Give the year of what `YEAR` has matched."""
    return int(words.strip(", \t\n\u00a0"))


def _resolve(month: int, day: int, year: int | None, report_date: date, *, past: bool) -> date | None:
    """Find the year of a day: the one stated, else that of the latest such day not too far after the report."""
    if year is not None:
        return date(year, month, day)
    latest = report_date + timedelta(days=0 if past else _FUTURE_DAYS)
    # A 29th of February may be eight years back.
    for candidate_year in range(latest.year, latest.year - 9, -1):
        try:
            candidate = date(candidate_year, month, day)
        except ValueError:
            continue
        if candidate <= latest:
            return candidate
    return None


def _resolve_after(begin: date, month: int, day: int) -> date:
    """Give the end of a range: "September 30-1" and "December 31 to January 2" run over the month's or year's end."""
    if month == begin.month and day < begin.day:
        month = month % 12 + 1
    return date(begin.year + (month < begin.month), month, day)


def weekday_days(match: re.Match[str], report_date: date) -> tuple[date, date]:
    """Give the latest such weekday, the report's own day included."""
    back = (report_date.weekday() - TABLE["weekdays"].index(match["weekday"])) % 7
    day = report_date - timedelta(days=back)
    return day, day


def relative_days(match: re.Match[str], report_date: date) -> tuple[date, date]:
    """Give the days of an expression that the report's date settles; the group that matched names its row."""
    row = TABLE["relative"][int(str(match.lastgroup)[1:])]
    begin, end = int(row["begin"]), int(row["end"])
    if "days_each" in row:
        count = _COUNT.search(match[0])
        number = 1 if count is None else int(TABLE["numbers"].get(count[0], 0) or count[0])
        begin = math.ceil(round(number * row["days_each"], 3))
    if "weekday" in row:
        begin = (report_date.weekday() - int(row["weekday"])) % 7
        end = max(0, begin - int(row["length"]) + 1)
    return report_date - timedelta(days=begin), report_date - timedelta(days=end)
