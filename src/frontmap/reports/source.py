"""What every format gives: text, blocks, and what the file says about itself."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from frontmap.model import Block


@dataclass(frozen=True, slots=True)
class Stated:
    """What a file says about itself in front matter or meta tags, "" where it is silent.

    `published` is only when the file was put up: often in UTC, and so a day after the date of the report.
    """

    date: str = ""
    published: str = ""
    title: str = ""
    publisher: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """A report's text with its blocks, before its date is known."""

    text: str
    blocks: tuple[Block, ...]
    stated: Stated = field(default_factory=Stated)
