"""frontmap: daily prose reports about a war in, geocoded layers and web maps out.

The names below are loaded when they are first used, so that ``import frontmap`` is quick.

Examples
--------
>>> import datetime as dt
>>> import frontmap
>>> reader = frontmap.Reader(frontmap.Workspace.here().geo_dir)
>>> report = frontmap.read_report("Russian forces made gains south of Bakhmut.", name="-", date=dt.date(2022, 9, 13))
>>> [claim] = reader.read(report).claims
>>> claim.claim.event_type, claim.claim.side, claim.places[0].gazetteer_id is not None
(<EventType.ADVANCE: 'advance'>, 'RUS', True)
"""

from __future__ import annotations

from importlib.metadata import version
from typing import TYPE_CHECKING

from frontmap.lazy import loaded_on_use

if TYPE_CHECKING:
    from frontmap.desk import show
    from frontmap.export import export_layer, filter_frame
    from frontmap.layers import check_layer, read_layer, to_frame, write_layer
    from frontmap.maps import Overlay, draw_map, load_basemap, read_overlay, write_page
    from frontmap.pipeline import Reader
    from frontmap.reports import read_report
    from frontmap.workspace import Workspace

__version__ = version("frontmap")

__getattr__ = loaded_on_use(
    __name__,
    {
        "Overlay": "maps",
        "Reader": "pipeline",
        "Workspace": "workspace",
        "check_layer": "layers",
        "draw_map": "maps",
        "export_layer": "export",
        "filter_frame": "export",
        "load_basemap": "maps",
        "read_layer": "layers",
        "read_overlay": "maps",
        "read_report": "reports",
        "show": "desk",
        "to_frame": "layers",
        "write_layer": "layers",
        "write_page": "maps",
    },
)

__all__ = [
    "Overlay",
    "Reader",
    "Workspace",
    "__version__",
    "check_layer",
    "draw_map",
    "export_layer",
    "filter_frame",
    "load_basemap",
    "read_layer",
    "read_overlay",
    "read_report",
    "show",
    "to_frame",
    "write_layer",
    "write_page",
]
