"""The codebook of a layer as data: columns, kinds, words that exist; docs/layer-schema.md says what they mean."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from enum import Enum, auto

from frontmap.model import EventType, Review, Status

SCHEMA_CRS = "EPSG:4326"
UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
"""What no file keeps in a text: GDAL ends it at a NUL, UTF-8 has no half surrogates."""

_ISO_3166 = """
ABW AFG AGO AIA ALA ALB AND ARE ARG ARM ASM ATA ATF ATG AUS AUT AZE BDI BEL BEN BES BFA BGD BGR BHR BHS BIH BLM BLR BLZ
BMU BOL BRA BRB BRN BTN BVT BWA CAF CAN CCK CHE CHL CHN CIV CMR COD COG COK COL COM CPV CRI CUB CUW CXR CYM CYP CZE DEU
DJI DMA DNK DOM DZA ECU EGY ERI ESH ESP EST ETH FIN FJI FLK FRA FRO FSM GAB GBR GEO GGY GHA GIB GIN GLP GMB GNB GNQ GRC
GRD GRL GTM GUF GUM GUY HKG HMD HND HRV HTI HUN IDN IMN IND IOT IRL IRN IRQ ISL ISR ITA JAM JEY JOR JPN KAZ KEN KGZ KHM
KIR KNA KOR KWT LAO LBN LBR LBY LCA LIE LKA LSO LTU LUX LVA MAC MAF MAR MCO MDA MDG MDV MEX MHL MKD MLI MLT MMR MNE MNG
MNP MOZ MRT MSR MTQ MUS MWI MYS MYT NAM NCL NER NFK NGA NIC NIU NLD NOR NPL NRU NZL OMN PAK PAN PCN PER PHL PLW PNG POL
PRI PRK PRT PRY PSE PYF QAT REU ROU RUS RWA SAU SDN SEN SGP SGS SHN SJM SLB SLE SLV SMR SOM SPM SRB SSD STP SUR SVK SVN
SWE SWZ SXM SYC SYR TCA TCD TGO THA TJK TKL TKM TLS TON TTO TUN TUR TUV TWN TZA UGA UKR UMI URY USA UZB VAT VCT VEN VGB
VIR VNM VUT WLF WSM YEM ZAF ZMB ZWE
"""
UNKNOWN_SIDE = "UNK"
EVENT_TYPES = tuple(str(event_type) for event_type in EventType)
STATUSES = tuple(str(status) for status in Status)
REVIEWS = tuple(str(review) for review in Review)
SIDES = ("UKR", "RUS", UNKNOWN_SIDE, *sorted(set(_ISO_3166.split()) - {"UKR", "RUS"}))


class Kind(Enum):
    """What a property's value is; any but a required one may be null."""

    TEXT = auto()
    DATE = auto()
    """ISO 8601 calendar date, YYYY-MM-DD."""
    NUMBER = auto()
    """Finite and not negative."""
    WHOLE = auto()
    """Whole number, not negative."""
    WHOLES = auto()
    """List of whole numbers."""
    PLACES = auto()
    """List of the places that a claim names."""
    AREA = auto()
    """GeoJSON Polygon or MultiPolygon object, EPSG:4326."""


@dataclass(frozen=True, slots=True)
class Column:
    """One property of a feature: its name, its kind, whether it must be there, and its words where they are listed."""

    name: str
    kind: Kind = Kind.TEXT
    required: bool = False
    words: tuple[str, ...] = ()


ID = "id"
COLUMNS = (
    Column("event_id"),
    Column("event_type", required=True, words=EVENT_TYPES),
    Column("side", required=True, words=SIDES),
    Column("actor"),
    Column("status", required=True, words=STATUSES),
    Column("hedge"),
    Column("claimant"),
    Column("publisher"),
    Column("url"),
    Column("citations", Kind.WHOLES),
    Column("begin", Kind.DATE, required=True),
    Column("end", Kind.DATE, required=True),
    Column("report_date", Kind.DATE, required=True),
    Column("places", Kind.PLACES),
    Column("place_name"),
    Column("oblast"),
    Column("uncertainty_m", Kind.NUMBER),
    Column("method"),
    Column("reason"),
    Column("quote"),
    Column("span_start", Kind.WHOLE),
    Column("span_end", Kind.WHOLE),
    Column("report_id"),
    Column("rule"),
    Column("review", required=True, words=REVIEWS),
    Column("editor"),
    Column("edited"),
    Column("note"),
    Column("footprint", Kind.AREA),
)
PROPERTY_NAMES = tuple(column.name for column in COLUMNS)
EXTRA = "extra"
"""Column of the properties that the codebook does not know, as a dict; they go through untouched."""
MEMBERS = "members"
"""Column of the feature members that RFC 7946 does not know, as a dict; they go through untouched."""
FRAME_COLUMNS = (ID, *PROPERTY_NAMES, EXTRA, MEMBERS)
"""All columns of a layer in memory but `geometry`, in order."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong in a layer file: where it is, what it is, and what to do about it."""

    where: str
    what: str
    fix: str

    def __str__(self) -> str:
        """Give the fault as one line."""
        return f"{self.where}: {self.what}; {self.fix}"


def shown(value: object, width: int = 60) -> str:
    r"""Show a value from a file in a message: as JSON in plain ASCII, so that it can't act on a terminal, and short.

    Examples
    --------
    >>> shown("\x1b[2J")
    '"\\u001b[2J"'
    """
    text = json.dumps(value, default=repr)
    return text if len(text) <= width else f"{text[: width - 3]}..."
