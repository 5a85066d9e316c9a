"""Saved web pages into text: the report's headings, list items and paragraphs, without the page around them.

One pass over the parser's events, no tree and no recursion: a page nested a million deep costs no more than its length.
"""

from __future__ import annotations

import re
from collections import Counter
from html.parser import HTMLParser

from frontmap.model import Block, BlockKind, Span
from frontmap.reports.markdown import remove_between
from frontmap.reports.source import Source, Stated
from frontmap.tables import load_table

_Piece = tuple[str, BlockKind, int]

_PAGE: dict[str, list[str]] = load_table("grammar/publishers.toml")["page"]
_DROPPED = frozenset(_PAGE["dropped_elements"])
_CHROME = frozenset(_PAGE["chrome_words"])
_UNSEEN = {"display": frozenset(_PAGE["unseen_display"]), "visibility": frozenset(_PAGE["unseen_visibility"])}
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
)
_BLOCKS = frozenset(_PAGE["block_elements"]) | frozenset(_HEADINGS)
_CLOSED_BY_A_TWIN = frozenset({"dd", "dt", "li", "option", "p", "td", "th", "tr"})
_FRAMES = frozenset({"article", "body", "html", "main"})
_ROOTS = frozenset({"body", "html"})
"""Some pages hide these until their scripts have run."""
_REPORT_FRAMES = frozenset({"article", "main"})
_META = {
    "article:published_time": "published",
    "og:site_name": "publisher",
    "og:title": "title",
    "og:url": "url",
    "date": "published",
    "dc.date": "published",
    "dc.date.issued": "published",
    "dcterms.created": "published",
    "datepublished": "published",
    "parsely-pub-date": "published",
    "pubdate": "published",
    "publish-date": "published",
    "sailthru.date": "published",
}
_JSON_DATE = re.compile(r'"datePublished"\s{0,9}:\s{0,9}"(\d{4}-\d\d-\d\d)')
_NAME_PARTS = re.compile(r"[A-Za-z0-9]+")
_BULLET_SIGN = re.compile(r"[•‣▪●·]\s*")
_LEAST_SHARE = 3
"""A frame, or the page without its marked chrome, is the report if it holds this part (one in so many) of the text."""


def read_webpage(html: str) -> Source:
    """Read a saved page; the spans of its blocks count characters of the text that is given back.

    Parameters
    ----------
    html : str
        Any markup, also broken or hostile; nothing in it is run or fetched.

    Returns
    -------
    Source
        `text` is the blocks' text with a blank line between; no blocks if the page holds none.
    """
    dates = _JSON_DATE.search(html)
    parser = _PageParser()
    parser.feed(_tame(html))
    parser.close()
    parser.end_block()
    if dates:
        parser.stated.setdefault("published", dates[1])
    stated = Stated(
        published=parser.stated.get("published", ""),
        title=parser.stated.get("title", "") or " ".join("".join(parser.title).split()),
        publisher=parser.stated.get("publisher", ""),
        url=parser.stated.get("canonical", "") or parser.stated.get("url", ""),
    )
    return _assemble(parser.report_pieces(), stated)


def _tame(html: str) -> str:
    """Take out what the parser of older Pythons needs quadratic time for: comments, sections and tags never closed."""
    html = remove_between(html, "<!--", "-->")
    html = remove_between(html, "<![", ">")
    closed = html.rfind(">") + 1
    tail = html[closed:]
    return html[:closed] + tail.replace("<", " ")


def _assemble(pieces: list[_Piece], stated: Stated) -> Source:
    texts: list[str] = []
    blocks: list[Block] = []
    position = 0
    for text, kind, level in pieces:
        texts.append(text)
        blocks.append(Block(kind, Span(position, position + len(text)), level))
        position += len(text) + 2
    return Source("\n\n".join(texts), tuple(blocks), stated)


class _PageParser(HTMLParser):
    """Collects the page's blocks, each with the frame it stands in."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.stated: dict[str, str] = {}
        self.title: list[str] = []
        self._in_title = False
        self._open: list[tuple[str, str]] = []
        """(tag, "dropped", "chrome", "report" or "") of the open elements."""
        self._tags: Counter[str] = Counter()
        self._roles: Counter[str] = Counter()
        self._words: list[str] = []
        self._pieces: list[tuple[_Piece, bool, bool]] = []
        """(piece, in a report frame, in chrome)"""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element; blocks end the text before them."""
        if tag in {"meta", "link"}:
            self._state(tag, dict(attrs))
        elif tag == "title":
            self._in_title = not self.title
        if tag in _BLOCKS or tag == "hr":
            self.end_block()
            if self._open and self._open[-1][0] in _CLOSED_BY_A_TWIN and self._open[-1][0] in {tag, "p"}:
                self._pop()
        if tag == "br":
            self._words.append("\n")
        elif tag not in _VOID:
            role = _role(tag, dict(attrs))
            self._open.append((tag, role))
            self._tags[tag] += 1
            self._roles[role] += 1

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take ``<div/>`` as browsers do: only void elements close themselves."""
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        """Close an element and those left open inside it; a stray end tag closes nothing."""
        if tag == "title":
            self._in_title = False
        if tag in _BLOCKS:
            self.end_block()
        if not self._tags[tag]:
            return
        while self._pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        """Take text, unless it is the page's own."""
        if self._in_title:
            self.title.append(data)
        elif not self._roles["dropped"] and not self._tags["head"]:
            self._words.append(data)

    def end_block(self) -> None:
        """Close the paragraph, heading or list item that the text so far makes."""
        raw, self._words = "".join(self._words), []
        if not raw or raw.isspace():
            return
        tag = next((name for name, _ in reversed(self._open[-6:]) if name in _HEADINGS or name == "li"), "")
        kind, level = BlockKind.PARAGRAPH, _HEADINGS.get(tag, 0)
        if level:
            kind = BlockKind.HEADING
        for part in re.split(r"\n(?:[ \t]*\n)+", raw) if self._tags["pre"] == 0 else [raw]:
            text = " ".join(part.split())
            bullet = tag == "li" or _BULLET_SIGN.match(text)
            if text:
                piece = (text, BlockKind.BULLET if bullet and not level else kind, level)
                self._pieces.append((piece, self._roles["report"] > 0, self._roles["chrome"] > 0))

    def report_pieces(self) -> list[_Piece]:
        """Give the blocks of the report: those in an article and outside marked chrome, if these are no mere rest."""
        pieces = self._pieces
        for inside in (lambda entry: not entry[2], lambda entry: entry[1]):
            kept = [entry for entry in pieces if inside(entry)]
            if _length(kept) * _LEAST_SHARE >= _length(pieces):
                pieces = kept
        return [piece for piece, _, _ in pieces]

    def _pop(self) -> str:
        tag, role = self._open.pop()
        self._tags[tag] -= 1
        self._roles[role] -= 1
        return tag

    def _state(self, tag: str, attributes: dict[str, str | None]) -> None:
        if tag == "link":
            if (attributes.get("rel") or "").lower() == "canonical":
                self.stated.setdefault("canonical", attributes.get("href") or "")
            return
        name = (attributes.get("property") or attributes.get("name") or attributes.get("itemprop") or "").lower()
        field, content = _META.get(name), (attributes.get("content") or "").strip()
        if field and content:
            self.stated.setdefault(field, content)


def _length(pieces: list[tuple[_Piece, bool, bool]]) -> int:
    return sum(len(piece[0]) for piece, _, _ in pieces)


def _role(tag: str, attributes: dict[str, str | None]) -> str:
    if tag in _DROPPED or "hidden" in attributes or (attributes.get("aria-hidden") or "").strip().lower() == "true":
        return "dropped"
    if tag not in _ROOTS and _is_unseen(attributes.get("style") or ""):
        return "dropped"
    if tag in _REPORT_FRAMES or attributes.get("itemprop") == "articleBody":
        return "report"
    if tag not in _FRAMES:
        names = f"{attributes.get('class') or ''} {attributes.get('id') or ''}".lower()
        if names != " " and not _CHROME.isdisjoint(_NAME_PARTS.findall(names[:1000])):
            return "chrome"
    return ""


def _is_unseen(style: str) -> bool:
    """Whether a style hides its element; of several values of one property the last counts, unless one is important."""
    values: dict[str, str] = {}
    for declaration in remove_between(style, "/*", "*/").lower().split(";"):
        name, _, value = declaration.partition(":")
        value, important, _ = value.partition("!")
        name, value = name.strip(), value.strip()
        if name in _UNSEEN and (important or not values.get(name, "").endswith("!")):
            values[name] = value + important
    return any(value.removesuffix("!") in _UNSEEN[name] for name, value in values.items())
