"""What a user asks for, one function each: read, map, picture, add, explain, compare ...; the commands are shells.

The names below are loaded when they are first used: asking for a place needs neither data frames nor the map library.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontmap.lazy import loaded_on_use

if TYPE_CHECKING:
    from frontmap.desk.adding import Added, NewEvent, add_event
    from frontmap.desk.asking import find_where, one_place
    from frontmap.desk.checking import check_layers
    from frontmap.desk.comparing import Compared, compare_layers
    from frontmap.desk.drawing import map_inputs
    from frontmap.desk.explaining import explain, explain_report
    from frontmap.desk.exporting import Choice, export_layers
    from frontmap.desk.found import Found, Written
    from frontmap.desk.gathering import Gathered, gather
    from frontmap.desk.opening import Desk, Stated
    from frontmap.desk.picturing import picture_inputs
    from frontmap.desk.reading import read_reports
    from frontmap.desk.showing import show

__getattr__ = loaded_on_use(
    __name__,
    {
        "Added": "adding",
        "Choice": "exporting",
        "Compared": "comparing",
        "Desk": "opening",
        "Found": "found",
        "Gathered": "gathering",
        "NewEvent": "adding",
        "Stated": "opening",
        "Written": "found",
        "add_event": "adding",
        "check_layers": "checking",
        "compare_layers": "comparing",
        "explain": "explaining",
        "explain_report": "explaining",
        "export_layers": "exporting",
        "find_where": "asking",
        "gather": "gathering",
        "map_inputs": "drawing",
        "one_place": "asking",
        "picture_inputs": "picturing",
        "read_reports": "reading",
        "show": "showing",
    },
)

__all__ = [
    "Added",
    "Choice",
    "Compared",
    "Desk",
    "Found",
    "Gathered",
    "NewEvent",
    "Stated",
    "Written",
    "add_event",
    "check_layers",
    "compare_layers",
    "explain",
    "explain_report",
    "export_layers",
    "find_where",
    "gather",
    "map_inputs",
    "one_place",
    "picture_inputs",
    "read_reports",
    "show",
]
