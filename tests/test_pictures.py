"""Pictures: what is on them, where it stands, what bad layers do to them, and that equal ones are equal bytes."""

from __future__ import annotations

import datetime as dt
import math
import re
from itertools import combinations

import geopandas as gpd
import pytest
import shapely
from shapely.geometry import LineString, Point, Polygon, box

from frontmap.errors import LayerError, OptionError
from frontmap.maps import render_page
from frontmap.pictures import draw_picture, write_picture
from frontmap.styles import load_styles
from norland import NORLAND, claim, data, draw, layer

SIDES, TYPES = ("RUS", "UKR"), ("attack", "strike", "capture", "advance")
STATUSES = ("confirmed", "assessed", "likely", "claimed", "possible", "denied")
TEXTS = {"title": "Norland", "subtitle": "A test", "attributions": ["(c) Norland Survey"]}


def picture(*rows, size="slide", **texts):
    """The picture of these claims over Norland."""
    return draw_picture(layer(*rows), NORLAND, size=size, **(TEXTS | texts))


def svg(*rows, **given) -> str:
    return picture(*rows, **given).render("svg").decode()


def meet(one, other) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def crowded_rows():
    """Two dozen events of all kinds in a small area, with the names of their places."""
    return [
        claim(
            n,
            event_type=TYPES[n % 4],
            side=SIDES[n % 2],
            status=STATUSES[n % 6],
            geometry=Point(11.2 + n % 6 / 9, 51.2 + n // 6 / 12),
            places=[{"name": f"Village {n}", "relation": "at", "lon": 11.2 + n % 6 / 9, "lat": 51.2 + n // 6 / 12}],
        )
        for n in range(24)
    ]


@pytest.mark.parametrize("kind", ["png", "svg", "pdf"])
@pytest.mark.parametrize("size", ["slide", "column"])
def test_the_same_layer_gives_the_same_bytes(kind, size):
    rows = [
        *crowded_rows(),
        claim(30, geometry=box(11, 51, 12, 52)),
        claim(31, geometry=LineString([(11, 51), (12, 52)])),
    ]

    assert picture(*rows, size=size).render(kind) == picture(*rows, size=size).render(kind)


def test_a_slide_has_1920_by_1080_pixels_and_a_column_is_narrow():
    slide, column = (picture(claim(), size=size).render("png") for size in ("slide", "column"))

    assert (int.from_bytes(slide[16:20]), int.from_bytes(slide[20:24])) == (1920, 1080)
    assert int.from_bytes(column[16:20]) == 1080
    assert int.from_bytes(column[20:24]) > 1080


@pytest.mark.parametrize("size", ["slide", "column"])
def test_no_name_lies_on_another_on_a_symbol_or_on_the_scale_bar_and_none_is_cut_off(size):
    found = picture(*crowded_rows(), size=size)
    boxes = [one.box for one in found.names]
    left, top, right, bottom = found.view.box

    assert len(boxes) > 3
    assert not [pair for pair in combinations(boxes, 2) if meet(*pair)]
    assert not [one for one in boxes for other in (*found.symbol_boxes, found.scale_box) if meet(one, other)]
    assert all(left <= b[0] and top <= b[1] and b[2] <= right and b[3] <= bottom for b in boxes)


@pytest.mark.parametrize("size", ["slide", "column"])
def test_no_line_from_a_name_to_its_place_runs_under_a_symbol_that_stands_elsewhere(size):
    found = picture(*crowded_rows(), size=size)
    led = [one for one in found.names if one.led]
    crossed = 0
    for one in led:
        at = Point(one.name.x, one.name.y)
        line = shapely.shortest_line(at, box(*one.box))
        others = [box(*other) for other in found.symbol_boxes]
        crossed += sum(other.distance(at) > 0.5 and other.intersects(line) for other in others)

    assert led
    assert crossed == 0


@pytest.mark.parametrize("number", [2, 12, 40, 300])
def test_no_symbol_vanishes_when_all_events_share_one_spot(number):
    found = picture(*(claim(n, side=SIDES[n % 2]) for n in range(number)))
    counted = sum(len(crowd.members) for crowd in found.arrangement.crowds)

    assert len(found.arrangement.at) + counted == number


@pytest.mark.parametrize("size", ["slide", "column"])
def test_symbols_stand_clear_of_each_other(size):
    found = picture(*crowded_rows(), size=size)
    spots = [*found.arrangement.at.values(), *((crowd.x, crowd.y) for crowd in found.arrangement.crowds)]

    assert len(spots) > 1
    assert min(math.dist(*pair) for pair in combinations(spots, 2)) > 0.9 * found.size.gap


def test_a_symbol_that_stepped_aside_is_led_back_to_its_place_and_the_legend_says_so():
    alone, aside = svg(claim()), svg(claim(), claim(2))

    assert "Moved aside" not in alone
    assert "Moved aside" in aside


def test_the_legend_explains_what_is_shown_and_nothing_else():
    text = svg(claim(event_type="capture", side="RUS", status="likely"))

    assert all(f"<!-- {word} -->" in text for word in ("Capture", "Russia", "Likely"))
    assert not [word for word in ("Attack", "Ukraine", "Claimed", "Across a river") if f"<!-- {word} -->" in text]


def test_a_legend_of_all_there_is_ends_above_the_foot():
    kinds = list(load_styles().types)
    rows = [
        claim(
            n, event_type=kind, side=("RUS", "UKR", "UNK", "BLR", "USA")[n % 5], status=STATUSES[n % 6],
            geometry=(Point(11, 51 + n / 99), LineString([(11, 51), (12, 51)]), box(11, 51, 12, 52 + n / 99))[n % 3],
        )
        for n, kind in enumerate(kinds * 3)
    ]  # fmt: skip
    far = box(10.2, 50.2, 13.8, 52.8)
    rows += [
        claim(90, event_type="capture", geometry=far),
        claim(91, event_id="e90", event_type="repelled_attack", geometry=far),
    ]
    rows += [claim(100 + n, geometry=Point(11.5, 51.5)) for n in range(30)]
    found = picture(*rows)

    assert 0 < found.legend_end <= found.view.box[3]


def test_every_status_has_a_look_of_its_own_as_symbol_line_and_area():
    shapes = {"point": Point(11.5, 51.5), "line": LineString([(11, 51), (12, 52)]), "area": box(11.2, 51.2, 11.8, 51.8)}
    for kind, geometry in shapes.items():
        looks = {status: picture(claim(status=status, geometry=geometry)).render("png") for status in STATUSES[1:]}

        assert len(set(looks.values())) == len(STATUSES) - 1, kind


def test_what_is_likely_is_filled_lightly_between_white_and_full():
    def fills(status):
        return set(re.findall(r"fill: (#[0-9a-f]{6})", svg(claim(status=status))))

    light = fills("likely") - fills("possible") - fills("assessed")
    blue = load_styles().sides["UKR"].colour
    assert [one for one in light if int(blue[1:3], 16) < int(one[1:3], 16) < 255]


def test_dashes_tell_a_claim_and_dots_what_is_only_possible():
    def dashes(status):
        text = svg(claim(status=status, geometry=LineString([(11, 51), (12, 52)])))
        return {part.split(";")[0].strip() for part in text.split("stroke-dasharray:")[1:]}

    ground = dashes("assessed")

    assert len({frozenset(dashes(status) - ground) for status in ("likely", "claimed", "possible")}) == 3


def test_claimed_areas_are_hatched_and_assessed_ones_painted():
    claimed, assessed = (svg(claim(status=status, geometry=box(11, 51, 12, 52))) for status in ("claimed", "assessed"))

    assert "stroke-opacity: 0.2" in claimed
    assert "stroke-opacity: 0.2" not in assessed
    assert "opacity: 0.06" in assessed


def test_contradicting_claims_are_marked_as_disputed():
    other = claim(2, event_id="e1", event_type="attack", status="denied")

    assert "Disputed" in svg(claim(), other)
    assert "Disputed" not in svg(claim())


def test_what_was_placed_is_counted_as_on_the_page():
    rows = [claim(), claim(2, geometry=None), claim(3, status="planned"), claim(4, review="rejected")]
    counts = data(render_page(draw(*rows)))["counts"]

    assert (counts["placed"], counts["claims"]) == (1, 3)
    assert "1 of 3 claims placed; 1 could not be placed; 1 planned, not drawn; 1 rejected in review" in svg(*rows)


def test_events_on_other_continents_are_named_beside_the_theatre_with_most():
    rows = [claim(n, geometry=Point(11 + n / 10, 51)) for n in range(3)]
    rows += [
        claim(10 + n, geometry=Point(*at), place_name=name)
        for n, (at, name) in enumerate([((-70, -30), "Far Coast"), ((140, -25), "Dry Land"), ((20, 0), "Great River")])
    ]
    found = picture(*rows)

    assert len(found.shown) == 3
    assert "Not in the picture: 3 events (Far Coast, Dry Land, Great River)" in found.sheet.render("svg", 72).decode()


@pytest.mark.parametrize("size", ["slide", "column"])
def test_a_layer_without_events_gives_a_picture_that_says_so(size):
    empty = gpd.GeoDataFrame({"event_type": []}, geometry=[], crs="EPSG:4326")
    text = draw_picture(empty, NORLAND, size=size, **TEXTS).render("svg").decode()

    assert "Nothing was reported that can be drawn." in text
    assert "No claim could be drawn." in svg(claim(geometry=None), size=size)


def test_a_polygon_of_50000_vertices_is_drawn_without_its_smallest_details():
    turns = [2 * math.pi * n / 50_000 for n in range(50_000)]
    ring = [(12 + math.cos(turn), 51.5 + 0.6 * math.sin(turn)) for turn in turns]

    assert len(svg(claim(geometry=Polygon(ring)))) < 500_000


def test_a_polygon_that_crosses_itself_a_thousand_times_is_drawn():
    ring = [(12 + (n % 2) * 0.5 + n / 1e4, 51 + n * 7919 % 2000 / 2000) for n in range(2000)]

    assert len(picture(claim(geometry=Polygon(ring))).shown) == 1


def test_dates_before_1900_are_said():
    assert "28 June 1877" in svg(claim(report_date=dt.date(1877, 6, 28))).replace("\N{NO-BREAK SPACE}", " ")


def test_ground_that_the_base_map_does_not_know_is_said_to_be_such():
    note = "The base map does not reach this far."

    assert note in svg(claim(geometry=Point(-70, -30)))
    assert note not in svg(claim(geometry=Point(12, 51.5)))


@pytest.mark.parametrize("kind", ["png", "svg", "pdf"])
def test_hostile_texts_stay_text(kind):
    hostile = "$x^2$ $\\frac{ \x1b[2J \u202e--><script>alert(1)</script> {{ 7*7 }} 日本 Лиман \ud800" + "W" * 300
    row = claim(
        publisher=hostile,
        place_name=hostile,
        places=[{"name": hostile, "relation": "at", "lon": 11.7, "lat": 51.6}],
    )
    made = picture(row, claim(2, geometry=Point(-70, 0), place_name=hostile), title=hostile).render(kind)

    assert b"<script" not in made
    assert b"\x1b" not in made or kind != "svg"


def test_text_is_not_read_as_mathematics():
    plain, formula = svg(claim(), title="$x$"), svg(claim(), title="x")

    assert "<!-- $x$ -->" in plain
    assert "<!-- x -->" in formula


def test_a_side_that_does_not_exist_is_one_line():
    with pytest.raises(LayerError, match="side 'Norland'"):
        picture(claim(side="Norland"))


def test_the_ending_says_the_format_and_must_be_that_of_a_picture(tmp_path):
    found = picture(claim())
    write_picture(found, tmp_path / "a" / "day.PDF")

    assert (tmp_path / "a" / "day.PDF").read_bytes().startswith(b"%PDF")
    with pytest.raises(OptionError, match=r"\.png or \.svg or \.pdf"):
        write_picture(found, tmp_path / "day.gif")
