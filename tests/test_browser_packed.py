"""What the page reads back of its packed blocks: claims with all they say, shapes in their order, events by links."""

from __future__ import annotations

from shapely.geometry import Point, box

from norland import claim

RIVAL = {"name": "Aldgate", "oblast": "East", "lon": 13.25, "lat": 51.75, "score": 0.4}


def test_a_claim_is_read_back_with_all_that_it_says(watch):
    place = {"name": "Aldgate", "relation": "at", "lon": 11.5, "lat": 51.5, "rivals": [RIVAL]}
    told = {"span_start": 5, "span_end": 20, "report_id": "a", "uncertainty_m": 1500, "note": "seen  twice"}
    first = claim(1, quote="\U0001f600 is one letter", citations=[66, 7], places=[place], **told)
    second = claim(
        2, quote="Then.", span_start=21, span_end=26, report_id="a", citations=[], reason="two alike", geometry=None
    )
    page = watch(first, second).page

    one, other = (page.evaluate(f"frontmap.claim({number})") for number in (0, 1))
    assert {name: one[name] for name in told} == told
    assert (one["quote"], one["citations"]) == ("\U0001f600 is one letter", ["66", "7"])
    assert one["rivals"] == [["Aldgate", "East", 13.25, 51.75, 0.4, 11.5, 51.5]]
    assert (one["begin"], one["end"], one["report_date"]) == ("2031-05-01", "2031-05-02", "2031-05-02")
    assert (other["span_start"], other["span_end"], other["rivals"], other["citations"]) == (21, 26, [], [])
    assert (other["event"], other["reason"]) == (-1, "two alike")


def test_large_areas_are_drawn_before_small_ones_and_points_last(watch):
    rows = [Point(11, 51), box(11, 51, 11.1, 51.1), box(10.5, 50.5, 12, 52.5), box(11, 51, 11.5, 51.5)]
    page = watch(*(claim(number, geometry=one) for number, one in enumerate(rows))).page

    assert page.evaluate("Array.from(frontmap.visible())") == [2, 3, 1, 0]


def test_events_have_the_ids_of_the_layer(watch):
    names = ["e1234567", "eabcdef012345", "e000000000001", "effffffffffff", "__proto__"]
    page = watch(*(claim(n, event_id=name) for n, name in enumerate(names))).page

    assert page.evaluate("frontmap.events.id") == names


def test_the_shape_of_an_event_stands_where_the_layer_has_it(watch):
    page = watch(claim(1, geometry=box(11, 51, 12, 52), footprint=box(10, 50, 13, 53))).page

    west, south = page.evaluate("[frontmap.worldX(11), frontmap.worldY(51)]")
    shape = page.evaluate("(({ closed, box, parts: [ring] }) => ({ closed, box, n: ring.length }))(frontmap.shapes(0))")
    assert (shape["closed"], shape["n"]) == (True, 8)
    assert abs(shape["box"][0] - west) < 1e-7
    assert abs(shape["box"][3] - south) < 1e-7


def test_a_page_whose_scripts_are_packed_does_what_others_do(watch, monkeypatch):
    monkeypatch.setattr("frontmap.maps.draw._PACKED", range(10**9))
    page = watch(claim(1, quote="<b>{{7*7}}</b>"), claim(2, event_id="e1", status="confirmed"))

    (symbol,) = page.drawn()["symbols"]
    assert (symbol["status"], symbol["claims"]) == ("confirmed", [0, 1])
    assert page.page.evaluate("frontmap.claim(0)")["quote"] == "<b>{{7*7}}</b>"
    assert page.page.evaluate("frontmap.t('language')") != "language"
    page.check()


def test_a_browser_that_cannot_unpack_gets_the_page_all_the_same(watch, monkeypatch):
    monkeypatch.setattr("frontmap.maps.draw._PACKED", range(10**9))
    page = watch(claim(1), before="delete window.DecompressionStream").page

    assert page.evaluate("frontmap.claim(0)")["quote"] == "Sentence 1."
    assert page.locator("#fm-old").count() == 1


def test_spans_of_any_size_are_read_back(watch):
    far = 3 * 10**9
    spans = [(0, 2), (far, far + 2), (10, 12), (-7, far)]
    rows = [claim(n, quote="ab", span_start=start, span_end=end, report_id="r") for n, (start, end) in enumerate(spans)]
    page = watch(*rows).page

    found = [page.evaluate(f"frontmap.claim({number})") for number in range(len(spans))]
    assert [(one["span_start"], one["span_end"]) for one in found] == spans


def test_citations_of_any_size_are_read_back(watch):
    page = watch(claim(1, citations=[5, 99999999999])).page

    assert page.evaluate("frontmap.claim(0)")["citations"] == ["5", "99999999999"]


def test_rivals_are_on_the_globe_and_keep_whatever_score_they_have(watch):
    scores = [200.0, 1e9, -1e300, None]
    rivals = [RIVAL | {"score": score} for score in scores]
    nowhere = [RIVAL | {"lon": 200.0}, RIVAL | {"lat": 1e300}]
    place = {"name": "Aldgate", "relation": "at", "lon": 11.5, "lat": 95.0, "rivals": [*nowhere, *rivals]}
    page = watch(claim(1, places=[place])).page

    found = page.evaluate("frontmap.claim(0)")["rivals"]
    assert found == [["Aldgate", "East", 13.25, 51.75, score, None, None] for score in scores]


def test_half_a_surrogate_pair_shifts_no_span(watch):
    rows = [
        claim(1, quote="a\ud83db", span_start=0, span_end=3, report_id="r"),
        claim(2, quote="cd", span_start=10, span_end=12, report_id="r"),
    ]
    page = watch(*rows).page

    found = [page.evaluate(f"frontmap.claim({number})") for number in range(2)]
    assert [(one["quote"], one["span_start"], one["span_end"]) for one in found] == [("a\ufffdb", 0, 3), ("cd", 10, 12)]
