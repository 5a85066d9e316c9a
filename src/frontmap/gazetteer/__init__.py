"""Names and the places they can mean: settlements, sites, oblasts, rivers, borders, roads.

Coordinates are WGS 84 (EPSG:4326), longitude before latitude, in degrees; extents are metres.
A name is looked up by its folded spelling, so that "Kupyansk", "Kupiansk" and "Куп'янськ" are one name.
Which of several candidates a report means is not decided here but in `frontmap.places`.
"""

from frontmap.gazetteer.entry import AREAS, COLUMNS, KINDS, LINES, SETTLEMENTS, Entry
from frontmap.gazetteer.index import Gazetteer
from frontmap.gazetteer.loading import load_gazetteer, read_attributions
from frontmap.gazetteer.spelling import fold, fold_phrase

__all__ = [
    "AREAS",
    "COLUMNS",
    "KINDS",
    "LINES",
    "SETTLEMENTS",
    "Entry",
    "Gazetteer",
    "fold",
    "fold_phrase",
    "load_gazetteer",
    "read_attributions",
]
