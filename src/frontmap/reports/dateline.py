"""A report's own date: stated, in a heading or dateline, or in the file's name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from frontmap.dates import MONTH_DAY, MONTHS
from frontmap.errors import ReportError
from frontmap.model import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from frontmap.reports.source import Source

_FIX = "pass --date YYYY-MM-DD"
_ISO = re.compile(r"(?<!\d)((?:19|20)\d\d)([-_.]?)(\d\d)\2(\d\d)(?!\d)")
_YEAR = re.compile(r"(?<![\d.,])(?:19|20)\d\d(?![\d.,]\d|\d)")
_DAY = re.compile(
    rf"(?<!\w)(?:(?P<iso>(?:19|20)\d\d-\d\d-\d\d)|(?P<day>{MONTH_DAY})(?:,?\s{{1,4}}(?P<year>(?:19|20)\d\d))?)(?!\d)"
)
_BEFORE_DATELINE = re.compile(
    r"\W{0,4}(?:(?:date|dated|published|updated|posted|as of|for|report of|situation as of|[A-Z][A-Z .]{2,30})"
    r"[,:]?\s{1,4})?(?:\w{3,9}day,?\s{1,4})?",
    re.IGNORECASE,
)
_AFTER_DATELINE = re.compile(
    r"\s*(?:$|\n|[|(\u2013\u2014]|[-,.]?\s*\d{1,2}[:.]?\d{0,2}\s*(?:[ap]\.?m|h|ET|GMT|UTC)|,\s)", re.IGNORECASE
)
_FIRST_BLOCKS = 12
_LONGEST_SHORT = 200
"""Characters of a first line that is still a dateline or title rather than prose."""


@dataclass(frozen=True, slots=True)
class _Found:
    """A day as the text gives it; `year` is None where the text leaves it out."""

    month: int
    day: int
    year: int | None
    words: str


def find_date(source: Source, name: str, given: date | None, where: str) -> tuple[date, tuple[str, ...]]:
    """Find the date of a report.

    In order: the one given; front matter; the first heading or dateline with a day in it, its year from itself, the
    other headings, the file's name or the page's meta tags; the page's meta tags; the file's name.

    Parameters
    ----------
    source : Source
        The report as read.
    name : str
        Its file name; an ISO date in it counts.
    given : date, optional
        What the user says.
    where : str
        What messages call the input.

    Returns
    -------
    date
        The report's date.
    tuple of str
        Warnings, one line each, where two sources are more than a day apart.

    Raises
    ------
    ReportError
        There is no date, or one that the calendar does not have.
    """
    published = _parse(source.stated.published)
    in_name = _parse(_after_last_slash(name))
    stated = _stated_date(source, where)
    hint = given or stated or in_name or published
    found = stated or _dateline(source, hint, where)
    if found and published and abs(found - published) > timedelta(days=1) and not stated:
        note = f"the text is dated {found}, the page was published on {published}; {found} is taken"
    elif found and in_name and abs(found - in_name) > timedelta(days=1):
        note = f"the report is dated {found}, its file name says {in_name}; {found} is taken"
    else:
        note = ""
    found = found or published or in_name
    if given is not None:
        far = found is not None and abs(found - given) > timedelta(days=1)
        return given, (
            (f"the report seems to be of {found}, not of {given}; {given} is taken as asked",) if far else ()
        )
    if found is None:
        message = f"no date found in {where}"
        raise ReportError(message, fix=_FIX)
    return found, ((note,) if note else ())


def _after_last_slash(name: str) -> str:
    return name.replace("\\", "/").rpartition("/")[2]


def _parse(text: str) -> date | None:
    """Read the first ISO date of a stamp or a name, None if there is none or no such day."""
    for year, _, month, day in _ISO.findall(text):
        try:
            return date(int(year), int(month), int(day))
        except ValueError:
            continue
    return None


def _stated_date(source: Source, where: str) -> date | None:
    """Read the front matter's date, in ISO or in words."""
    text = source.stated.date
    if not text:
        return None
    found = next(_days(text), None)
    if found is None or found.year is None:
        message = f"the date {text!r} in the front matter can't be read"
        raise ReportError(message, where=where, fix="write it as date: YYYY-MM-DD")
    return _make(found, found.year, where)


def _dateline(source: Source, hint: date | None, where: str) -> date | None:
    """Find the first heading or dateline with a day, and its year."""
    lines = list(_first_lines(source))
    found = [day for line, is_heading in lines for day in _days(line) if is_heading or _is_dateline(line, day)]
    if not found:
        return None
    first = found[0]
    year = first.year or next(
        (day.year for day in found if day.year and (day.month, day.day) == (first.month, first.day)), None
    )
    if year is None and hint is not None:
        return _nearest(first, hint, where)
    if year is None:
        texts = [source.stated.title, *(line for line, _ in lines if len(line) <= _LONGEST_SHORT)]
        years = [int(text) for line in texts for text in _YEAR.findall(line)]
        year = years[0] if years else None
    if year is None:
        _make(first, 2000, where)
        message = f"{first.words} has no year in {where}"
        raise ReportError(message, fix=_FIX)
    return _make(first, year, where)


def _first_lines(source: Source) -> Iterator[tuple[str, bool]]:
    """Yield the page's title and the first blocks, each with whether it is a heading."""
    if source.stated.title:
        yield source.stated.title, True
    for block in source.blocks[:_FIRST_BLOCKS]:
        text = source.text[block.span.start : min(block.span.end, block.span.start + 2 * _LONGEST_SHORT)]
        yield text.lstrip("# \t"), block.kind is BlockKind.HEADING and len(text) <= _LONGEST_SHORT


def _days(line: str) -> Iterator[_Found]:
    for match in _DAY.finditer(line):
        if match["iso"]:
            year, month, day = (int(part) for part in match["iso"].split("-"))
            yield _Found(month, day, year, match[0])
            continue
        words = match["day"]
        month = next(number for name, number in MONTHS.items() if name in words)
        number = int("".join(character for character in words if character.isdigit()))
        yield _Found(month, number, int(match["year"]) if match["year"] else None, match[0])


def _is_dateline(line: str, found: _Found) -> bool:
    """Tell a dateline ("KYIV, September 13, 7 pm") from a sentence that begins with a date."""
    start = line.find(found.words)
    if not _BEFORE_DATELINE.fullmatch(line, 0, start):
        return False
    return _AFTER_DATELINE.match(line, start + len(found.words)) is not None


def _nearest(found: _Found, hint: date, where: str) -> date:
    """Give the day in the year that brings it nearest to another date known of the report."""
    _make(found, 2000, where)  # a leap year: what does not exist there exists nowhere
    days = [_maybe(found, year) for year in (hint.year - 1, hint.year, hint.year + 1)]
    return min((day for day in days if day), key=lambda day: abs(day - hint), default=None) or _make(
        found, hint.year, where
    )


def _maybe(found: _Found, year: int) -> date | None:
    try:
        return date(year, found.month, found.day)
    except ValueError:
        return None


def _make(found: _Found, year: int, where: str) -> date:
    day = _maybe(found, year)
    if day is None:
        message = f"the date {found.words} does not exist"
        raise ReportError(message, where=where, fix=f"correct it, or {_FIX}")
    return day
