"""The table in a real browser: what the map shows, sorted, reached by keyboard, and one with the symbols."""

from __future__ import annotations

import pytest
from shapely.geometry import Point

from norland import claim
from test_browser_hostile_texts import HOSTILE

pytestmark = pytest.mark.browser


def rows():
    for number, (day, kind, side, status, place, who, metres) in enumerate(
        [
            (3, "strike", "RUS", "claimed", "Birch", "a mayor", 900.0),
            (1, "attack", "UKR", "confirmed", "Ashton", None, None),
            (2, "capture", "RUS", "denied", "Ashton 10", "a chief", 40000.0),
            (2, "attack", "RUS", "likely", "Ashton 9", "a mayor", 100.0),
        ]
    ):
        date = f"2031-05-0{day}"
        yield claim(
            number, begin=date, end=date, report_date="2031-05-09", event_type=kind, side=side, status=status,
            place_name=place, claimant=who, uncertainty_m=metres, geometry=Point(11 + number / 3, 51.5),
        )  # fmt: skip


def many(number: int):
    return [claim(n, place_name=f"Place {n}", geometry=Point(10.5 + n % 60 / 20, 51.5)) for n in range(number)]


def opened(watch, *given, **options):
    seen = watch(*(given or rows()), **options)
    seen.page.evaluate("frontmap.showPane('table')")
    seen.page.wait_for_timeout(60)
    return seen


def column(seen, name: str) -> list[str]:
    return [text.strip() for text in seen.text(f"#fm-table tbody .fm-cell-{name}")]


def press(seen, *keys: str) -> None:
    seen.page.locator("#fm-table").focus()
    for key in keys:
        seen.page.keyboard.press(key)
        seen.page.wait_for_timeout(40)


def cursor(seen) -> str:
    """The place of the row that the table calls its active one."""
    return seen.page.evaluate(
        "document.getElementById(document.getElementById('fm-table').getAttribute('aria-activedescendant'))"
        ".querySelector('.fm-cell-place').textContent"
    )


def marked(seen) -> list[str]:
    return seen.text("#fm-table tr[aria-selected=true] .fm-cell-place")


def test_a_row_tells_an_event_in_the_words_of_the_map(watch):
    seen = opened(watch, claim(), claim(2, event_id="e1", event_type="repelled_attack"))
    cells = [text.strip() for text in seen.text("#fm-table tbody td")]
    heads = seen.text("#fm-table th")

    assert heads == ["Type", "Place", "Date", "Status", "Side", "Claimant", "Uncertainty", "Disputed"]
    dashed = [cell.replace("\u2009", "").replace("\u2013", "-").replace(" - ", "-") for cell in cells]
    assert dashed == ["Attack", "Place 1", "1-2 May 2031", "Claimed", "Ukraine", "a spokesman", "1.2 km", ""]
    seen.check()


def test_a_disputed_event_says_so(watch):
    seen = opened(watch, claim(event_type="capture"), claim(2, event_id="e1", event_type="repelled_attack"))

    assert column(seen, "disputed") == ["yes"]


@pytest.mark.parametrize(
    ("name", "up", "down"),
    [
        ("Date", ["Ashton", "Ashton 10", "Ashton 9", "Birch"], ["Birch", "Ashton 10", "Ashton 9", "Ashton"]),
        ("Place", ["Ashton", "Ashton 9", "Ashton 10", "Birch"], ["Birch", "Ashton 10", "Ashton 9", "Ashton"]),
        ("Type", ["Ashton", "Ashton 9", "Ashton 10", "Birch"], ["Birch", "Ashton 10", "Ashton", "Ashton 9"]),
        ("Status", ["Ashton", "Ashton 9", "Birch", "Ashton 10"], ["Ashton 10", "Birch", "Ashton 9", "Ashton"]),
        ("Side", ["Birch", "Ashton 10", "Ashton 9", "Ashton"], ["Ashton", "Birch", "Ashton 10", "Ashton 9"]),
        ("Claimant", ["Ashton 10", "Birch", "Ashton 9", "Ashton"], ["Birch", "Ashton 9", "Ashton 10", "Ashton"]),
        ("Uncertainty", ["Ashton 9", "Birch", "Ashton 10", "Ashton"], ["Ashton 10", "Birch", "Ashton 9", "Ashton"]),
    ],
)
def test_a_column_sorts_both_ways_and_what_is_not_known_comes_last(watch, name, up, down):
    seen = opened(watch)
    head = seen.page.locator("#fm-table th", has_text=name)
    found = {}
    for _ in range(2):
        head.locator("button").click()
        seen.page.wait_for_timeout(40)
        found[head.get_attribute("aria-sort")] = column(seen, "place")

    assert found == {"ascending": up, "descending": down}
    assert seen.page.locator("#fm-table th[aria-sort]").count() == 1
    seen.check()


def test_the_table_holds_exactly_what_the_map_shows(watch):
    seen = opened(watch)
    assert seen.text(".fm-table-line") == ["Showing 4 of 4 events"]

    seen.page.evaluate("frontmap.setFilterState({ sides: ['RUS'] })")
    seen.page.wait_for_timeout(80)
    assert column(seen, "place") == ["Birch", "Ashton 10", "Ashton 9"]
    assert seen.page.locator("#fm-table").get_attribute("aria-rowcount") == "4"
    seen.page.locator("#fm-mode").select_option("day")
    seen.page.wait_for_timeout(80)
    assert column(seen, "place") == ["Birch"]
    assert seen.text(".fm-table-line") == ["Showing 1 of 4 events"]
    seen.check()


def test_a_table_that_filters_have_emptied_offers_to_clear_them(watch):
    seen = opened(watch)
    assert seen.text(".fm-table-line button") == []

    seen.page.evaluate("frontmap.setFilterState({ text: 'nobody wrote this' })")
    seen.page.wait_for_selector(".fm-table-line button")
    assert column(seen, "place") == []
    seen.page.click(".fm-table-line button")
    seen.page.wait_for_selector("#fm-table tbody tr")

    assert len(column(seen, "place")) == 4
    assert seen.text(".fm-table-line button") == []


def test_a_row_selects_its_event_and_chosen_again_opens_the_evidence(watch):
    seen = opened(watch)
    seen.page.locator("#fm-table tbody tr", has_text="Ashton 9").click()
    seen.page.wait_for_timeout(150)
    assert seen.page.evaluate("frontmap.event(frontmap.selected()).place") == "Ashton 9"
    assert marked(seen) == ["Ashton 9"]
    assert seen.page.locator("#fm-pane-table").is_visible()

    seen.page.locator("#fm-table tbody tr", has_text="Ashton 9").click()
    seen.page.wait_for_timeout(150)
    assert "Sentence 3." in seen.text("#fm-pane-evidence")[0]
    seen.check()


def test_a_symbol_marks_its_row_and_brings_it_into_sight(watch):
    seen = opened(watch, *many(400))
    last = seen.page.evaluate("frontmap.rows('date', frontmap.DESCENDING).at(-1)")
    seen.page.evaluate("event => frontmap.select(event, 'map')", last)
    seen.page.wait_for_timeout(200)

    assert marked(seen) == ["Place 399"]
    row = seen.page.locator("#fm-table tr[aria-selected=true]").bounding_box()
    box = seen.page.locator(".fm-table-box").bounding_box()
    assert box["y"] <= row["y"]
    assert row["y"] + row["height"] <= box["y"] + box["height"]
    seen.check()


def test_a_click_on_a_symbol_leaves_the_table_open(watch):
    seen = opened(watch)
    symbol = seen.drawn()["symbols"][0]
    seen.click(symbol)

    assert marked(seen) == [symbol["place"]]


def test_what_was_selected_elsewhere_is_marked_when_the_table_opens(watch):
    seen = watch(*many(300))
    seen.open(seen.page.evaluate("frontmap.events.id.indexOf('e250')"))
    seen.page.locator("#fm-tab-table").click()
    seen.page.wait_for_timeout(80)

    assert marked(seen) == ["Place 250"]


def test_the_keyboard_goes_through_all_rows(watch):
    seen = opened(watch, *many(300))
    press(seen)
    assert cursor(seen) == "Place 0"
    press(seen, "ArrowDown", "ArrowDown", "ArrowUp")
    assert cursor(seen) == "Place 1"
    press(seen, "End")
    assert cursor(seen) == "Place 299"
    press(seen, "ArrowDown")
    assert cursor(seen) == "Place 299"
    press(seen, "PageUp")
    assert 250 < int(cursor(seen).split()[1]) < 299
    press(seen, "Home", "PageDown")
    assert 1 < int(cursor(seen).split()[1]) < 50
    press(seen, "Home", "ArrowDown", "Enter")
    assert seen.page.evaluate("frontmap.event(frontmap.selected()).place") == "Place 1"
    assert marked(seen) == ["Place 1"]
    press(seen, "Enter")
    assert "Sentence 1." in seen.text("#fm-pane-evidence")[0]
    seen.check()


def test_only_rows_in_sight_stand_in_the_page_and_say_which_they_are(watch):
    seen = opened(watch, *many(2000))
    assert seen.page.locator("#fm-table tr[data-at]").count() < 60
    assert seen.page.locator("#fm-table").get_attribute("aria-rowcount") == "2001"

    seen.page.locator(".fm-table-box").evaluate("box => { box.scrollTop = box.scrollHeight / 2; }")
    seen.page.wait_for_timeout(120)
    numbers = seen.page.eval_on_selector_all(
        "#fm-table tr[data-at]", "all => all.map(one => [one.ariaRowIndex, one.textContent])"
    )
    assert 900 < int(numbers[0][0]) < 1100
    assert all(f"Place {int(index) - 2}" in text for index, text in numbers)
    box = seen.page.locator(".fm-table-box").bounding_box()
    tops = [row.bounding_box() for row in seen.page.locator("#fm-table tr[data-at]").all()]
    assert min(top["y"] for top in tops) < box["y"] + 40
    assert max(top["y"] for top in tops) > box["y"] + box["height"] - 40
    seen.check()


def test_a_filter_keeps_the_row_that_is_looked_at_where_it_is(watch):
    seen = opened(watch, *(claim(n, side="RUS" if n % 2 else "UKR", place_name=f"Place {n}") for n in range(400)))
    seen.page.evaluate("frontmap.select(frontmap.events.id.indexOf('e201'), 'map')")
    seen.page.wait_for_timeout(100)
    before = seen.page.locator("#fm-table tr[aria-selected=true]").bounding_box()
    seen.page.evaluate("frontmap.setFilterState({ sides: ['RUS'] })")
    seen.page.wait_for_timeout(100)
    after = seen.page.locator("#fm-table tr[aria-selected=true]").bounding_box()

    assert abs(after["y"] - before["y"]) < 2


@pytest.mark.parametrize("given", [[claim(geometry=None)], [claim()]], ids=["no event", "one event"])
def test_few_rows_are_a_table_too(watch, given):
    seen = opened(watch, *given)
    press(seen, "End", "PageDown", "ArrowUp", "Enter")

    drawn = seen.page.evaluate("frontmap.events.n")
    assert seen.page.locator("#fm-table tr[data-at]").count() == drawn
    assert marked(seen) == ["Place 1"] * drawn
    seen.check()


def test_hostile_texts_stay_texts_in_their_cells(watch):
    texts = list(HOSTILE.values())
    seen = opened(
        watch, *(claim(n, claimant=text, place_name=text, begin=text, end=text) for n, text in enumerate(texts))
    )
    found = set()
    for _ in range(3):
        found |= set(seen.text("#fm-table tbody .fm-cell-claimant bdi"))
        press(seen, "PageDown")
    assert found == set(texts)
    assert {row.bounding_box()["height"] for row in seen.page.locator("#fm-table tr[data-at]").all()} == {36}
    seen.check()


def test_the_columns_that_matter_first_are_seen_on_a_telephone(watch):
    seen = opened(watch, *rows(), size=(390, 844))
    assert seen.page.evaluate("document.documentElement.scrollWidth") <= 390
    for name in ("type", "place", "date"):
        box = seen.page.locator(f"#fm-table th.fm-cell-{name}").bounding_box()
        assert box["x"] + box["width"] <= 393
    press(seen, "ArrowRight")
    assert seen.page.locator(".fm-table-box").evaluate("box => box.scrollLeft") > 0
