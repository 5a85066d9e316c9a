"""The search box in a real browser: places and events, in any spelling, by hand and by keyboard."""

from __future__ import annotations

import pytest
from shapely.geometry import Point

from frontmap.gazetteer import fold_phrase
from norland import claim
from test_browser_hostile_texts import HOSTILE

pytestmark = pytest.mark.browser


def rows():
    named = [{"name": "Kupyansk", "relation": "near", "lon": 13.0, "lat": 52.0}]
    yield claim(1, place_name="near Kupyansk", places=named, geometry=Point(13, 52))
    yield claim(2, place_name="Nova Oleksiivka", claimant="Mayor Žofka O'Neil", geometry=Point(10.7, 50.7))
    yield claim(3, place_name="Nova Oleksiivka", side="RUS", begin="2031-05-07", end="2031-05-07")


def look(seen, words: str) -> list[str]:
    seen.page.locator("#fm-find").fill(words)
    seen.page.wait_for_timeout(250)
    return seen.text("#fm-found-list [role=option]")


@pytest.mark.parametrize("words", ["aldgate", "ALDG", "Алдґате", "Áldgate", "al'dgate", "aldgate  "])
def test_a_place_of_the_base_map_is_found_however_it_is_written(watch, words):
    found = look(watch(*rows()), words)

    assert found[0] == "Aldgatecity"


@pytest.mark.parametrize("words", ["Kupiansk", "Куп'янськ", "kupyan", "КУПЯНСК"])
def test_a_name_of_the_reports_is_found_in_other_spellings(watch, words):
    found = look(watch(*rows()), words)

    assert found[0] == "Kupyansknamed in a report"
    assert found[1] == "near Kupyanskplace of an event"
    assert "Attack: near Kupyansk" in found[2]


@pytest.mark.parametrize("words", ["oneil", "mayor zofka", "žofka nova"])
def test_an_event_is_found_by_place_and_by_the_words_for_its_claimant(watch, words):
    seen = watch(*rows())
    found = [text for text in look(seen, words) if "Attack" in text]
    assert len(found) == 1

    seen.page.locator("[role=option]", has_text="Attack").click()
    seen.page.wait_for_timeout(800)
    assert seen.page.evaluate("frontmap.event(frontmap.selected()).id") == "e2"
    assert "Sentence 2." in seen.text("#fm-pane-evidence")[0]
    seen.check()


def test_a_chosen_place_is_flown_to_and_ringed(watch):
    seen = watch(*rows())
    look(seen, "kupyansk")
    seen.page.locator("[role=option]").first.click()
    seen.page.wait_for_timeout(1300)
    centre = seen.page.evaluate("(() => { const { lng, lat } = map_frontmap.getCenter(); return [lng, lat]; })()")

    assert centre == pytest.approx([13, 52], abs=0.05)
    assert seen.page.evaluate("map_frontmap.getZoom()") >= 9
    assert seen.page.locator(".fm-found").count() == 1
    assert seen.page.locator("#fm-found-list").is_hidden()
    seen.check()


def test_the_box_is_a_combobox_for_the_keyboard(watch):
    seen = watch(*rows())
    box = seen.page.locator("#fm-find")
    assert (box.get_attribute("role"), box.get_attribute("aria-expanded")) == ("combobox", "false")
    look(seen, "nova")
    assert box.get_attribute("aria-expanded") == "true"
    assert box.get_attribute("aria-activedescendant") is None

    for key, at in (("ArrowDown", 0), ("ArrowDown", 1), ("ArrowUp", 0), ("ArrowUp", 3)):
        box.press(key)
        assert box.get_attribute("aria-activedescendant") == f"fm-option-{at}"
        assert seen.page.locator("[role=option][aria-selected=true]").get_attribute("id") == f"fm-option-{at}"
    box.press("Escape")
    assert seen.page.locator("#fm-found-list").is_hidden()
    assert box.input_value() == "nova"
    box.press("ArrowDown")
    box.press("ArrowDown")
    box.press("Enter")
    seen.page.wait_for_timeout(100)
    assert seen.page.evaluate("frontmap.event(frontmap.selected()).id") == "e3"
    seen.check()


def test_escape_in_the_box_leaves_the_selected_event_alone(watch):
    seen = watch(*rows())
    seen.open(0)
    look(seen, "nova")
    seen.page.locator("#fm-find").press("Escape")

    assert seen.page.evaluate("frontmap.selected()") == 0


def test_later_events_come_first_and_hidden_ones_last_and_say_so(watch):
    seen = watch(*rows())
    found = [text for text in look(seen, "nova") if "Attack" in text]
    assert ["7 May" in text for text in found] == [True, False]

    seen.page.evaluate("frontmap.setFilterState({ sides: ['UKR'] })")
    found = [text for text in look(seen, "nova ") if "Attack" in text]
    assert ["hidden by a filter" in text for text in found] == [False, True]


def test_the_last_choice_makes_a_filter_of_the_words(watch):
    seen = watch(*rows())
    assert look(seen, "zofka")[-1] == "Only events with \u201czofka\u201d"

    seen.page.locator("[role=option]").last.click()
    seen.page.wait_for_timeout(300)
    assert seen.page.evaluate("frontmap.filterState().text") == "zofka"
    assert seen.page.locator("#fm-words").input_value() == "zofka"
    assert "Showing 1 of 3 events" in seen.text("#fm-shown")[0]
    seen.check()


@pytest.mark.parametrize("words", ["qqqq", "'", ".*", "<b>"])
def test_what_is_not_found_offers_no_place(watch, words):
    found = look(watch(*rows()), words)

    assert len(found) <= 1


@pytest.mark.parametrize("given", [[claim(geometry=None)], [claim()]], ids=["no event", "one event"])
def test_places_are_found_with_few_events_too(watch, given):
    seen = watch(*given)

    assert look(seen, "aldgate")[0] == "Aldgatecity"
    seen.check()


def test_hostile_texts_are_found_and_shown_as_they_are(watch):
    texts = list(HOSTILE.values())
    seen = watch(*(claim(n, claimant=text, place_name=text) for n, text in enumerate(texts)))
    for text in ("script", "img src", "claimant", "llanfair"):
        assert any(said in " ".join(look(seen, text)) for said in texts if text.split()[0] in said.lower())
        seen.page.keyboard.press("ArrowDown")
    seen.check()


def test_the_list_stays_on_a_telephone(watch):
    seen = watch(*rows(), size=(390, 844))
    look(seen, "nova")
    box = seen.page.locator("#fm-found-list").bounding_box()

    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 390
    assert seen.page.evaluate("document.documentElement.scrollWidth") <= 390


def test_the_page_folds_as_the_gazetteer_does(watch):
    names = [
        "Kup'yansk", "Куп'янськ", "Avdiivka", "Žitomir", "Щастя", "Zhytomyr", "Kherson", "Херсон",
        "Jasna", "Soledar-2", "Yevhenivka", "Alekseyevka", "Олексіївка", "Wielka Łąka", "Saint-Lô", "Kramatorsk, near",
    ]  # fmt: skip
    seen = watch(claim())

    folded = seen.page.evaluate("names => names.map((name) => frontmap.foldWords(name).join(' '))", names)
    assert folded == [fold_phrase(name) for name in names]


def test_towns_of_one_name_say_where_they_lie(watch):
    places = [{"name": "Zoria", "relation": "at", "lon": lon, "lat": 51.5} for lon in (10.7, 13.2)]
    found = look(watch(claim(places=places)), "zoria")

    assert [text.split(", ")[1].split(" from ")[1] for text in found[:2]] == ["Aldgate", "Aldgate"]
    assert found[0] != found[1]


def test_letters_that_fold_to_less_than_half_find_nothing(watch):
    assert look(watch(*rows()), "nnnnnn") == []


def test_the_offer_of_a_filter_promises_no_number(watch):
    found = look(watch(*[claim(n, place_name="Kupyansk") for n in range(30)]), "kupyansk")

    assert found[-1] == "Only events with \u201ckupyansk\u201d"
