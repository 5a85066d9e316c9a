"""The index from folded names to entries, and the shapes of those that are no points."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING

import shapely
from shapely.geometry import Point

from frontmap.errors import ReferenceDataError
from frontmap.gazetteer.entry import Entry, coarse_kind
from frontmap.gazetteer.spelling import fold_all, fold_phrase

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from shapely.geometry.base import BaseGeometry

# Words that say a toponym's kind ("Oskil River", "city of Kherson"); the name is looked up without them.
_KIND_AFTER = {
    "oblast": "oblast",
    "region": "oblast",
    "raion": "raion",
    "district": "raion",
    "river": "river",
    "reservoir": "reservoir",
    "city": "settlement",
    "town": "settlement",
    "village": "settlement",
    "settlement": "settlement",
    "sea": "sea",
    "highway": "road",
    "road": "road",
}
_KIND_BEFORE = {
    ("city", "of"): "settlement", ("town", "of"): "settlement", ("village", "of"): "settlement",
    ("settlement", "of"): "settlement", ("sea", "of"): "sea", ("river",): "river", ("lake",): "reservoir",
}  # fmt: skip
_BARE_TOO = frozenset({"oblast", "raion", "river", "reservoir"})


class Gazetteer:
    """Every place that a report can name.

    `load_gazetteer` makes it of the reference data.

    Parameters
    ----------
    entries : iterable of Entry
        All entries; ids are unique.
    shapes : mapping of str to str or shapely geometry, optional
        By gazetteer id, GeoJSON geometries as text (parsed when first asked for) or ready ones. EPSG:4326, lon first.
    """

    def __init__(self, entries: Iterable[Entry], shapes: Mapping[str, str | BaseGeometry] | None = None) -> None:
        self._entries = {entry.gazetteer_id: entry for entry in entries}
        self._shapes: dict[str, str | BaseGeometry] = dict(shapes or {})
        self._by_key: dict[str, list[Entry]] = defaultdict(list)
        self._bare: dict[str, list[Entry]] = defaultdict(list)
        self._index()

    def _index(self) -> None:
        owners = [entry for entry in self._entries.values() for _ in range(1 + len(entry.other_names))]
        names = [name for entry in self._entries.values() for name in (entry.name, *entry.other_names)]
        for entry, key in zip(owners, fold_all([name.replace("\n", " ") for name in names]), strict=True):
            found = self._by_key[key]
            if key and (not found or found[-1] is not entry):
                found.append(entry)
                if entry.kind in _BARE_TOO:
                    bare, kind = _split_kind(key)
                    if kind:
                        self._bare[bare].append(entry)
        self._by_key.pop("", None)

    def __len__(self) -> int:
        """Count the entries."""
        return len(self._entries)

    def __getitem__(self, gazetteer_id: str) -> Entry:
        """Give the entry of an id; KeyError where there is none."""
        return self._entries[gazetteer_id]

    def __contains__(self, gazetteer_id: object) -> bool:
        """Tell whether there is an entry of this id."""
        return gazetteer_id in self._entries

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All entries, in the order of the files."""
        return tuple(self._entries.values())

    def candidates(self, name: str, kind: str = "") -> tuple[Entry, ...]:
        """Give every entry that a name can mean, in no order of likelihood.

        Parameters
        ----------
        name : str
            The toponym as written; "Kherson City", "city of Kherson" and "Oskil River" are understood.
        kind : str, optional
            A kind that the words around it prove ("settlement", "oblast", "river", ... or one of `KINDS`): only
            entries of that kind are given. A bare "Donetsk" of kind "oblast" is Donetsk Oblast.

        Returns
        -------
        tuple of Entry
            Empty where the gazetteer does not know the name.
        """
        key = fold_phrase(name)
        bare, own_kind = _split_kind(key)
        found = list(self._by_key.get(key, ()))
        if own_kind and not found:
            found = _of_kind([*self._by_key.get(bare, ()), *self._bare.get(bare, ())], own_kind)
        if kind:
            found = _of_kind([*found, *self._by_key.get(bare, ()), *self._bare.get(bare, ())], kind)
        elif not found:
            found = list(self._bare.get(key, ()))
        return tuple({entry.gazetteer_id: entry for entry in found}.values())

    def surface_forms(self) -> Iterable[tuple[str, str]]:
        """Give (folded phrase, coarse kind) of every name, for a text matcher; a phrase comes once for each kind.

        Words of a phrase are parted by one space, also where the name has a hyphen.
        """
        for key, entries in self._by_key.items():
            for kind in {coarse_kind(entry.kind): None for entry in entries}:
                yield key, kind

    def geometry(self, entry: Entry) -> BaseGeometry:
        """Give an entry's shape (EPSG:4326, lon before lat): its point, or the line or area read from the data.

        Raises
        ------
        ReferenceDataError
            The entry has neither coordinates nor a shape.
        """
        found = self._shapes.get(entry.gazetteer_id)
        if isinstance(found, str):
            found = self._shapes[entry.gazetteer_id] = shapely.from_geojson(found)
        if found is not None:
            return found
        if entry.lon is None or entry.lat is None:
            what = f"'{entry.name}' ({entry.gazetteer_id}) has neither coordinates nor a shape"
            raise ReferenceDataError(what, where="gazetteer", fix="give its row lon and lat")
        return Point(entry.lon, entry.lat)

    @cached_property
    def _oblasts(self) -> tuple[tuple[Entry, ...], shapely.STRtree]:
        oblasts = tuple(entry for entry in self._entries.values() if entry.kind == "oblast")
        return oblasts, shapely.STRtree([self.geometry(entry) for entry in oblasts])

    def oblast_of(self, lon: float, lat: float) -> str:
        """Give the name of the oblast that a point (degrees) lies in; "" outside all of them."""
        oblasts, tree = self._oblasts
        inside = sorted(int(i) for i in tree.query(Point(lon, lat), predicate="intersects"))
        return oblasts[inside[0]].name if inside else ""


def _split_kind(key: str) -> tuple[str, str]:
    """Part "oskil river" into ("oskil", "river"); the kind is "" where no word says it."""
    words = key.split()
    if len(words) > 1 and words[-1] in _AFTER:
        return " ".join(words[:-1]), _AFTER[words[-1]]
    for before, kind in _BEFORE.items():
        if len(words) > len(before) and tuple(words[: len(before)]) == before:
            return " ".join(words[len(before) :]), kind
    return key, ""


_AFTER = {fold_phrase(word): kind for word, kind in _KIND_AFTER.items()}
_BEFORE = {tuple(map(fold_phrase, words)): kind for words, kind in _KIND_BEFORE.items()}


def _of_kind(entries: list[Entry], kind: str) -> list[Entry]:
    return [entry for entry in entries if kind in {entry.kind, coarse_kind(entry.kind)}]
