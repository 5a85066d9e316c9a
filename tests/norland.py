"""Norland, an invented country of two provinces and one river: claims there, their map, and what its page holds."""

from __future__ import annotations

import datetime as dt
import json
import re
import zlib
from itertools import accumulate

import geopandas as gpd
from shapely.geometry import LineString, Point, box

from frontmap.maps import Basemap, draw_map, render_page
from frontmap.maps.armour import LETTERS
from frontmap.maps.basemap import Label
from frontmap.maps.drawing import TEXT_COLUMNS

NORLAND = Basemap(
    extent=(10.0, 50.0, 14.0, 53.0),
    land=(box(10.5, 50.5, 13.5, 52.5),),
    oblasts=(LineString([(12, 50.5), (12, 52.5)]),),
    rivers=(LineString([(11, 50.5), (11.2, 52.5)]),),
    labels=(Label("Aldgate", "city", 11.5, 51.5, 2), Label("Norland", "country", 12.5, 51.5, 0)),
)


def claim(number: int = 1, **given):
    """One claim of a layer, an event of its own."""
    row = {
        "id": f"c{number}", "event_id": f"e{number}", "event_type": "attack", "side": "UKR", "actor": "an army",
        "status": "claimed", "hedge": "said", "claimant": "a spokesman", "publisher": "The Gazette",
        "url": "https://example.org/1", "citations": [1], "begin": "2031-05-01", "end": "2031-05-02",
        "report_date": "2031-05-02", "places": [], "place_name": f"Place {number}", "oblast": "West",
        "uncertainty_m": 1200.0, "method": "settlement", "quote": f"Sentence {number}.", "reason": "",
        "review": "corrected", "editor": "me", "edited": "2031-05-03", "note": "a note", "geometry": Point(11.5, 51.5),
    }  # fmt: skip
    return row | given


def layer(*rows):
    """A layer of these claims."""
    return gpd.GeoDataFrame(list(rows), geometry="geometry", crs="EPSG:4326")


def draw(*rows, **options):
    """The map of these claims over Norland."""
    texts = {"title": "Norland, 2 May 2031", "subtitle": "A test", "attributions": ["(c) Norland Survey"]}
    return draw_map(layer(*rows), NORLAND, **(texts | options))


def data(page: str, name: str = "data"):
    """What a data block of the page holds."""
    text = re.search(rf'<script type="application/json" id="frontmap-{name}">(.*?)</script>', page, re.DOTALL)
    assert text is not None
    return json.loads(text[1])


def unpacked(page: str, name: str):
    """What a packed block of the page holds: plain values, lists of numbers, and texts as lists of the page's words."""
    words = _unpacked(page, "events", [])["words"]
    return _unpacked(page, name, words)


def _unpacked(page: str, name: str, words: list[str]):
    letters = re.search(rf'<script type="text/plain" id="frontmap-{name}">([!-~]*)</script>', page)
    assert letters is not None
    content = zlib.decompress(bytes_of(letters[1]))
    size = int.from_bytes(content[-4:], "little")
    head = json.loads(content[-4 - size : -4].decode("utf-8"))
    found, at = head["plain"], 0
    for column, kind, count, *facts in head["columns"]:
        if kind == "texts":
            found[column] = _texts(content[at : at + facts[0]], words) if words else []
            assert len(found[column]) in {0, count}
            at += facts[0]
        else:
            low, width, *table = facts
            planes = [content[at + plane * count : at + (plane + 1) * count] for plane in range(width)]
            numbers = [low + sum(plane[row] << 8 * n for n, plane in enumerate(planes)) for row in range(count)]
            found[column] = list(accumulate(numbers)) if kind == "steps" else numbers
            found[column] = [table[0][number] for number in numbers] if table else found[column]
            at += count * width
    assert at == len(content) - size - 4
    return found


def bytes_of(letters: str) -> bytes:
    """The bytes that stand behind letters, five of which are four bytes."""
    missing = -len(letters) % 5
    digits = [LETTERS.index(letter) for letter in letters] + [84] * missing
    fives = [digits[at : at + 5] for at in range(0, len(digits), 5)]
    content = b"".join(
        sum(digit * 85 ** (4 - at) for at, digit in enumerate(five)).to_bytes(4, "big") for five in fives
    )
    return content[: len(content) - missing]


def _texts(content: bytes, words: list[str]) -> list[str]:
    found, text, rest = [], [], iter(content)
    for first in rest:
        if not first:
            found.append(" ".join(text))
            text = []
            continue
        more = (first >= 180) + (first >= 248) + (first >= 255)
        begin = (1, 180, 248, 255)[more]
        number = first - begin
        for _ in range(more):
            number = number * 256 + next(rest)
        text.append(words[number + (0, 179, 179 + 68 * 256, 179 + 68 * 256 + 7 * 65536)[more]])
    return found


def ordered(news: list[int]) -> list[int]:
    """Numbers that mostly come in their order: 0 is one more than all before, 1 nothing, 2 the highest so far."""
    found, highest = [], -1
    for told in news:
        found.append(-1 if told == 1 else highest + 2 - told if told > 1 else highest + 1 - told)
        highest = max(highest, found[-1])
    return found


def drawn(*rows):
    """What the page is told about these claims, as records: an event and a claim with all that their columns say."""
    return told(render_page(draw(*rows)))


def told(page: str):
    """The same of a whole page."""
    packed = unpacked(page, "events")
    records = _claims(packed, data(page)["counts"]["claims"])
    members: dict[int, list[int]] = {}
    for number, claim in enumerate(records):
        if claim["event"] >= 0:
            members.setdefault(claim["event"], []).append(number)
    numbers = {name: ordered(packed[name]) for name in ("shape", "footprint")}
    numbers |= {name: packed[name] for name in ("flags", "radius_m")}
    found, spots, last = [], [], {}
    for event, lead in enumerate(packed["lead"]):
        claims = members[event]
        leader = records[claims[lead]]
        spot = packed["spot"][event]
        highest, news = max(spots, default=-1), spot - 1
        other = highest + 2 - news if news > 1 else highest + 1 - news
        spots.append(other if spot else last[leader["place_name"]])
        last[leader["place_name"]] = spots[-1]
        at = [packed[f"spot {name}"][spots[-1]] / packed["per_degree"] for name in ("lon", "lat")]
        digits = f"e{packed['id high'][event]:06x}{packed['id low'][event]:06x}"
        found.append(
            {name: values[event] for name, values in numbers.items()}
            | {"lead": claims[lead], "at": at, "id": packed["ids"].get(str(event), digits), "claims": claims}
            | {name: leader[column] for name, column in LOOK.items()}
        )
    for event, *against in packed["against"]:
        found[event]["against"] = against
    names = ["label name", "label lon", "label lat", "planned", "areas"]
    return (
        data(page)
        | {name: packed[name] for name in names}
        | {"shapes": _shapes(packed), "events": found, "claims": records}
    )


LOOK = {"type": "event_type", "status": "status", "side": "side", "place": "place_name"}


def _claims(packed, count: int):
    columns = {"uncertainty_m": packed["uncertainty_m"], "event": ordered(packed["event"])}
    for name in TEXT_COLUMNS:
        if f"{name} words" in packed:
            words = [*packed[f"{name} words"], None]
            columns[name] = [words[at] for at in packed[name]]
    for name in ("begin", "end"):
        since = packed.get(f"{name} since report")
        if since is not None:
            days = [dt.date.fromisoformat(day) for day in columns["report_date"]]
            columns[name] = [str(day + dt.timedelta(days=n)) for day, n in zip(days, since, strict=True)]
    return [{name: values[row] for name, values in columns.items()} for row in range(count)]


def _shapes(packed):
    """Each shape as it is drawn: whether it is closed, and the corners of its parts in degrees."""
    corners, steps, found = iter(range(len(packed["ring corners"]))), 0, []
    for number, rings in enumerate(packed["shape rings"]):
        unit, parts = 2 ** packed["shape shift"][number] / packed["per_degree"], []
        for ring in (next(corners) for _ in range(rings)):
            at = [packed["ring lon"][ring], packed["ring lat"][ring]]
            part = [(at[0] * unit, at[1] * unit)]
            for _ in range(packed["ring corners"][ring] - 1):
                for axis, name in enumerate(("step lon", "step lat")):
                    folded = packed[name][steps]
                    at[axis] += -(folded + 1) // 2 if folded % 2 else folded // 2
                part.append((at[0] * unit, at[1] * unit))
                steps += 1
            parts.append(part)
        found.append({"closed": bool(packed["shape closed"][number]), "parts": parts})
    return found
