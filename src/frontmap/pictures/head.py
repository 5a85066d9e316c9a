"""What stands above and below the map: title, what it is, who reported it, how much of it was placed, whose data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from frontmap.pictures.lettering import Font, balanced, wrapped
from frontmap.pictures.sizes import colour, said, spoken_day

if TYPE_CHECKING:
    from collections.abc import Sequence

    from frontmap.pictures.events import Depiction, PicturedEvent
    from frontmap.pictures.sheet import Sheet
    from frontmap.pictures.sizes import Size

_DOT = " \N{MIDDLE DOT} "
_NAMED_SOURCES, _NAMED_PLACES = 3, 3
_TITLE_LINES, _WORD_LINES, _FOOT_LINES = 2, 4, 9


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text, and the space above it in points."""

    words: str
    font: Font
    colour: str
    above: float = 0.0


@dataclass(frozen=True, slots=True)
class Texts:
    """What a picture is to say in the words of whoever draws it."""

    title: str
    subtitle: str
    attributions: Sequence[str]


def head_lines(
    found: Depiction,
    elsewhere: Sequence[Sequence[PicturedEvent]],
    texts: Texts,
    size: Size,
    width: float,
) -> list[Line]:
    """Give the lines above the map: title; subtitle, sources and days; what was placed, and what lies elsewhere."""
    title_font, words, small = size.font("title", bold=True), size.font("words"), size.font("small")
    lines = [Line(text, title_font, colour("ink")) for text in balanced(texts.title, title_font, width, _TITLE_LINES)]
    about = _DOT.join(filter(None, (texts.subtitle, _sources(found))))
    lines += _spaced(wrapped(about, words, width, _WORD_LINES), words, colour("soft"), size.words * 0.25)
    facts = _DOT.join(filter(None, (_placed(found), _elsewhere(elsewhere))))
    lines += _spaced(wrapped(facts, small, width, _WORD_LINES), small, colour("ink"), size.words * 0.35)
    return lines


def foot_lines(texts: Texts, size: Size, width: float) -> list[Line]:
    """Give the lines below the map: whose data it stands on."""
    font = size.font("attribution")
    if not texts.attributions:
        return []
    words = said("attribution", sources=_DOT.join(texts.attributions))
    return _spaced(wrapped(words, font, width, _FOOT_LINES), font, colour("faint"), 0.0)


def height_of(lines: Sequence[Line]) -> float:
    """Give how high lines are together, in points."""
    return sum(line.font.line_pt + line.above for line in lines)


def draw_lines(sheet: Sheet, lines: Sequence[Line], x: float, y: float) -> None:
    """Write lines below each other from `y` down."""
    for line in lines:
        y += line.above + line.font.line_pt
        sheet.text(x, y - line.font.size_pt * 0.32, line.words, line.font, line.colour)


def counted(found: Depiction, what: str) -> int:
    """Give one of the numbers of claims."""
    return found.counts.get(what, 0)


def _spaced(texts: Sequence[str], font: Font, ink: str, above: float) -> list[Line]:
    return [Line(text, font, ink, above if number == 0 else 0.0) for number, text in enumerate(texts)]


def _sources(found: Depiction) -> str:
    named = [
        said("source_and_day", publisher=publisher, day=spoken_day(day)) if day else publisher
        for publisher, day in found.sources
    ]
    if not named:
        return ""
    text = _DOT.join(named[:_NAMED_SOURCES])
    if len(named) > _NAMED_SOURCES:
        text = said("more_sources", sources=text, number=len(named) - _NAMED_SOURCES)
    return said("source", sources=text)


def _placed(found: Depiction) -> str:
    claims = said("claim", number=counted(found, "claims"))
    parts = [said("placed", placed=counted(found, "placed"), claims=claims)]
    parts += [said(what, number=n) for what in ("unplaced", "planned", "rejected") if (n := counted(found, what))]
    return "; ".join(parts)


def _elsewhere(elsewhere: Sequence[Sequence[PicturedEvent]]) -> str:
    number = sum(map(len, elsewhere))
    if not number:
        return ""
    places = [next((event.place for event in events if event.place), "") for events in elsewhere]
    named = [place for place in places if place][:_NAMED_PLACES]
    more = "\N{HORIZONTAL ELLIPSIS}" if number > len(named) else ""
    if not named:
        return said("elsewhere_nameless", number=number)
    return said("elsewhere", number=number, places=", ".join(named) + (f", {more}" if more else ""))
