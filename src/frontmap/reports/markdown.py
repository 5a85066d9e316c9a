"""Markdown into text: front matter read and removed, links and emphasis to their words, list and heading signs kept."""

from __future__ import annotations

import re

from frontmap.reports.blocks import find_blocks
from frontmap.reports.source import Source, Stated

_FRONT_MATTER = re.compile(r"---[ \t]*\n((?:(?!---|\.\.\.)[^\n]*\n){0,200})(?:---|\.\.\.)[ \t]*(?:\n|$)")
_FIELD = re.compile(
    r"^(date|title|publisher|author|site|url|link|source|canonical)[ \t]*:[ \t]*(.+?)[ \t]*$",
    re.IGNORECASE | re.MULTILINE,
)
# Bounded, so that a megabyte of open brackets stays linear. `[12]` and `[text]` without address stay.
_LINK = re.compile(r"!?\[([^\[\]\n]{0,500})\]\((?:[^()\s]{0,2000}|<[^<>\n]{0,2000}>)(?:[ \t]+\"[^\"\n]{0,300}\")?\)")
_STRONG = re.compile(r"(?<![\w*_\\])(\*\*\*|___|\*\*|__|\*|_)(?=[^\s*_])([^\n*_]{1,1000}?)(?<=[^\s\\])\1(?![\w*_])")
_COMMENT_OPEN, _COMMENT_CLOSE = "<!--", "-->"
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+.!>~|-])")
_AUTOLINK = re.compile(r"<(https?://[^<>\s]{1,2000})>")
_FIELDS = {"site": "publisher", "link": "url", "source": "url", "canonical": "url"}


def read_markdown(text: str) -> Source:
    """Read Markdown; the spans of its blocks count characters of the text that is given back."""
    stated = Stated()
    front = _FRONT_MATTER.match(text)
    if front:
        stated = _stated(front[1])
        text = text[front.end() :].lstrip("\n")
    text = remove_between(text, _COMMENT_OPEN, _COMMENT_CLOSE)
    if "](" in text:
        text = _LINK.sub(r"\1", text)
    text = _AUTOLINK.sub(r"\1", text)
    if "*" in text or "_" in text:
        text = _STRONG.sub(r"\2", text)
    text = _ESCAPE.sub(r"\1", text)
    return Source(text, find_blocks(text), stated)


def has_front_matter(text: str) -> bool:
    """Tell whether a text opens with a block of fields between lines of three hyphens."""
    front = _FRONT_MATTER.match(text)
    return front is not None and _FIELD.search(front[1]) is not None


def remove_between(text: str, opening: str, closing: str) -> str:
    """Drop every run from `opening` to `closing`, the last to the end if it is not closed; linear in time."""
    if opening not in text:
        return text
    kept: list[str] = []
    position = 0
    while (start := text.find(opening, position)) >= 0:
        kept.append(text[position:start])
        end = text.find(closing, start + len(opening))
        position = len(text) if end < 0 else end + len(closing)
    kept.append(text[position:])
    return "".join(kept)


def _stated(front: str) -> Stated:
    fields: dict[str, str] = {}
    for match in _FIELD.finditer(front):
        name = match[1].lower()
        fields.setdefault(_FIELDS.get(name, name), match[2].strip("\"'"))
    return Stated(
        date=fields.get("date", ""),
        title=fields.get("title", ""),
        publisher=fields.get("publisher", ""),
        url=fields.get("url", ""),
    )
