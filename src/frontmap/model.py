"""The nouns of frontmap, frozen: report, sentence, locality, claim, place, located claim.

All coordinates are WGS 84 (EPSG:4326), longitude before latitude, in degrees; distances are metres;
bearings are degrees clockwise from true north. Character spans are half-open offsets into `Report.text`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from shapely.geometry.base import BaseGeometry


class EventType(StrEnum):
    """What is reported to have happened; docs/layer-schema.md defines each."""

    ATTACK = "attack"
    REPELLED_ATTACK = "repelled_attack"
    NO_ATTACK = "no_attack"
    CLASH = "clash"
    ADVANCE = "advance"
    CAPTURE = "capture"
    CONTROL = "control"
    WITHDRAWAL = "withdrawal"
    STRIKE = "strike"
    MOVEMENT = "movement"
    SABOTAGE = "sabotage"
    SIGHTING = "sighting"


class Status(StrEnum):
    """How sure the text is, from surest to least; `planned` is kept in the layer and not drawn."""

    CONFIRMED = "confirmed"
    ASSESSED = "assessed"
    LIKELY = "likely"
    CLAIMED = "claimed"
    POSSIBLE = "possible"
    DENIED = "denied"
    PLANNED = "planned"


DOUBT = {status: rank for rank, status in enumerate(Status)}
"""The rank of each status: the higher, the less sure the text is."""


class Relation(StrEnum):
    """How a claim's event lies to the toponym that anchors it."""

    AT = "at"
    NEAR = "near"
    OFFSET = "offset"
    DIRECTION = "direction"
    TOWARD = "toward"
    FROM = "from"
    TO = "to"
    LINE = "line"
    ACROSS = "across"
    ALONG = "along"
    IN = "in"


class Review(StrEnum):
    """What a human has done with a feature."""

    EXTRACTED = "extracted"
    ACCEPTED = "accepted"
    CORRECTED = "corrected"
    ADDED = "added"
    REJECTED = "rejected"


class BlockKind(StrEnum):
    """What a run of report text is on the page."""

    HEADING = "heading"
    BULLET = "bullet"
    PARAGRAPH = "paragraph"


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open range of characters, offsets into the report's text as read."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Block:
    """One heading, bullet or paragraph of a report; `level` is 1-6 for headings, else 0."""

    kind: BlockKind
    span: Span
    level: int = 0


@dataclass(frozen=True, slots=True)
class Report:
    """Prose with a date and a publisher, as read; `text` is what every span refers to."""

    report_id: str
    date: date
    title: str
    publisher: str
    url: str | None
    text: str
    blocks: tuple[Block, ...]
    language: str = "en"
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a report.

    `text` is exactly ``report.text[span.start:span.end]`` (citation marks and bullet sign included), `headings` the
    chain of headings above it, outermost first, and `citations` the numbers of its ``[n]`` marks.
    """

    number: int
    span: Span
    text: str
    kind: BlockKind
    headings: tuple[str, ...] = ()
    citations: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Constraint:
    """A locating remark that is no place of the event: "(10km southwest of Davydiv Brid)".

    `anchor` is a toponym as written; a None bearing or distance is one that the text does not give.
    """

    anchor: str
    bearing_deg: float | None = None
    distance_m: float | None = None


@dataclass(frozen=True, slots=True)
class Locality:
    """One toponym of a locality description, and how the event lies to it.

    `name` is the toponym as written; `kind` what the words say it is ("settlement", "oblast", "raion", "region",
    "country", "river", "reservoir", "border", "road", "sea", "site", or "" where they do not say). `constraints` are
    its own parenthetical remarks, `regions` the oblast and country qualifiers that stand with it ("in Robotyne,
    Zaporizhia Oblast"). `span` counts from the first character of its sentence.
    """

    name: str
    relation: Relation
    span: Span
    kind: str = ""
    bearing_deg: float | None = None
    distance_m: float | None = None
    part: str | None = None
    constraints: tuple[Constraint, ...] = ()
    regions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Claim:
    """One thing that one claimant says happened, before it is placed.

    `localities` holds one toponym, or several where they describe one shape together (the vertices of a line, a
    direction and a goal). `decided_by` names the words that decided each field, for `frontmap explain`.
    """

    claim_id: str
    sentence: Sentence
    event_type: EventType
    side: str
    actor: str
    status: Status
    hedge: str
    claimant: str | None
    localities: tuple[Locality, ...]
    begin: date
    end: date
    rule: str
    decided_by: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Candidate:
    """A gazetteer entry that a toponym may mean, with its score (0-1, the chosen one has the highest)."""

    gazetteer_id: str
    name: str
    kind: str
    oblast: str
    lon: float
    lat: float
    score: float = 0.0


@dataclass(frozen=True, slots=True)
class Place:
    """A locality resolved: the anchor chosen (or None, with the reason) and the rivals not taken.

    `lon`/`lat` are the anchor toponym's, never the shifted point; None for rivers, roads, borders and regions.
    """

    locality: Locality
    gazetteer_id: str | None
    lon: float | None
    lat: float | None
    oblast: str = ""
    rivals: tuple[Candidate, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Footprint:
    """Where a claim's event may have been: geometry, radius and the rule that made it.

    `geometry` (EPSG:4326) is what is drawn: Point, LineString, Polygon or MultiPolygon, or None where the claim can't
    be placed and `reason` says why. `area` is the polygon within which the event lies with about 90 % certainty, None
    for shapes that are areas themselves. `uncertainty_m` is the radius of the smallest circle about `geometry`'s
    centre that covers it.
    """

    geometry: BaseGeometry | None
    area: BaseGeometry | None = None
    uncertainty_m: float | None = None
    method: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class LocatedClaim:
    """A claim with its places and footprint; `event_id` is shared by the claims that report the same event."""

    claim: Claim
    places: tuple[Place, ...]
    footprint: Footprint
    event_id: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """All that reading one report gave: nothing is dropped on the way."""

    report: Report
    sentences: tuple[Sentence, ...]
    claims: tuple[LocatedClaim, ...]
    remarks: tuple[tuple[int, str], ...] = ()
    """(sentence number, why it gave no claim), for `frontmap explain`."""
