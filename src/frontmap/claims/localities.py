"""Locality descriptions: which toponyms a sentence names, and how something lies to each of them.

One pass from left to right. What stands before a toponym ("12km southwest of", "the northern outskirts of") waits in
`_Prefix` until the toponym comes; what stands behind it (a suffix, a bracket, an apposition) is read at once.
The relations follow the georeferencing algebra of Wieczorek et al. 2004, doi:10.1080/13658810412331280211.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from frontmap.grammar import Role
from frontmap.model import Constraint, Locality, Relation, Span

if TYPE_CHECKING:
    from frontmap.grammar import Grammar, Mark, Matcher, Scan

_KILOMETRES = re.compile(r"(\d+)(km|kms|kilometers?|kilometres?|meters|metres|m|miles?)?$")
_METRES = {"meters": 1.0, "metres": 1.0, "km": 1000.0, "kms": 1000.0, "kilometer": 1000.0, "kilometers": 1000.0, "kilometre": 1000.0,
           "kilometres": 1000.0, "m": 1.0, "mile": 1609.344, "miles": 1609.344}  # fmt: skip
_NAME_TAILS = frozenset({"area", "direction", "sector", "line", "axis", "islands", "island", "plant", "airfield", "bridge"})
_LEAST_METRES = 100
_ROAD = re.compile(r"(?:[TMHERPO]|[ТМНЕРО])\d{2,4}$")
_FINE = frozenset({"settlement", "site", ""})
_AREAS = frozenset({"oblast", "raion", "region", "country", "sea"})
_HYPHENS = frozenset("-–‑‐")
# Words after a comma that begin a remark about the toponyms before it: "both of which lie along", "all within 5km of".
_RELATIVE = frozenset("both all each which lie lies located situated is are".split())


_SINGULAR = frozenset({"settlement", "village", "town", "city", "suburb"})


@dataclass(slots=True)
class Spot:
    """One toponym in its place in the sentence; tokens `first` to `last` hold all that belongs to it.

    `link` says how it hangs on the spot before: "" (it stands alone), "list" (a conjunction or comma), "chain" (a hyphen,
    "between A and B") or "remark" (it only locates the one before). `bare` spots have no preposition.
    """

    first: int
    last: int
    name_first: int
    name_last: int
    locality: Locality
    link: str = ""
    bare: bool = False
    own_relation: bool = False
    wide: bool = False
    along: bool = False
    kinds: frozenset[str] = frozenset()


@dataclass(slots=True)
class _Prefix:
    """What has been read towards the next toponym."""

    first: int = -1
    relation: str = ""
    bearings_deg: list[float] = field(default_factory=list)
    distances_m: list[float] = field(default_factory=list)
    part: str | None = None
    conjunction: bool = False
    comma: bool = False
    edge: bool = False
    apposition: bool = False

    @property
    def locating(self) -> bool:
        """Whether a distance or a direction has been read."""
        return bool(self.bearings_deg or self.distances_m)


class LocalityReader:
    """Reads the spots of one sentence after another.

    Parameters
    ----------
    grammar : Grammar
        The tables of relations, directions, parts and suffixes.
    kinds : mapping of str to frozenset of str
        The kinds that a folded name can have in the gazetteer.
    """

    def __init__(self, grammar: Grammar, matcher: Matcher) -> None:
        self._grammar = grammar
        self._kinds = matcher.kinds
        self._stop = grammar.sets["not_toponyms"]
        self._fillers = grammar.sets["fillers"]
        self._offices = grammar.sets["offices"] | grammar.sets["people"]
        self._suffixes = {tuple(word.split()): kind for kind, words in grammar.suffixes.items() for word in words
                          if kind not in {"near", "line", "axis"}}  # fmt: skip
        self._group_suffixes = {kind: {tuple(word.split()) for word in grammar.suffixes[kind]}
                                for kind in ("near", "line", "axis")}  # fmt: skip

    def read(self, scan: Scan, first: int = 0, last: int | None = None) -> list[Spot]:
        """Find every toponym between two tokens, with its relation.

        Parameters
        ----------
        scan : Scan
            The sentence as tokens and marks.
        first, last : int, optional
            Half-open range of tokens; the whole sentence by default.

        Returns
        -------
        list of Spot
            In the order of the text. Toponyms inside brackets are constraints of the spot before.
        """
        return _Pass(self, scan, first, len(scan.words) if last is None else last).run()


class _Pass:
    """One pass over the tokens of one sentence."""

    def __init__(self, reader: LocalityReader, scan: Scan, first: int, last: int) -> None:
        self.reader, self.scan, self.at, self.end = reader, scan, first, last
        self.floor = scan.depth[first] if first < len(scan.depth) else 0
        self.spots: list[Spot] = []
        self.prefix = _Prefix()
        self.remarking = False  # whether the words since the last spot speak about it
        self.gap = True  # whether something other than a locality stood since the last spot

    def run(self) -> list[Spot]:
        while self.at < self.end:
            self._step()
        return self.spots

    # -- one step -----------------------------------------------------------------------------------------------

    def _step(self) -> None:
        at, scan = self.at, self.scan
        if scan.depth[at] > self.floor:
            self._bracket()
            return
        word = scan.words[at]
        mark = self._toponym(at)
        if mark is not None:
            self._take(mark)
            return
        if not (self._relation(at) or self._direction(at) or self._distance(at) or self._part(at)):
            self._other(at, word)

    def _toponym(self, at: int) -> Mark | None:
        """Give the toponym that begins here, if it is one and not part of an office's or a person's name."""
        scan, reader = self.scan, self.reader
        border = self._border(at)
        if border is not None:
            return border
        raw = scan.raw[at]
        mark = scan.names_at.get(at)
        if mark is not None and raw[0].islower() and "region" not in self._kinds(mark):
            mark = None
        if mark is None and _ROAD.match(raw):
            mark = _mark(at, at + 1)
        if mark is None and raw[0].isupper() and self._expects_name() and at not in scan.terms_at:
            mark = self._unknown(at)
        if mark is None or mark.last > self.end:
            return None
        phrase = " ".join(scan.raw[mark.first : mark.last])
        if mark.last < self.end and scan.words[mark.last] in reader._grammar.sets["ordinals"]:
            mark = _mark(mark.first, mark.last + 1)
        if phrase in reader._stop or scan.raw[mark.first] in reader._stop and mark.last - mark.first == 1:
            return None
        term = scan.terms_at.get(at)
        if term is not None and term.last > mark.last:
            return None
        if term is not None and term.terms[0].role in {Role.SIDE, Role.ACTOR_NAME} and "country" not in self._kinds(mark):
            return None
        return None if self._is_office(mark) else mark

    def _kinds(self, mark: Mark) -> frozenset[str]:
        return self.reader._kinds.get(mark.name, frozenset())

    def _is_office(self, mark: Mark) -> bool:
        """"Luhansk Oblast Administration Head", "Zaporizhia's occupation administration": an office, no place."""
        scan = self.scan
        at = mark.last
        while at < self.end and (scan.words[at] in {"oblast", "city", "raion", "’", "'", "s", "regional"}):
            at += 1
        if at >= self.end:
            return False
        word, raw = scan.words[at], scan.raw[at]
        pair = f"{word} {scan.words[at + 1]}" if at + 1 < self.end else word
        if pair in self.reader._offices:
            return True
        return word in self.reader._offices and (raw[0].isupper() or at > mark.last or word not in {"head", "source"})

    def _expects_name(self) -> bool:
        if self.prefix.locating or self.prefix.relation in {"near", "toward", "between"}:
            return True
        if self.spots and self.at > 0 and self.scan.words[self.at - 1] in _HYPHENS and self.spots[-1].last == self.at - 1:
            return True
        if self.prefix.relation in {"at", "from", "to", "along"}:
            before = self.scan.words[self.at - 1]
            if before == "of" or (before == "in" and self.prefix.first == self.at - 1):
                return True
            return self.scan.words[min(self.at + 1, self.end - 1)] in _NAME_TAILS
        if self._object_due():
            return True
        listed = bool(self.spots) and not self.gap and (self.prefix.comma or self.prefix.conjunction)
        return listed and self.spots[-1].locality.kind not in _AREAS and not self.prefix.part

    def _object_due(self) -> bool:
        """"seized Nyrokove": right behind an event verb, a capitalised word is a place."""
        for back in range(1, 5):
            mark = self.scan.terms_at.get(self.at - back)
            if mark is not None:
                named = any(term.role is Role.EVENT_VERB and term.needs in {"", "place", "side"} for term in mark.terms)
                return named and mark.last == self.at
        return False

    def _unknown(self, at: int) -> Mark | None:
        """A capitalised run that no gazetteer has, where a toponym is due."""
        scan, last = self.scan, at
        while (last < self.end and last < at + 3 and scan.raw[last][0].isupper() and not scan.raw[last].isupper()
               and scan.raw[last] not in self.reader._stop and last not in scan.terms_at
               and scan.words[last] not in self.reader._offices):  # fmt: skip
            last += 1
            if last + 1 < self.end and scan.words[last] in _HYPHENS and last == at + 1 and last + 1 not in scan.names_at \
                    and scan.raw[last + 1][0].isupper() and last + 1 not in scan.terms_at:  # fmt: skip
                last += 2
        return _mark(at, last) if last > at and (last > at + 1 or len(scan.raw[at]) > 2) else None

    def _border(self, at: int) -> Mark | None:
        """"Kharkiv-Luhansk Oblast border", "Azerbaijan-Armenian border": one name, that of a border."""
        scan, here, named = self.scan, at, 0
        while here < self.end:
            word = scan.words[here]
            if word in {"border", "borders", "boundary"}:
                return _mark(at, here + 1, "border") if named else None
            if here in scan.names_at:
                named += 1
                here = scan.names_at[here].last
                if scan.words[here - 1] in {"border", "borders"}:
                    return _mark(at, here, "border")
            elif here in scan.terms_at and scan.terms_at[here].terms[0].role is Role.SIDE:
                named += 1
                here = scan.terms_at[here].last
            elif named and (word in _HYPHENS or word in {"oblast", "oblasts", "raion", "administrative", "international",
                                                         "state", "federation", "and"}):  # fmt: skip
                here += 1
            else:
                return None
        return None

    # -- what stands before a toponym ---------------------------------------------------------------------------

    def _begin(self, at: int) -> None:
        if self.prefix.first < 0:
            self.prefix.first = at

    def _relation(self, at: int) -> bool:
        mark = self.scan.terms_at.get(at)
        term = next((t for t in mark.terms if t.role is Role.RELATION), None) if mark else None
        if mark is None or term is None:
            return False
        if self.prefix.locating and term.value in {"at", "near"} and self.prefix.bearings_deg == []:
            # "within 5 km of", "30km from": the distance stays, the preposition adds nothing
            self.at = mark.last
            return True
        self._begin(at)
        if self.prefix.bearings_deg:  # "south of X" never came to its name: "to the northeast near Y"
            self.prefix.bearings_deg, self.prefix.distances_m = [], []
        if not (self.prefix.relation in {"near", "to", "between"} and term.value in {"at", "near"}):
            self.prefix.relation = term.value
        self.at = mark.last
        return True

    def _direction(self, at: int) -> bool:
        """"north and northwest of": directions count only with their "of"."""
        scan, here, bearings = self.scan, at, []
        table, names = self.reader._grammar.bearings_deg, self.reader._grammar.direction_names
        while here < self.end:
            mark = scan.terms_at.get(here)
            term = next((t for t in mark.terms if t.role is Role.DIRECTION), None) if mark else None
            if mark is not None and term is not None:
                bearings.append(table[names[term.value]])
                here = mark.last
                continue
            if not bearings or not (self._joins_direction(here) or scan.words[here - 1] in {",", "and", "or"}):
                break
            here += 1
        if not bearings or here >= self.end:
            return False
        if scan.words[here] in {"and", ","} and self.prefix.distances_m:  # "23km northwest and 13km south of X"
            self.prefix.bearings_deg.extend(bearings)
            self.at = here + 1
            return True
        if scan.words[here] not in {"of", "from"}:
            return False
        self._begin(at)
        self.prefix.bearings_deg = [*self.prefix.bearings_deg, *bearings] if self.prefix.distances_m else bearings
        if self.prefix.relation not in {"between", "from"}:
            self.prefix.relation = ""
        self.at = here + 1
        return True

    def _joins_direction(self, at: int) -> bool:
        if self.scan.words[at] not in {"and", "or", ",", "to", "/", "-"}:
            return False
        ahead = at + 2 if self.scan.words[min(at + 1, self.end - 1)] in {"and", "or", "the"} else at + 1
        if ahead == at + 2 and ahead < self.end and self.scan.words[ahead] == "the":
            ahead += 1
        return ahead in self.scan.terms_at and self._is_term(ahead, Role.DIRECTION)

    def _distance(self, at: int) -> bool:
        scan = self.scan
        found = _KILOMETRES.match(scan.words[at])
        if not found:
            return False
        unit, last = found.group(2), at + 1
        if unit is None and last < self.end and scan.words[last] in _METRES and scan.words[last] != "m":
            unit, last = scan.words[last], last + 1
        if unit is None or (unit in {"m", "meters", "metres"} and int(found.group(1)) < _LEAST_METRES):
            return False
        self._begin(at)
        metres = float(found.group(1)) * _METRES[unit]
        if at >= 2 and scan.words[at - 1] == "." and scan.words[at - 2].isdigit():
            metres += float(scan.words[at - 2]) * _METRES[unit] - metres * (1 - 10 ** -len(found.group(1)))
        self.prefix.distances_m.append(metres)
        self.at = last
        return True

    def _part(self, at: int) -> bool:
        mark = self.scan.terms_at.get(at)
        if mark is None or not any(term.role is Role.PART for term in mark.terms):
            return False
        self._begin(at)
        following = self.scan.words[mark.last] if mark.last < self.end else ""
        self.prefix.edge = following in self.reader._grammar.sets["edges"]
        self.prefix.part = self._written(mark, mark.last).lower()
        self.at = mark.last
        return True

    def _other(self, at: int, word: str) -> None:
        self.at = at + 1
        dash = word in _HYPHENS and at + 1 < self.end and self.scan.starts[at + 1] > self.scan.ends[at]
        if dash and self.spots and not self.gap:
            self.prefix = _Prefix(comma=True, apposition=True)
        elif word == ",":
            self.prefix = replace(self.prefix, comma=True) if not self.gap else _Prefix(comma=True)
        elif word in {"and", "or", "&"}:
            self.prefix.conjunction = True
        elif word in self.reader._grammar.sets["edges"]:
            self.prefix.edge = True
        elif word in _SINGULAR and self.prefix.comma and self.spots and not self.gap:
            self.prefix.apposition = True
        elif word in _RELATIVE and self.spots and not self.gap and not self.prefix.relation:
            self.prefix.apposition = True
        elif word in self.reader._fillers or word.isdigit():
            pass
        elif word == "east" or (at in self.scan.terms_at and self._is_term(at, Role.DIRECTION)):
            pass  # "the northwest", "to the east": a direction without an anchor
        elif self.prefix.apposition and not self._acts(at):
            pass  # "all situated in the vicinity of the Ukrainian bridgehead over the Inhulets River"
        else:
            self._break()

    def _acts(self, at: int) -> bool:
        mark = self.scan.terms_at.get(at)
        return mark is not None and any(term.role in {Role.EVENT_VERB, Role.EVENT_NOUN, Role.REPORT, Role.LIGHT} for term in mark.terms)

    def _is_term(self, at: int, role: Role) -> bool:
        return any(term.role is role for term in self.scan.terms_at[at].terms)

    def _break(self) -> None:
        self.remarking = False
        self.prefix = _Prefix()
        self.gap = True

    # -- the toponym itself -------------------------------------------------------------------------------------

    def _take(self, mark: Mark) -> None:
        prefix, before = self.prefix, self.spots[-1] if self.spots and not self.gap else None
        kind, last = self._suffix(mark)
        named = last
        if kind == "site" and (mark.name or self.scan.words[last - 1] in {"islands", "island"}):  # "the Sil railway station": a part of Sil, where the gazetteer has no such station
            prefix.part, kind, named = prefix.part or self._written(_mark(mark.last, last), last), "", mark.last
        chain = self.scan.words[mark.first - 1] in _HYPHENS if mark.first > 0 and self.spots else False
        chain = chain and self.spots[-1].last == mark.first - 1
        link = "chain" if chain else "list" if before is not None and (prefix.comma or prefix.conjunction) else ""
        relation = prefix.relation or ("near" if prefix.edge else "")
        if not relation and not prefix.locating and link == "list" and before is not None:
            inherited = before.locality.relation
            relation = inherited.value if inherited not in {Relation.OFFSET, Relation.DIRECTION, Relation.IN} else "at"
        first = prefix.first if prefix.first >= 0 else mark.first
        span = Span(self.scan.starts[mark.first], self.scan.ends[last - 1])
        kinds = self._kinds(mark)
        kind = kind or self._kind_of(mark, kinds)
        name = self._written(mark, named)
        if kind == "country":
            if prefix.part is None or not prefix.part.endswith("ern"):
                self._skip(last)
                return
            name = f"{prefix.part} {name}"
            kind = "region"
        made = []
        for number, bearing in enumerate(prefix.bearings_deg or [None]):
            distance = prefix.distances_m[min(number, len(prefix.distances_m) - 1)] if prefix.distances_m else None
            locality = Locality(
                name=name,
                relation=_relation_of(relation, bearing, distance, kind),
                span=span,
                kind=kind,
                bearing_deg=bearing,
                distance_m=distance,
                part=None if kind == "region" and name.startswith(str(prefix.part)) else prefix.part,
            )
            made.append(Spot(first, last, mark.first, last, locality, link, kinds=kinds,
                             bare=not (relation or prefix.locating), own_relation=bool(prefix.relation),
                             along=relation == "along",
                             wide=prefix.edge or "outskirts" in self._before(mark.first)))  # fmt: skip
        self._place(before, made, prefix)
        self.prefix, self.gap, self.at = _Prefix(), False, last
        self._behind(made)

    def _before(self, at: int) -> tuple[str, ...]:
        return self.scan.words[max(0, at - 4) : at]

    def _skip(self, last: int) -> None:
        self.at = last
        self.prefix = _Prefix()
        self.gap = True

    def _kind_of(self, mark: Mark, kinds: frozenset[str]) -> str:
        if mark.name == "border":
            return "border"
        if _ROAD.match(self.scan.raw[mark.first]):
            return "road"
        if self.scan.words[mark.last - 1] in {"raion", "district"}:
            return "raion"
        for kind in ("oblast", "raion", "country", "region", "sea"):
            if kinds == {kind} or (kind in kinds and not kinds & {"settlement", "site"}):
                return kind
        for kind in ("river", "reservoir", "site"):
            if kinds and kinds <= {kind}:
                return kind
        return "settlement" if kinds and not kinds <= {"river", "border", "road"} else ""

    def _suffix(self, mark: Mark) -> tuple[str, int]:
        """Read what the words behind the toponym say it is: "City", "Oblast", "River", "highway"."""
        if mark.name == "border":
            return "border", mark.last
        words = self.scan.words
        for length in (3, 2, 1):
            kind = self.reader._suffixes.get(tuple(words[mark.last : mark.last + length]))
            if kind == "road" and mark.first > 0 and words[mark.first - 1] in _HYPHENS:
                kind = None  # "the Svatove-Kreminna road": a line between two towns
            if kind is not None and mark.last + length <= self.end:
                return kind, mark.last + length
        return "", mark.last

    def _written(self, mark: Mark, last: int) -> str:
        return " ".join(self.scan.text[self.scan.starts[mark.first] : self.scan.ends[last - 1]].split())

    # -- how it hangs on the one before -------------------------------------------------------------------------

    def _place(self, before: Spot | None, made: list[Spot], prefix: _Prefix) -> None:
        """Append the new spots, or hang them on the spot before as a remark or qualifier."""
        new, mark_first, chain = made[0].locality, made[0].name_first, made[0].link == "chain"
        if not chain and mark_first > 1 and self.scan.words[mark_first - 1] in _HYPHENS and self._known_before(mark_first - 1):
            return  # the tail of a chain whose head was only a remark
        if chain:
            head = self.spots[-1]
            head.locality = replace(head.locality, relation=Relation.LINE if head.along else _line_or(head.locality.relation))
            for spot in made:
                spot.locality = replace(spot.locality, relation=self.spots[-1].locality.relation)
        elif before is not None and len(prefix.distances_m) > 1:
            self._remark(before, new, prefix)
            return
        elif before is not None and (prefix.apposition or not prefix.conjunction):
            old = before.locality
            if old.kind in {"site", "road", "raion"} and not prefix.comma and new.kind == "settlement" and \
                    (new.relation is Relation.AT or (old.kind == "road" and not prefix.relation)):  # fmt: skip
                made[0].locality = replace(new, part=new.part or old.name) if old.kind != "road" else \
                    replace(new, relation=old.relation)  # fmt: skip
                made[0].first, made[0].bare = before.first, before.bare
                self._drop(before)
            elif self._qualifies(before, new, prefix) or self._still_remarking(old, new, prefix):
                self._remark(before, new, prefix)
                self.remarking = True
                return
            wide = before.wide and new.relation is Relation.NEAR
            if (wide or old.relation in {Relation.DIRECTION, Relation.OFFSET}) and new.relation in {Relation.AT, Relation.NEAR} \
                    and new.kind in _FINE and not prefix.comma:  # fmt: skip
                remark = Constraint(old.name, old.bearing_deg, old.distance_m)
                made[0].locality = replace(new, constraints=(remark,))
                made[0].first = before.first
                self._drop(before)
            elif old.kind in _AREAS and not prefix.comma and new.kind in {"settlement", "site", "river", "", "border"} \
                    and not (new.kind == "border" and new.relation in {Relation.DIRECTION, Relation.OFFSET}) \
                    and new.relation not in {Relation.TOWARD, Relation.FROM, Relation.TO} \
                    and old.relation is Relation.IN:  # fmt: skip
                made[0].locality = replace(new, regions=(old.name,))
                made[0].first = before.first
                self._drop(before)
            elif old.kind in _AREAS and new.kind == "border" and prefix.locating:
                return
        self.remarking = False
        self.spots.extend(made)

    def _still_remarking(self, old: Locality, new: Locality, prefix: _Prefix) -> bool:
        """"a settlement on the E40 highway to Slovyansk": the remark goes on."""
        return self.remarking and not prefix.comma and (new.relation not in {Relation.AT, Relation.IN} or old.kind in _FINE)

    def _known_before(self, at: int) -> bool:
        return any(mark.last == at for mark in self.scan.names_at.values())

    def _drop(self, spot: Spot) -> None:
        """Forget a spot that only located the next one (all its directions, where it had several)."""
        while self.spots and self.spots[-1].name_first == spot.name_first:
            self.spots.pop()

    def _qualifies(self, before: Spot, new: Locality, prefix: _Prefix) -> bool:
        """Whether the new toponym only helps to locate the one before."""
        old = before.locality
        if prefix.apposition:
            return True
        if new.kind in {"oblast", "country", "region"} and (old.kind not in _AREAS or old.kind == "raion") and new.relation is Relation.IN:
            return not prefix.comma or not prefix.relation
        if new.kind == "raion" and old.kind in _FINE and prefix.comma and not prefix.relation:
            return not self._list_goes_on()
        if new.relation in {Relation.TOWARD, Relation.FROM, Relation.TO, Relation.LINE} or old.kind in _AREAS:
            return False
        if old.relation in {Relation.FROM, Relation.TOWARD} and not prefix.locating:
            return False
        if before.wide and new.relation is Relation.NEAR and not prefix.locating:
            return False
        if prefix.locating:
            if old.kind in {"border", "river"}:
                return bool(prefix.distances_m) and old.kind == "river"
            if old.relation in {Relation.DIRECTION, Relation.OFFSET}:
                return False
            return bool(prefix.distances_m) or not prefix.comma or not self._list_goes_on()
        if prefix.comma or old.kind not in _FINE or old.relation in {Relation.DIRECTION, Relation.OFFSET}:
            return False
        return new.relation in {Relation.NEAR, Relation.ALONG, Relation.AT, Relation.ACROSS}

    def _list_goes_on(self) -> bool:
        """Whether another item of a list follows the toponym that is being read ("..., south of X, and near Y")."""
        scan = self.scan
        for at in range(self.at + 1, min(self.end, self.at + 40)):
            if scan.depth[at] > self.floor or scan.words[at] in {",", ")", "the", "near", "city", "oblast"}:
                continue
            if scan.words[at] in {"and", "or"} and at + 1 < self.end:
                ahead = scan.terms_at.get(at + 1)
                roles = {term.role for term in ahead.terms} if ahead else set()
                return at + 1 in scan.names_at or bool(roles & {Role.RELATION, Role.DIRECTION})
            if not (at in scan.names_at or scan.raw[at][0].isupper()):
                return False
        return False

    def _remark(self, before: Spot, new: Locality, prefix: _Prefix) -> None:
        """Hang a remark on the spot before, or on each of a list where it speaks of "both" or says "respectively"."""
        if new.kind in {"oblast", "country", "region"} and not prefix.locating:
            before.locality = replace(before.locality, regions=(*before.locality.regions, new.name))
            return
        spots = [before]
        pairs = max(len(prefix.bearings_deg), len(prefix.distances_m))
        if pairs > 1 and len(self.spots) >= pairs:
            spots = self.spots[-pairs:]
        elif {"both", "all", "each"} & set(self.scan.words[max(0, before.last) : self.at]):
            spots = _same_list(self.spots)
        for number, spot in enumerate(spots):
            remark = Constraint(new.name, _pick(prefix.bearings_deg, number), _pick(prefix.distances_m, number))
            spot.locality = replace(spot.locality, constraints=(*spot.locality.constraints, remark))

    def _behind(self, made: list[Spot]) -> None:
        """Read "area", "direction", "line" behind a toponym, and its possessive with what follows."""
        words, at = self.scan.words, self.at
        if at + 1 < self.end and words[at] in {"’", "'"} and words[at + 1] == "s":
            at += 2
            while at < self.end and at in self.scan.terms_at and self._is_term(at, Role.PART):
                at = self.scan.terms_at[at].last
            if at < self.end and words[at] == "border":
                self.at = at + 1
                return
            if at < self.end and words[at] in self.reader._grammar.sets["edges"]:
                for spot in made:
                    spot.locality = replace(spot.locality, relation=Relation.NEAR)
                self.at = at + 1
            return
        members = _chain(self.spots)
        for length in (2, 1):
            tail = tuple(words[at : at + length])
            for kind in ("axis", "line", "near") if len(members) > 1 else ("axis", "near", "line"):
                if tail in self.reader._group_suffixes[kind] and at + length <= self.end:
                    self._group(members, kind, at + length)
                    return
        suffix = words[at - 1] if at else ""
        if suffix in {"oblasts", "regions", "provinces", "raions"}:
            for spot in _same_list(self.spots):
                if spot.locality.kind in _FINE:
                    spot.locality = replace(spot.locality, kind=made[0].locality.kind, relation=_area(spot.locality))

    def _group(self, members: list[Spot], kind: str, last: int) -> None:
        line = kind == "axis" or (kind == "line" and len(members) > 1)
        if line and self.scan.words[last - 1] in {"axes", "lines", "highways"}:
            members = _same_list(self.spots)
        for spot in members:
            locality = spot.locality
            if locality.kind in _AREAS:
                locality = replace(locality, relation=Relation.IN)
            elif line:
                locality = replace(locality, relation=Relation.LINE)
            elif locality.relation in {Relation.AT, Relation.LINE, Relation.NEAR, Relation.ALONG}:
                locality = replace(locality, relation=Relation.NEAR)
            spot.locality, spot.wide, spot.bare = locality, kind == "near", False
        members[-1].last = last
        self.at = last

    def _bracket(self) -> None:
        """Read a bracket: its directions are constraints of the spot before; nothing in it is a place of an event."""
        begin = self.at
        while self.at < self.end and self.scan.depth[self.at] > self.floor:
            self.at += 1
        if not self.spots or self.gap or self.spots[-1].last < begin - 1:
            return
        inner = _Pass(self.reader, self.scan, begin + 1, self.at)
        inner.floor = self.scan.depth[begin]
        target = self.spots[-1]
        for spot in inner.run():
            found = spot.locality
            if found.bearing_deg is not None or found.distance_m is not None:
                remark = Constraint(found.name, found.bearing_deg, found.distance_m)
                target.locality = replace(target.locality, constraints=(*target.locality.constraints, remark))
            elif found.kind in _AREAS:
                target.locality = replace(target.locality, regions=(*target.locality.regions, found.name))
        for spot in self.spots:
            if spot.name_first == target.name_first:
                spot.last = self.at


def _mark(first: int, last: int, name: str = "") -> Mark:
    from frontmap.grammar import Mark as Made  # noqa: PLC0415

    return Made(first, last, name=name)


def _pick(values: list[float], number: int) -> float | None:
    return values[min(number, len(values) - 1)] if values else None


def _relation_of(word: str, bearing: float | None, distance: float | None, kind: str) -> Relation:
    if distance is not None:
        return Relation.OFFSET if bearing is not None else Relation.NEAR
    if bearing is not None:
        return Relation.DIRECTION
    if word == "between":
        return Relation.LINE
    if kind in _AREAS or kind == "sea":
        return Relation(word) if word in {"toward", "from", "to"} else Relation.IN
    relation = Relation(word) if word else Relation.AT
    if relation is Relation.ACROSS and kind not in {"river", "border", "reservoir", "road"}:
        return Relation.AT
    if kind in {"river", "road"} and relation is Relation.AT:
        return Relation.ALONG
    if relation is Relation.ALONG and kind in _FINE:
        return Relation.NEAR
    return relation


def _line_or(relation: Relation) -> Relation:
    keep = {Relation.NEAR, Relation.TOWARD, Relation.FROM}
    return relation if relation in keep else Relation.LINE


def _area(locality: Locality) -> Relation:
    keep = {Relation.TOWARD, Relation.FROM, Relation.TO}
    return locality.relation if locality.relation in keep else Relation.IN


def _chain(spots: list[Spot]) -> list[Spot]:
    """The spots at the end that one group word ("line", "area") speaks of: a hyphened chain, else the last alone."""
    members: list[Spot] = []
    for spot in reversed(spots):
        members.insert(0, spot)
        if spot.link != "chain":
            break
    return members


def _same_list(spots: list[Spot]) -> list[Spot]:
    members: list[Spot] = []
    for spot in reversed(spots):
        members.insert(0, spot)
        if spot.link not in {"list", "chain"} or spot.own_relation:
            break
    return members
