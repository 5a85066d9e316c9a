"""Events: which claims report the same one."""

from __future__ import annotations

import datetime as dt
import time
from dataclasses import replace
from itertools import permutations
from typing import TYPE_CHECKING, Any, ClassVar

import pytest
from shapely import LineString, Point

import located_claims
from frontmap.events import group_events
from frontmap.model import BlockKind, EventType, Footprint, Locality, Relation, Span, Status
from located_claims import DAY

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

    from frontmap.model import LocatedClaim

YESTERDAY = DAY - dt.timedelta(days=1)
ATTACK = {"event_type": EventType.ATTACK, "side": "RUS", "status": Status.ASSESSED, "claimant": None}


def located(
    name: str,
    number: int = 1,
    *,
    place: str = "Lukivka",
    relation: str = "near",
    entry: str | None = "village:1",
    **changes: Any,
) -> LocatedClaim:
    """Make a claim of an attack of RUS near Lukivka that has no event yet, with some of that changed."""
    lies = {key: changes.pop(key) for key in ("bearing_deg", "part") if key in changes}
    locality = Locality(place, Relation(relation), Span(0, 7), **lies)
    quote = changes.pop("quote", f"Forces attacked near {place}, sentence {number}.")
    one = located_claims.located(
        number, quote=quote, locality=locality, gazetteer_id=entry, changes={"claim_id": name} | ATTACK | changes
    )
    return replace(one, event_id="")


def on_shape(one: LocatedClaim, shape: BaseGeometry) -> LocatedClaim:
    """Lay a claim on a river: its place has no point of its own."""
    places = tuple(replace(place, lon=None, lat=None) for place in one.places)
    return replace(one, places=places, footprint=Footprint(shape))


def told_in(one: LocatedClaim, heading: str, kind: BlockKind) -> LocatedClaim:
    return replace(one, claim=replace(one.claim, sentence=replace(one.claim.sentence, headings=(heading,), kind=kind)))


def crossing(text: str, lon: float = 0.5) -> tuple[LocatedClaim, LocatedClaim]:
    """Make the two claims of a sentence in which the Luka is crossed and Hai is named."""
    advance = {"event_type": EventType.ADVANCE, "quote": text, "entry": None}
    river = on_shape(located("a", place="Luka", relation="across", **advance), LineString([(0, 0), (1, 1)]))
    village = replace(located("b", place="Hai", relation="at", **advance), footprint=Footprint(Point(lon, 0.5)))
    sentence = river.claim.sentence
    return tuple(
        replace(
            one,
            claim=replace(
                one.claim,
                sentence=sentence,
                localities=(
                    replace(one.claim.localities[0], span=Span(text.index(name), text.index(name) + len(name))),
                ),
            ),
        )
        for one, name in ((river, "Luka"), (village, "Hai"))
    )


def events(*claims: LocatedClaim) -> list[str]:
    return [one.event_id for one in group_events(claims)]


def test_a_claim_alone_is_its_own_event_with_a_stable_id():
    assert events(located("a")) == events(located("a"))
    assert events(located("a")) != events(located("b"))


def test_the_same_told_twice_is_one_event_whoever_says_it_and_however_sure():
    first, second = events(
        located("a"), located("b", claimant="General Staff", status=Status.CLAIMED, actor="enemy", hedge="said")
    )

    assert first == second


def test_two_spellings_of_one_gazetteer_entry_are_one_place():
    assert len(set(events(located("a"), located("b", place="Lukovka")))) == 1


def test_places_without_an_entry_are_told_apart_by_their_names():
    claims = [
        located("a", entry=None),
        located("b", entry=None, place="LUKIVKA"),
        located("c", entry=None, place="Hai"),
    ]
    first, second, third = events(*claims)

    assert first == second != third


@pytest.mark.parametrize(
    "change",
    [
        {"entry": "village:2"},
        {"event_type": EventType.STRIKE},
        {"side": "UKR"},
        {"relation": "toward"},
        {"relation": "direction", "bearing_deg": 180.0},
        {"part": "northern"},
        {"status": Status.PLANNED},
        {"begin": DAY - dt.timedelta(days=2), "end": DAY - dt.timedelta(days=1)},
    ],
)
def test_what_may_be_another_event_stays_another(change):
    assert len(set(events(located("a"), located("b", **change)))) == 2


def test_days_agree_where_they_overlap():
    assert len(set(events(located("a"), located("b", begin=YESTERDAY)))) == 1
    assert len(set(events(located("a"), located("b", begin=YESTERDAY, end=YESTERDAY)))) == 2


def test_a_summary_of_two_events_is_neither_of_them():
    one, other = located("a"), located("b", begin=YESTERDAY, end=YESTERDAY)
    summary = located("c", begin=YESTERDAY)

    assert len(set(events(one, summary, other))) == 3
    assert len(set(events(one, located("a2"), summary, other))) == 3


def test_a_claim_about_many_days_is_no_event_of_one_of_them():
    week = {"begin": DAY - dt.timedelta(days=7)}

    assert len(set(events(located("a"), located("b", **week)))) == 2
    assert len(set(events(located("a", **week), located("b", **week)))) == 1


def test_the_order_of_the_claims_decides_nothing():
    claims = [
        located("a"),
        located("b", relation="at"),
        located("c", begin=YESTERDAY),
        located("d", side="UKR"),
        *(located(name, number, event_type=EventType.STRIKE) for number, name in enumerate("efg", 2)),
    ]
    wanted = {one.claim.claim_id: one.event_id for one in group_events(claims)}

    for order in permutations(claims):
        assert {one.claim.claim_id: one.event_id for one in group_events(order)} == wanted


def test_an_event_keeps_its_name_when_it_is_told_once_more_below():
    first = located("b", 1)

    assert events(first) == events(first, located("a", 2))[:1] == events(located("a", 2), first)[1:]


def test_in_a_village_and_near_it_is_one_place_but_not_a_part_of_it():
    assert len(set(events(located("a"), located("b", relation="at")))) == 1
    assert len(set(events(located("a", part="eastern"), located("b", relation="at", part="eastern")))) == 2


def test_a_line_is_one_place_from_either_end():
    def line(name, *ends):
        one = located(name)
        places = [located(name, place=end, relation="line", entry=end).places[0] for end in ends]
        claim = replace(one.claim, localities=tuple(place.locality for place in places))
        return replace(one, claim=claim, places=tuple(places))

    there, back, beyond = events(line("a", "Hai", "Luka"), line("b", "Luka", "Hai"), line("c", "Hai", "Luka", "Zoria"))

    assert there == back != beyond


@pytest.mark.parametrize(("stretch", "alike"), [([(0, 0), (1, 1)], 1), ([(5, 5), (6, 6)], 2)])
def test_a_river_is_one_place_where_it_is_one_stretch(stretch, alike):
    along = on_shape(located("a", 1, relation="along"), LineString([(0, 0), (1, 1)]))
    near = on_shape(located("b", 2, relation="near"), LineString(stretch))

    assert len(set(events(along, near))) == alike


def test_what_happens_often_is_one_event_only_where_another_part_of_the_report_tells_it():
    strikes = [located(name, number, event_type=EventType.STRIKE) for number, name in enumerate("ab", 1)]
    bullet = told_in(located("c", 3, event_type=EventType.STRIKE), "Key Takeaways", BlockKind.BULLET)

    assert len(set(events(*strikes))) == 2
    assert len(set(events(strikes[0], bullet))) == 1
    assert len(set(events(*strikes, bullet))) == 3


def test_the_same_words_are_one_event_wherever_they_are_found():
    river = {"event_type": EventType.MOVEMENT, "relation": "across"}
    here = on_shape(located("a", 1, quote="They crossed near Lukivka.[3]", **river), LineString([(0, 0), (1, 1)]))
    there = on_shape(located("b", 2, quote="• They crossed near Lukivka.", **river), LineString([(5, 5), (6, 6)]))

    assert len(set(events(here, there))) == 1


def test_a_settlement_is_taken_once_whatever_day_is_told():
    before = {"begin": DAY - dt.timedelta(days=4), "end": DAY - dt.timedelta(days=4)}
    taken = {"event_type": EventType.CAPTURE, "relation": "at"}

    assert len(set(events(located("a", **taken), located("b", **taken, **before)))) == 1


class TestAccountsThatContradict:
    CAPTURE: ClassVar[dict[str, Any]] = {"event_type": EventType.CAPTURE, "relation": "at"}
    REPELLED: ClassVar[dict[str, Any]] = {"event_type": EventType.REPELLED_ATTACK, "relation": "near"}

    def test_are_one_event(self):
        assert len(set(events(located("a", **self.CAPTURE), located("b", **self.REPELLED)))) == 1

    def test_are_two_where_the_other_side_attacked(self):
        assert len(set(events(located("a", **self.CAPTURE), located("b", **self.REPELLED | {"side": "UKR"})))) == 2

    def test_are_two_where_the_settlement_fell_days_before(self):
        stated = {"begin": YESTERDAY, "end": YESTERDAY, "decided_by": (("when", "yesterday"),)}
        fell = located("a", **self.CAPTURE, **stated)

        assert len(set(events(fell, located("b", **self.CAPTURE), located("c", **self.REPELLED)))) == 2

    def test_are_two_where_nobody_says_that_it_fell(self):
        denied = located("a", **self.CAPTURE | {"status": Status.DENIED})

        assert len(set(events(denied, located("b", **self.REPELLED)))) == 2


class TestOneSpotToldWithSeveralNames:
    @pytest.mark.parametrize(
        ("text", "alike"),
        [
            ("Forces crossed the Luka at Hai.", 1),
            ("Forces crossed the Luka west of Hai.", 1),
            ("Forces crossed the Luka and Hai.", 2),
            ("Forces crossed the Luka, at Hai.", 2),
            ("Forces crossed the Luka after they had left Hai.", 2),
        ],
    )
    def test_is_one_event_where_only_words_of_place_stand_between_them(self, text, alike):
        assert len(set(events(*crossing(text)))) == alike

    def test_is_two_where_the_places_lie_apart(self):
        assert len(set(events(*crossing("Forces crossed the Luka at Hai.", lon=5.0)))) == 2

    def test_is_two_where_both_places_are_told_elsewhere_too(self):
        river, village = crossing("Forces crossed the Luka at Hai.")
        elsewhere = [
            replace(
                one, claim=replace(one.claim, claim_id=name, sentence=replace(one.claim.sentence, number=9, text=""))
            )
            for name, one in (("c", river), ("d", village))
        ]

        assert len(set(events(river, village))) == 1
        assert len(set(events(river, village, *elsewhere))) == 2


def test_many_claims_of_one_place_take_no_longer_than_their_number():
    days = [DAY - dt.timedelta(days=number % 900) for number in range(9_000)]
    claims = [
        located(f"c{number}", number, event_type=EventType.STRIKE, quote=f"{number}", begin=day, end=day)
        for number, day in enumerate(days)
    ]
    begun = time.perf_counter()

    assert len(set(events(*claims))) == len(claims)
    assert time.perf_counter() - begun < 5


def test_nothing_is_dropped_and_the_order_is_kept():
    claims = [located("a"), located("b", side="UKR"), located("a2")]
    grouped = group_events(claims)

    assert [one.claim for one in grouped] == [one.claim for one in claims]
    assert all(one.event_id for one in grouped)
    assert group_events([]) == ()
