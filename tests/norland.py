"""Norland, an invented country of two provinces and one river: claims there, their map, and what its page holds."""

from __future__ import annotations

import base64
import gzip
import json
import re
from itertools import accumulate

import geopandas as gpd
from shapely.geometry import LineString, Point, box

from frontmap.maps import Basemap, draw_map, render_page
from frontmap.maps.basemap import Label

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
    """What a packed block of the page holds."""
    text = re.search(rf'<script type="text/plain" id="frontmap-{name}">(.*?)</script>', page, re.DOTALL)
    assert text is not None
    return json.loads(gzip.decompress(base64.b64decode(text[1])))


def whole(column) -> list[int]:
    """The numbers of a column, written one by one or in runs."""
    if "at" in column:
        return column["at"]
    numbers, counts = column["runs"][::2], column["runs"][1::2]
    return [number for number, count in zip(numbers, counts, strict=True) for _ in range(count)]


def drawn(*rows):
    """What the page is told about these claims, as records: an event and a claim with all that their columns say."""
    return told(render_page(draw(*rows)))


def told(page: str):
    """The same of a whole page."""
    packed = unpacked(page, "events")
    claims, events = packed["claims"], packed["events"]
    columns = {name: whole(column) for name, column in claims.items()}
    words = {name: [*column["words"], None] for name, column in claims.items() if "words" in column}
    records = [
        {name: words[name][at] if name in words else at for name, at in zip(columns, row, strict=True)}
        for row in zip(*columns.values(), strict=True)
    ]
    numbers = ("lead", "flags", "shape", "footprint", "radius_m")
    found = [
        dict(zip(numbers, row, strict=True)) for row in zip(*(whole(events[name]) for name in numbers), strict=True)
    ]
    lons, lats = ([step / packed["per_degree"] for step in accumulate(events[name])] for name in ("lon", "lat"))
    for number, event in enumerate(found):
        lead = records[event["lead"]]
        event |= {"at": [lons[number], lats[number]], "id": events["id"][number]}
        event |= {
            "type": lead["event_type"],
            "status": lead["status"],
            "side": lead["side"],
            "place": lead["place_name"],
        }
        event["claims"] = [claim for claim, record in enumerate(records) if record["event"] == number]
    for number, *against in events["against"]:
        found[number]["against"] = against
    return (
        data(page) | {key: packed[key] for key in ("shapes", "names", "planned")} | {"events": found, "claims": records}
    )
