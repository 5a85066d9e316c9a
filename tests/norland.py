"""Norland, an invented country of two provinces and one river: claims there, their map, and what its page holds."""

from __future__ import annotations

import json
import re

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


def drawn(*rows):
    """The page's data for these claims."""
    return data(render_page(draw(*rows)))
