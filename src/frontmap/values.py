"""Values that people give by hand: a date, a pair of coordinates, a box, one word of a list.

Coordinates are WGS 84 (EPSG:4326) in degrees, longitude before latitude. Each function says what is wrong in
one line, as an OptionError.
"""

from __future__ import annotations

import datetime as dt
import difflib
import math
import re
from typing import TYPE_CHECKING

from frontmap.errors import OptionError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

NEAR_DEG = 1.0
"""A known place this close makes a pair of coordinates likely; see `looks_swapped`."""
FAR_DEG = 0.4
"""With no known place this close, a pair of coordinates is unlikely: countries that lie across each other's diagonal,
such as Ukraine and Azerbaijan, are still told apart where neither has a place."""
MAX_LON_DEG, MAX_LAT_DEG = 180.0, 90.0
_NUMBER = re.compile(r"\s*([+-]?\d{1,3}(?:\.\d{0,15})?)\s*°?\s*([NSEW]?)\s*", re.IGNORECASE | re.ASCII)


def parse_date(text: str, *, where: str = "") -> dt.date:
    """Read a calendar date written YYYY-MM-DD.

    Raises
    ------
    OptionError
        It is written otherwise, or there is no such day.

    Examples
    --------
    >>> parse_date("2022-09-13")
    datetime.date(2022, 9, 13)
    """
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text.strip(), re.ASCII):
        try:
            return dt.date.fromisoformat(text.strip())
        except ValueError as error:
            message = f"{text.strip()} is not a date ({error})"
            raise OptionError(message, where=where, fix="give a day that the calendar has") from error
    raise OptionError(f"{text[:40]!r} is not a date", where=where, fix="write it as YYYY-MM-DD, such as 2022-09-13")


def parse_lonlat(text: str, *, known: Iterable[tuple[float, float]] = (), where: str = "") -> tuple[float, float]:
    """Read "LON,LAT" in degrees; with hemisphere letters ("48.6N,38.0E") the order is free.

    Parameters
    ----------
    text : str
        Two numbers and a comma between them.
    known : iterable of (lon, lat), optional
        Places on record, in degrees. Numbers without letters that fit these only the other way round are refused.
    where : str, optional
        The option that is read, for the message.

    Returns
    -------
    tuple of float
        (lon, lat) in degrees, EPSG:4326.

    Raises
    ------
    OptionError
        Not two numbers, out of range, or evidently the latitude first.

    Examples
    --------
    >>> parse_lonlat("38.0,48.59")
    (38.0, 48.59)
    >>> parse_lonlat("48.59N,38.0E")
    (38.0, 48.59)
    """
    matches = [_NUMBER.fullmatch(part) for part in text.split(",")]
    if len(matches) != 2 or not all(matches):  # noqa: PLR2004  a pair is two
        raise OptionError(
            f"{text[:60]!r} is no pair of coordinates", where=where, fix="write LON,LAT, such as 38.0,48.59"
        )
    (first, first_letter), (second, second_letter) = ((m[1], m[2].upper()) for m in matches if m)
    a, b = float(first), float(second)
    if first_letter or second_letter:
        return _by_letters((a, first_letter), (b, second_letter), text, where)
    _check_range(a, b, where)
    if looks_swapped(a, b, known):
        raise OptionError(
            f"the coordinates {a:g},{b:g} look swapped: LON,LAT is wanted",
            where=where,
            fix=f"give {b:g},{a:g}, or if they are right {abs(a):g}{'EW'[a < 0]},{abs(b):g}{'NS'[b < 0]}",
        )
    return a, b


def parse_bbox(text: str, *, where: str = "") -> tuple[float, float, float, float]:
    """Read a box "MINLON,MINLAT,MAXLON,MAXLAT" in degrees, EPSG:4326.

    Raises
    ------
    OptionError
        Not four numbers, out of range, or the corners in the wrong order.

    Examples
    --------
    >>> parse_bbox("36.5,46.8,40.2,50.1")
    (36.5, 46.8, 40.2, 50.1)
    """
    fix = "write MINLON,MINLAT,MAXLON,MAXLAT, such as 36.5,46.8,40.2,50.1"
    try:
        west, south, east, north = (float(part) for part in text.split(","))
    except ValueError as error:
        raise OptionError(f"{text[:80]!r} is not a box of four numbers", where=where, fix=fix) from error
    _check_range(west, south, where)
    _check_range(east, north, where)
    if west > east or south > north:
        raise OptionError(f"the box {text[:80]} has its corners in the wrong order", where=where, fix=fix)
    return west, south, east, north


def looks_swapped(lon: float, lat: float, known: Iterable[tuple[float, float]]) -> bool:
    """Say whether (lon, lat), in degrees, fits the known places only with its numbers exchanged.

    No region is written into the rule: it asks whether places on record lie within `NEAR_DEG` of the
    exchanged pair and none within `FAR_DEG` of the pair as given.

    Examples
    --------
    >>> looks_swapped(48.59, 38.0, [(38.0, 48.6)])
    True
    >>> looks_swapped(46.7, 39.8, [(38.0, 48.6), (46.75, 39.82)])
    False
    """
    swapped_fits = False
    for known_lon, known_lat in known:
        if math.hypot(known_lon - lon, known_lat - lat) < FAR_DEG:
            return False
        swapped_fits = swapped_fits or math.hypot(known_lon - lat, known_lat - lon) < NEAR_DEG
    return swapped_fits


def choose(given: str, valid: Sequence[str], *, what: str, where: str = "") -> str:
    """Find `given` among the valid words, whatever its case.

    Parameters
    ----------
    given : str
        The word as a person wrote it.
    valid : sequence of str
        The words that exist.
    what : str
        What they are, for the message: "event type".
    where : str, optional
        The option that is read, for the message.

    Raises
    ------
    OptionError
        No such word; the message names the valid ones, or the nearest where there are many.

    Examples
    --------
    >>> choose("rus", ["UKR", "RUS"], what="side")
    'RUS'
    """
    folded = given.strip().casefold()
    for word in valid:
        if word.casefold() == folded:
            return word
    many = 20
    shown = valid if len(valid) <= many else [*valid[:3], *difflib.get_close_matches(given.upper(), valid[3:], n=3)]
    more = "" if len(valid) <= many else " or another of the list in docs/layer-schema.md"
    raise OptionError(f"unknown {what} {given[:40]!r}", where=where, fix=f"choose one of {', '.join(shown)}{more}")


def _by_letters(first: tuple[float, str], second: tuple[float, str], text: str, where: str) -> tuple[float, float]:
    """Put a pair with hemisphere letters in order; both must have one, one of each axis."""
    signed = {
        ("lat" if letter in "NS" else "lon"): -n if letter in "SW" else n for n, letter in (first, second) if letter
    }
    if len(signed) != 2 or min(first[0], second[0]) < 0:  # noqa: PLR2004  a pair is two
        raise OptionError(f"{text[:60]!r} is no pair of coordinates", where=where, fix="write them as 38.0E,48.59N")
    _check_range(signed["lon"], signed["lat"], where)
    return signed["lon"], signed["lat"]


def _check_range(lon: float, lat: float, where: str) -> None:
    if abs(lon) <= MAX_LON_DEG and abs(lat) <= MAX_LAT_DEG:  # false for NaN too
        return
    if abs(lon) <= MAX_LAT_DEG and abs(lat) <= MAX_LON_DEG:
        message = f"the coordinates {lon:g},{lat:g} look swapped: LON,LAT is wanted"
        raise OptionError(message, where=where, fix=f"give {lat:g},{lon:g}")
    message = f"the coordinates {lon:g},{lat:g} are not on the globe"
    raise OptionError(message, where=where, fix="give degrees: longitude -180 to 180, latitude -90 to 90")
