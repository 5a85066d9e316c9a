"""A layer of any size that nobody reported: for figures of speed, and for tests that need a full year.

    from benchmarks.generated_year import generated_layer
    frame = generated_layer(10_000, seed=4, days=365)

What it is made of stands in generated_year.toml. It stands beside the benchmarks, whose tool it is, so that it doesn't
travel in the package; tests import it too, as pyproject.toml puts the top of the checkout on their path.
"""

from __future__ import annotations

import datetime as dt
import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from benchmarks.generated_places import Places
from benchmarks.generated_quotes import Quotes, Told
from frontmap.layers.frame import frame_of

if TYPE_CHECKING:
    import geopandas as gpd
    from numpy.typing import NDArray

    IntArray = NDArray[np.int64]

FIRST_DAY = dt.date(2022, 3, 1)
SEED = 4
_HEAD_CHARACTERS = 1200
_SOURCED = {"confirmed": 0.3, "assessed": 0.1, "likely": 0.1, "claimed": 0.97, "possible": 0.5, "denied": 0.9}


@cache
def table() -> dict[str, Any]:
    """Read the shares and the words that layers are made of."""
    return tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))


def generated_layer(events: int, seed: int = SEED, days: int = 365) -> gpd.GeoDataFrame:
    """Make a layer of events that nobody reported, at real places.

    Parameters
    ----------
    events : int
        How many; the claims are 1.3 times as many, on average.
    seed : int, optional
        Another seed gives another layer, the same arguments the same.
    days : int, optional
        Report days from `FIRST_DAY` on, a few of them without a report.

    Returns
    -------
    GeoDataFrame
        All columns of the layer schema, EPSG:4326, rows by report day. As in a layer that was read from a file, no two
        rows share an object.

    Examples
    --------
    >>> frame = generated_layer(20, days=3)
    >>> frame["event_id"].nunique(), max(frame["report_date"])
    (20, '2022-03-03')
    """
    rng = np.random.default_rng(seed)
    day = _days(events, days, rng)
    places = Places(day, _choices(table()["where"], events, rng), table(), rng)
    kinds = {name: _choices(table()[f"{name}s"], events, rng) for name in ("type", "side")}
    about = [
        {"event_id": f"e{name[:12]}", "event_type": kind, "side": side, **_dates(int(when), int(draw), seed)}
        for name, kind, side, when, draw in zip(
            _names(events, rng), kinds["type"], kinds["side"], day, rng.integers(0, 60, events), strict=True
        )
    ]
    of_event = np.repeat(np.arange(events), _claims_of_events(events, rng))
    told = _told(about, places, of_event, rng)
    return frame_of(_records(about, places, of_event.tolist(), told))


def _days(events: int, days: int, rng: np.random.Generator) -> IntArray:
    """Choose each event's report day, in order: the front is now busy, now quiet, and some days have no report."""
    busy = np.exp(np.cumsum(rng.normal(0, 0.06, days)).clip(-1, 1) + rng.normal(0, 0.25, days))
    busy[1:-1][rng.random(max(days - 2, 0)) < table()["claims"]["days_without_report"]] = 0
    ends = [0, days - 1][:events]
    day: IntArray = np.sort(np.r_[ends, rng.choice(days, events - len(ends), p=busy / busy.sum())]).astype(np.int64)
    return day


def _dates(day: int, draw: int, seed: int) -> dict[str, str]:
    """Most events are told on their day or the day after; some go on until the report."""
    report = FIRST_DAY + dt.timedelta(days=day)
    begin = report - dt.timedelta(days=(0, 0, 0, 0, 0, 0, 1, 1, 1, 2)[draw % 10])
    end = report if draw < 20 else begin  # noqa: PLR2004 # a third of sixty
    return {
        "begin": begin.isoformat(), "end": end.isoformat(), "report_date": report.isoformat(),
        "report_id": f"{report}-{seed:08x}",
    }  # fmt: skip


def _claims_of_events(events: int, rng: np.random.Generator) -> IntArray:
    shares = table()["claims"]["of_an_event"]
    count: IntArray = 1 + rng.choice(len(shares), events, p=shares)
    return count


def _told(
    about: list[dict[str, str]], places: Places, of_event: IntArray, rng: np.random.Generator
) -> list[dict[str, Any]]:
    """Give the columns that say who says what of each claim, and how sure."""
    size, words = len(of_event), table()["words"]
    again = np.r_[False, of_event[1:] == of_event[:-1]]
    status = np.array(_choices(table()["statuses"], size, rng), dtype=object)
    status[again & (rng.random(size) < table()["claims"]["denied_again"])] = "denied"
    review = _choices(table()["reviews"], size, rng)
    draws, sourced = rng.integers(0, 2**31, (size, 5)).tolist(), rng.random(size).tolist()
    actors = [
        _one(table()["actors"][about[event]["side"]], draw[0]) for event, draw in zip(of_event, draws, strict=True)
    ]
    quotes = Quotes(table()).write(
        [
            Told(about[event]["event_type"], actor, places.phrase(event), places.around(event))
            for event, actor in zip(of_event, actors, strict=True)
        ],
        rng,
    )
    return [
        {
            "id": name,
            "actor": actors[number],
            "status": status[number],
            "hedge": _one(table()["hedges"].get(status[number], [None]), draws[number][1]),
            "claimant": _one(words["claimants"], draws[number][2])
            if sourced[number] < _SOURCED.get(status[number], 0)
            else None,
            "publisher": _one(words["publishers"], of_event[number] // 7),
            "url": f"https://example.org/generated/{about[of_event[number]]['report_date']}",
            "citations": [1 + draws[number][3] % 90],
            "quote": quotes[number],
            "rule": f"{about[of_event[number]]['event_type']}:generated",
            **_reviewed(review[number], about[of_event[number]]["report_date"], draws[number][4]),
        }
        for number, name in enumerate(_names(size, rng))
    ]


def _reviewed(review: str, day: str, draw: int) -> dict[str, str]:
    if review == "extracted":
        return {"review": review}
    words = table()["words"]
    return {"review": review, "editor": _one(words["editors"], draw), "edited": day, "note": _one(words["notes"], draw)}


def _records(
    about: list[dict[str, str]], places: Places, of_event: list[int], told: list[dict[str, Any]]
) -> list[dict[str, Any]]:
    """Join what is told of events and of claims; the quotes of a day follow one another in its report."""
    ends: dict[str, int] = {}
    records = []
    for event, claim in zip(of_event, told, strict=True):
        report = about[event]["report_id"]
        start = ends.get(report, _HEAD_CHARACTERS)
        ends[report] = end = start + len(claim["quote"])
        records.append({**about[event], **claim, **places.columns(event), "span_start": start, "span_end": end})
    return records


def _choices(shares: dict[str, float], size: int, rng: np.random.Generator) -> list[str]:
    chances = np.array(list(shares.values()))
    chosen: list[str] = np.array(list(shares), dtype=object)[
        rng.choice(len(chances), size, p=chances / chances.sum())
    ].tolist()
    return chosen


def _names(size: int, rng: np.random.Generator) -> list[str]:
    """Draw ids of sixteen hexadecimal digits."""
    digits = rng.bytes(8 * size).hex()
    return [digits[at : at + 16] for at in range(0, len(digits), 16)]


def _one(choices: Any, draw: int) -> Any:  # noqa: ANN401 # a list of whatever
    return choices[int(draw) % len(choices)]
