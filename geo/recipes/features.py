"""Write GeoJSON features that the gazetteer reads: one form for areas and lines."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import shapely

from frontmap.gazetteer import fold_phrase

if TYPE_CHECKING:
    from pathlib import Path


def feature(  # noqa: PLR0917 (the order of the columns)
    gazetteer_id: str, name: str, other_names: list[str], kind: str, geometry: shapely.Geometry,
    uncertainty_m: float, source: str, oblast: str = "",
) -> dict[str, Any]:  # fmt: skip
    """Make one feature; other names that fold to the same key come once."""
    seen = {fold_phrase(name)}
    others = []
    for other in other_names:
        key = (fold_phrase(other), bool(re.search("[\u0400-\u04ff]", other)))
        if key[0] and key[0] not in seen and key not in seen:
            seen.add(key)  # type: ignore[arg-type]
            seen.add(key[0])
            others.append(other)
    return {
        "type": "Feature",
        "id": gazetteer_id,
        "properties": {
            "id": gazetteer_id, "name": name, "other_names": others, "kind": kind, "oblast": oblast,
            "uncertainty_m": uncertainty_m, "source": source,
        },
        "geometry": json.loads(shapely.to_geojson(_wound(geometry))),
    }  # fmt: skip


def _wound(geometry: shapely.Geometry) -> shapely.Geometry:
    """Round to 4 decimals (10 m) and wind rings as RFC 7946 asks: outer counter-clockwise."""
    rounded = shapely.set_precision(geometry, 1e-4)
    rounded = shapely.transform(rounded, lambda xy: xy.round(4))
    return shapely.orient_polygons(rounded, exterior_cw=False)


def write(path: Path, features: list[dict[str, Any]]) -> str:
    """Write a collection, one feature a line, so that people can diff it; give a line on what was written."""
    lines = ",\n".join(json.dumps(one, ensure_ascii=False, separators=(",", ":")) for one in features)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f'{{"type":"FeatureCollection","features":[\n{lines}\n]}}\n', encoding="utf-8")
    return f"{path.name}: {len(features)} features, {path.stat().st_size // 1000} KB"


def slug(name: str) -> str:
    """Make an id part of a name."""
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")
