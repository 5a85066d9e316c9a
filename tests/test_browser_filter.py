"""The filters in a real browser: what each lets through and counts, and how they are told and cleared."""

from __future__ import annotations

import pytest

from norland import claim
from test_browser_hostile_texts import HOSTILE

pytestmark = pytest.mark.browser


def rows():
    yield claim(1, event_type="attack", side="UKR", status="claimed", claimant="a spokesman", review="extracted")
    yield claim(2, event_type="attack", side="RUS", status="likely", claimant="a General Staff", review="accepted")
    yield claim(3, event_type="strike", side="RUS", status="likely", claimant=None, quote="Zólw fired at Kup'yansk.")
    yield claim(4, event_id="e3", event_type="strike", side="RUS", status="claimed", claimant="a mayor")
    yield claim(5, event_type="capture", side="RUS", status="confirmed", claimant="a mayor")
    yield claim(6, event_id="e5", event_type="repelled_attack", side="RUS", status="claimed", claimant="a mayor")


def shown(seen) -> list[str]:
    return sorted(seen.page.evaluate("[...frontmap.visible()].map((i) => frontmap.events.id[i])"))


def counts(seen, group: str) -> dict[str, str]:
    pairs = seen.page.eval_on_selector_all(
        f".fm-group-{group} .fm-choice",
        "all => all.map(one => [one.querySelector('.fm-choice-name'), one.querySelector('.fm-number')]"
        ".map(part => part.textContent))",
    )
    return dict(pairs)


def opened(watch, *given, **options):
    seen = watch(*(given or rows()), **options)
    seen.page.evaluate("frontmap.showPane('filter')")
    return seen


def tick(seen, name: str, *, on: bool = True) -> None:
    seen.page.locator(".fm-choice", has_text=name).first.locator("input").set_checked(on)
    seen.page.wait_for_timeout(60)


def write(seen, words: str) -> None:
    seen.page.locator("#fm-words").fill(words)
    seen.page.wait_for_timeout(450)


@pytest.mark.parametrize(
    ("choice", "expected"),
    [
        ("Attack", ["e1", "e2"]),
        ("Ukraine", ["e1"]),
        ("Likely", ["e2", "e3"]),
        ("a mayor", ["e3", "e5"]),
        ("nobody named", ["e3"]),
        ("not reviewed", ["e1"]),
        ("contradict", ["e5"]),
    ],
)
def test_a_choice_shows_the_events_that_have_it_in_any_of_their_claims(watch, choice, expected):
    seen = opened(watch)
    tick(seen, choice)
    assert shown(seen) == expected

    tick(seen, choice, on=False)
    assert shown(seen) == ["e1", "e2", "e3", "e5"]
    seen.check()


def test_counts_follow_the_other_filters_but_not_their_own(watch):
    seen = opened(watch)
    assert counts(seen, "types") == {"Attack": "2", "Strike": "1", "Capture": "1"}

    tick(seen, "Russia")
    assert counts(seen, "types") == {"Attack": "1", "Strike": "1", "Capture": "1"}
    assert counts(seen, "sides") == {"Russia": "3", "Ukraine": "1"}
    tick(seen, "Attack")
    assert counts(seen, "types") == {"Attack": "1", "Strike": "1", "Capture": "1"}
    assert counts(seen, "sides") == {"Russia": "1", "Ukraine": "1"}
    assert counts(seen, "statuses") == {"Confirmed": "0", "Likely": "1", "Claimed": "0"}
    seen.check()


def test_counts_follow_the_days_too(watch):
    seen = opened(watch, claim(1, begin="2031-05-01", end="2031-05-01"), claim(2, begin="2031-05-03", end="2031-05-03"))
    seen.page.locator("#fm-mode").select_option("day")
    seen.page.wait_for_timeout(80)

    assert counts(seen, "types") == {"Attack": "1"}


def test_choices_of_one_kind_add_up_and_kinds_narrow_each_other(watch):
    seen = opened(watch)
    for choice in ("Attack", "Strike", "Russia"):
        tick(seen, choice)

    assert shown(seen) == ["e2", "e3"]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("zolw", ["e3"]),
        ("KUPYANSK fired", ["e3"]),
        ("Купянськ", ["e3"]),
        ("place 3 kupiansk", ["e3"]),
        ("sentence mayor", ["e3", "e5"]),
        ("Sentence 1.", ["e1"]),
        ("nothing of the kind", []),
        ("   ", ["e1", "e2", "e3", "e5"]),
        (".*", []),
    ],
)
def test_free_text_finds_events_with_a_claim_that_has_all_the_words(watch, words, expected):
    seen = opened(watch)
    write(seen, words)

    assert shown(seen) == expected
    seen.check()


def test_free_text_looks_into_every_block_of_quotes(watch):
    seen = opened(watch, *(claim(n, quote="needle" if n in {3, 1400} else "hay") for n in range(1500)))
    write(seen, "needle")
    seen.page.wait_for_function("frontmap.searchedShare() === 1")

    assert shown(seen) == ["e1400", "e3"]
    assert seen.page.locator("#fm-searching").is_hidden()


def test_what_is_shown_is_said_in_the_pane_in_the_head_and_aloud_and_cleared(watch):
    seen = opened(watch)
    assert seen.text("#fm-count") == ["Showing 4 of 4 events"]
    assert seen.page.locator("#fm-shown").is_hidden()
    assert seen.page.locator("#fm-clear").is_disabled()

    tick(seen, "Ukraine")
    assert seen.text("#fm-count") == ["Showing 1 of 4 events"]
    assert "Showing 1 of 4 events" in seen.text("#fm-shown")[0]
    seen.page.wait_for_timeout(700)
    assert seen.text("#fm-said-count[role=status]") == ["Showing 1 of 4 events"]
    seen.page.locator("#fm-shown button").click()
    seen.page.wait_for_timeout(80)
    assert len(shown(seen)) == 4
    assert seen.page.locator("#fm-shown").is_hidden()
    assert seen.page.locator(".fm-choice input:checked").count() == 0
    seen.check()


def test_the_list_of_layers_and_the_pane_know_of_each_other(watch):
    seen = opened(watch)
    seen.page.locator(".leaflet-control-layers").hover()
    seen.page.get_by_label("Russia: strike").set_checked(False)
    seen.page.wait_for_timeout(80)

    assert shown(seen) == ["e1", "e2", "e5"]
    assert counts(seen, "types")["Strike"] == "0"
    assert "Russia: strike" in seen.text("#fm-off")[0]
    assert "Showing 3 of 4 events" in seen.text("#fm-shown")[0]
    assert seen.page.evaluate("frontmap.filterState().off") == ["strike RUS"]
    seen.page.mouse.move(400, 600)
    seen.page.locator("#fm-off button").click()
    seen.page.wait_for_timeout(80)
    assert len(shown(seen)) == 4
    assert seen.page.get_by_label("Russia: strike").is_checked()
    assert seen.page.locator(".leaflet-control-layers-overlays label svg").count() > 0
    seen.check()


def test_the_state_is_one_plain_object_that_brings_all_back(watch):
    seen = opened(watch)
    for choice in ("Attack", "Capture", "Russia", "a mayor"):
        tick(seen, choice)
    tick(seen, "contradict")
    write(seen, "it")
    state = seen.page.evaluate("JSON.parse(JSON.stringify(frontmap.filterState()))")
    assert state == {
        "types": ["attack", "capture"], "sides": ["RUS"], "statuses": [], "claimants": ["a mayor"], "reviews": [],
        "disputed": True, "text": "it", "off": [], "kinds_off": [],
    }  # fmt: skip

    seen.page.evaluate("state => { frontmap.clearFilters(); frontmap.setFilterState(state); }", state | {"text": ""})
    seen.page.wait_for_timeout(100)
    assert shown(seen) == ["e5"]
    assert seen.page.locator(".fm-choice input:checked").count() == 5
    assert seen.page.evaluate("frontmap.filterState()") == state | {"text": ""}
    seen.check()


@pytest.mark.parametrize(
    "state",
    [
        "null", "7", "'types'", "[]", "{types: 'attack'}", "{types: ['nonsense', null, 3, {}, '__proto__']}",
        "{types: {length: 9}}", "{text: {}}", "{disputed: 'yes'}", "{off: ['nonsense', 5]}", "{sides: ['BLR']}",
        "{claimants: ['']  , types: ['constructor'], statuses: ['planned']}",
    ],
)  # fmt: skip
def test_a_state_from_strangers_counts_only_where_it_is_known(watch, state):
    seen = opened(watch)
    seen.page.evaluate(f"frontmap.setFilterState({state})")
    seen.page.wait_for_timeout(60)
    kept = seen.page.evaluate("frontmap.filterState()")

    assert kept["claimants"] in ([], [""])
    assert not any(kept[name] for name in ("types", "sides", "statuses", "reviews", "disputed", "text", "off"))
    seen.check()


def test_a_change_is_told_once_and_only_if_it_is_one(watch):
    seen = opened(watch)
    seen.page.evaluate("window.told = 0; frontmap.on('filters', () => { window.told += 1; })")
    seen.page.evaluate("frontmap.setFilterState({ types: ['attack'] }); frontmap.setFilterState({ types: ['attack'] })")

    assert seen.page.evaluate("window.told") == 1


def test_filters_travel_in_the_address(watch):
    seen = opened(watch)
    tick(seen, "Strike")
    seen.page.wait_for_timeout(400)
    seen.page.reload()
    seen.page.wait_for_selector("html[data-ready=yes]", state="attached")

    assert shown(seen) == ["e3"]
    assert seen.page.locator(".fm-choice", has_text="Strike").locator("input").is_checked()


def test_of_many_claimants_the_frequent_ones_are_listed_and_the_others_found(watch):
    many = [claim(n, claimant=f"Brigade {n % 50}") for n in range(120)]
    seen = opened(watch, *many)
    assert len(counts(seen, "claimants")) == 30
    assert list(counts(seen, "claimants").values())[:20] == ["3"] * 20
    assert seen.text(".fm-group-claimants .fm-hint") == ["20 more: find them above."]

    seen.page.locator(".fm-group-claimants .fm-input").fill("brigáde 49")
    seen.page.wait_for_timeout(350)
    assert counts(seen, "claimants") == {"Brigade 49": "2"}
    tick(seen, "Brigade 49")
    seen.page.locator(".fm-group-claimants .fm-input").fill("")
    seen.page.wait_for_timeout(350)
    assert next(iter(counts(seen, "claimants"))) == "Brigade 49"
    assert len(shown(seen)) == 2
    seen.check()


@pytest.mark.parametrize("given", [[], [claim()]], ids=["no event", "one event"])
def test_few_events_are_filtered_too(watch, given):
    seen = watch(*(given or [claim(geometry=None)]))
    seen.page.evaluate("frontmap.showPane('filter')")
    write(seen, "sentence")

    assert seen.text("#fm-count") == [f"Showing {len(given)} of {len(given)} event{'' if given else 's'}"]
    assert seen.page.locator(".fm-choice").count() == 5 * len(given)
    seen.check()


def test_hostile_texts_are_choices_like_others_and_can_be_looked_for(watch):
    texts = list(HOSTILE.values())
    seen = opened(watch, *(claim(n, claimant=text, place_name=text, quote=text) for n, text in enumerate(texts)))
    assert set(counts(seen, "claimants")) == set(texts)

    for n, text in enumerate(texts):
        seen.page.evaluate("text => frontmap.setFilterState({ claimants: [text] })", text)
        assert shown(seen) == [f"e{n}"]
        seen.page.evaluate("async text => { frontmap.clearFilters(); await frontmap.searchText(text); }", text)
        assert f"e{n}" in shown(seen)
    seen.check()


@pytest.mark.parametrize("size", [(1280, 800), (390, 844)], ids=["wide", "narrow"])
def test_the_pane_fits_and_works_by_keyboard(watch, size):
    seen = opened(watch, size=size)
    pane = "document.getElementById('fm-pane-filter')"
    assert seen.page.evaluate(f"{pane}.scrollWidth <= {pane}.clientWidth")

    seen.page.locator(".fm-choice", has_text="Attack").first.locator("input").focus()
    seen.page.keyboard.press("Space")
    seen.page.wait_for_timeout(60)
    assert shown(seen) == ["e1", "e2"]


def test_the_pane_speaks_ukrainian(watch):
    seen = watch(*rows())
    seen.page.evaluate("frontmap.lang = 'uk'; frontmap.showPane('filter')")

    assert seen.text("#fm-count") == ["Показано 4 з 4 подій"]
    assert seen.text("#fm-pane-filter legend")[:3] == ["Тип", "Сторона", "Статус"]
