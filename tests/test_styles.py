"""The table of styles: every row is a test case."""

from __future__ import annotations

import re
from itertools import combinations

import pytest

from frontmap.model import EventType, Status
from frontmap.styles import layer_name, load_styles, side_style

STYLES = load_styles()
PATH = re.compile(r"[MLHVQAZ0-9 .\-]+")


def luminance(colour: str) -> float:
    """Relative luminance of an sRGB colour, WCAG 2."""
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast of two colours, WCAG 2: from 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_every_event_type_and_status_has_a_style():
    assert set(STYLES.types) == {t.value for t in EventType}
    assert set(STYLES.statuses) == {s.value for s in Status}


@pytest.mark.parametrize("code", STYLES.types)
def test_a_glyph_is_a_path_and_nothing_else(code):
    assert PATH.fullmatch(STYLES.types[code].glyph)


def test_no_two_event_types_share_a_glyph():
    glyphs = [one.glyph for one in STYLES.types.values()]
    assert len(set(glyphs)) == len(glyphs)


@pytest.mark.parametrize("code", STYLES.sides)
def test_a_side_reads_on_light_and_on_dark_pages(code):
    side = STYLES.sides[code]
    assert contrast(side.colour, "#FFFFFF") >= 3
    assert contrast(side.dark, "#1D2226") >= 3


def test_colour_never_stands_alone_between_named_sides():
    named = [side for code, side in STYLES.sides.items() if code != "other"]
    assert all(one.frame != other.frame and one.colour != other.colour for one, other in combinations(named, 2))


def test_the_two_sides_of_the_front_keep_the_colours_that_everybody_can_tell_apart():
    assert (side_style("RUS").colour, side_style("UKR").colour) == ("#B34700", "#0072B2")


def test_no_two_statuses_look_alike_but_confirmed_and_assessed():
    looks = {(s.fill, s.dash, s.area, s.mark) for code, s in STYLES.statuses.items() if code != "planned"}
    assert len(looks) == len(STYLES.statuses) - 2


def test_only_what_is_planned_is_not_drawn():
    assert [code for code, status in STYLES.statuses.items() if not status.drawn] == ["planned"]


def test_a_third_country_gets_the_style_of_third_sides_and_keeps_its_code():
    assert (side_style("GEO").code, side_style("GEO").name) == ("other", "Third side (GEO)")


@pytest.mark.parametrize("side", ["", "rus", "<b>", "RUSS", "{{7*7}}", "RU\n"])
def test_what_is_no_country_code_has_no_style(side):
    with pytest.raises(ValueError, match="alpha-3"):
        side_style(side)


def test_layers_are_named_from_the_tables():
    assert layer_name("no_attack", "UKR") == "Ukraine: no attack"
