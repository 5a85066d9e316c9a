"""One report, from whatever file it came in."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from frontmap.errors import ReportError
from frontmap.model import BlockKind, Report
from frontmap.reports.blocks import find_blocks
from frontmap.reports.dateline import find_date
from frontmap.reports.decoding import decode
from frontmap.reports.markdown import has_front_matter, read_markdown
from frontmap.reports.source import Source
from frontmap.reports.webpage import read_webpage
from frontmap.tables import load_table

if TYPE_CHECKING:
    from datetime import date

_TABLE = load_table("grammar/publishers.toml")
_NOT_TITLES = frozenset(_TABLE["titles"]["not_titles"])
_MARKDOWN_ENDINGS = (".md", ".markdown", ".mdown")
_WEBPAGE_ENDINGS = (".html", ".htm", ".xhtml")
_WEBPAGE_OPENING = re.compile(
    r"\s{0,99}(?:<!--.{0,999}?-->\s{0,99})?<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
_NAME = r"[^\W\d_][\w.'\u2019-]{0,30}"
_BYLINE = re.compile(
    r"(?i:by|authors?)\b|[^\d:]{1,60},[^\d:]{1,400}\band [^\d:]{1,60}$"
    rf"|(?:{_NAME} ){{2,4}}and (?:{_NAME} ?){{2,4}}$"
)
_ONLY_A_DATE = re.compile(r"[\d\W]*(?:\w{3,9}day\W{1,3})?[^\W\d]{3,9}\.?\s\d{1,2}\b.{0,40}$")
_CYRILLIC = re.compile("[\u0400-\u04ff]+")
_LATIN = re.compile("[A-Za-z]+")
_UKRAINIAN = re.compile("[іїєґІЇЄҐ]")
_FIRST_CHARACTERS = 1_500
_SAMPLE = 5_000


def read_report(
    source: bytes | str,
    *,
    name: str,
    date: date | None = None,
    publisher: str | None = None,
    url: str | None = None,
) -> Report:
    r"""Read a report: plain text, Markdown or a saved web page, told apart by its content and its name's ending.

    Parameters
    ----------
    source : bytes or str
        The file's content: UTF-8, or UTF-16 with its byte order mark; at most 10 MB.
    name : str
        The file's name, or "-" for standard input. An ISO date in it gives a year, or the date if the text has none.
    date : datetime.date, optional
        The report's date, instead of the one found.
    publisher, url : str, optional
        Who published it and where, instead of what is found.

    Returns
    -------
    Report
        `text` is what all spans refer to: a plain text as it is, with ``\n`` line ends; a Markdown text without front
        matter and with links and emphasis reduced to their words; a page's blocks with blank lines between.
        `report_id` depends on the date, the publisher and the text alone, not on the file's name.

    Raises
    ------
    ReportError
        Blank, too large, another kind of file, not UTF-8, no date, or a date that does not exist.

    Examples
    --------
    >>> report = read_report("# Situation, 3 May 2031\n\nNorth took the mill.", name="-")
    >>> report.date, report.title
    (datetime.date(2031, 5, 3), 'Situation, 3 May 2031')
    """
    where = "standard input" if name == "-" else name
    content = _read(decode(source, where), name.lower(), where)
    day, warnings = find_date(content, name, date, where)
    language = _language(content.text)
    if language != "en":
        warnings += (f"the report is not in English ({language}): it is read for names only",)
    address = url or _safe_address(content.stated.url)
    who = publisher or _publisher(content, address)
    return Report(
        report_id=_report_id(day, who, content.text),
        date=day,
        title=_title(content) or f"Report of {day.isoformat()}",
        publisher=who,
        url=address,
        text=content.text,
        blocks=content.blocks,
        language=language,
        warnings=warnings,
    )


def _read(text: str, name: str, where: str) -> Source:
    if name.endswith(_WEBPAGE_ENDINGS) or _WEBPAGE_OPENING.match(text):
        content = read_webpage(text)
    elif name.endswith(_MARKDOWN_ENDINGS) or has_front_matter(text):
        content = read_markdown(text)
    else:
        content = Source(text, find_blocks(text))
    if not content.blocks:
        message = "the report holds no text besides markup"
        raise ReportError(message, where=where, fix="save the page again once it has loaded, or give its text")
    return content


def _report_id(day: date, publisher: str, text: str) -> str:
    digest = hashlib.sha256(f"{day.isoformat()}\n{publisher}\n{text}".encode("utf-8", "surrogatepass"))
    return f"{day.isoformat()}-{digest.hexdigest()[:8]}"


def _safe_address(url: str) -> str | None:
    """Keep an address that a file states about itself only if it is a web address."""
    return url if url.lower().startswith(("https://", "http://")) and url.isprintable() and " " not in url else None


def _title(content: Source) -> str:
    """Give the stated title, or the first heading before the text proper that is no byline, date or section."""
    if content.stated.title:
        return _one_line(content.stated.title)
    for block in content.blocks:
        if block.kind is not BlockKind.HEADING:
            break
        heading = _one_line(content.text[block.span.start : block.span.end].strip("# \t"))
        if heading.casefold().rstrip(":") in _NOT_TITLES:
            break
        if not _BYLINE.match(heading) and not _ONLY_A_DATE.match(heading):
            return heading
    return ""


def _one_line(text: str) -> str:
    return " ".join(text.split())[:300]


def _publisher(content: Source, url: str | None) -> str:
    """Tell who published: as stated, by the address, by the first lines, by phrases of its own; else "unknown"."""
    rows: list[dict[str, Any]] = _TABLE["publisher"]
    stated = _one_line(content.stated.publisher)
    if stated:
        return next((str(row["name"]) for row in rows if stated in {row["name"], *row["names"]}), stated)
    host = _host(url)
    for row in rows:
        if host and any(host == end or host.endswith("." + end) for end in row["hosts"]):
            return str(row["name"])
    first = content.text[:_FIRST_CHARACTERS]
    headings = [content.text[block.span.start : block.span.end] for block in content.blocks if block.level]
    for row in rows:
        names = re.compile("|".join(rf"\b{re.escape(name)}\b" for name in row["names"]))
        if names.search(first) and (
            any(map(names.search, headings)) or any(voice in content.text for voice in row["voice"])
        ):
            return str(row["name"])
    return next((str(row["name"]) for row in rows if any(voice in content.text for voice in row["voice"])), "unknown")


def _host(url: str | None) -> str:
    try:
        return urlsplit(url or "").hostname or ""
    except ValueError:
        return ""


def _language(text: str) -> str:
    if text.isascii():
        return "en"
    sample = text[:_SAMPLE]
    cyrillic = "".join(_CYRILLIC.findall(sample))
    if len(cyrillic) <= sum(map(len, _LATIN.findall(sample))):
        return "en"
    return "uk" if _UKRAINIAN.search(cyrillic) else "ru"
