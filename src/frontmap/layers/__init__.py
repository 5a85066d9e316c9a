"""Claims as layers: rows of a GeoDataFrame in memory, features of a GeoJSON file on disk.

`schema` is the codebook as data (docs/layer-schema.md has it in words), `frame` the layer in memory, `geojson` its
bytes, `store` its file, `check` what can be wrong with that, `merge` how a new reading meets what people have edited.
"""

from frontmap.layers.check import check_layer
from frontmap.layers.frame import added_feature, empty_frame, to_frame
from frontmap.layers.geojson import to_features
from frontmap.layers.merge import add_features, merge_reading
from frontmap.layers.schema import COLUMNS, EVENT_TYPES, REVIEWS, SIDES, STATUSES, Fault
from frontmap.layers.store import read_layer, update_layer, write_layer

__all__ = [
    "COLUMNS",
    "EVENT_TYPES",
    "REVIEWS",
    "SIDES",
    "STATUSES",
    "Fault",
    "add_features",
    "added_feature",
    "check_layer",
    "empty_frame",
    "merge_reading",
    "read_layer",
    "to_features",
    "to_frame",
    "update_layer",
    "write_layer",
]
