"""Plain text and Markdown into headings, bullets and paragraphs.

Marked headings (``## ``) and list signs decide where they stand; otherwise line lengths do: a line break is a soft wrap
if the next line's first word would not have fitted on the line. A text that marks no heading at all has its short
title-like lines taken for headings.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from frontmap.model import Block, BlockKind, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_HEADING = re.compile(r"[ ]{0,3}(#{1,6})[ \t]+\S")
_BULLET = re.compile(r"[ \t]*(?:[•‣▪◦●○∙·*+–-](?:[ \t]|$)|[•‣▪●]|\(?\d{1,3}[.)][ \t])")  # noqa: RUF001 - signs that texts use
_BARE_SIGN = re.compile(r"\s*[•‣▪◦●·]\s*")
_NOTE = re.compile(r"\[\d{1,5}\]\s")
_RULE = re.compile(r"[ \t]*(?:[-*_=][ \t]*){3,200}$")
_UNDERLINE = re.compile(r"[ ]{0,3}(=+|-{2,})[ \t]*$")
_WIDEST_WRAP = 140
"""Longer lines than this are whole paragraphs; nobody wraps so late."""
_LONGEST_TITLE, _LONGEST_SECTION_TITLE = 120, 320
_TITLE_STOP = re.compile(r"[.!?,\]…]$|\w{2}[.!?][\"\u201d]?\s")
_SECTION_SIGN = re.compile(r"[\u2014:)]|\s[\u2013-]\s")
_SENTENCE_STOP = tuple('.!?:]"\u201d')
_IMPLIED_LEVEL = 2


def find_blocks(text: str) -> tuple[Block, ...]:
    r"""Find the blocks of a text; every line that is not blank or a rule is in one.

    Parameters
    ----------
    text : str
        With ``\n`` line ends.

    Returns
    -------
    tuple of Block
        In order, spans without the white space around them. List signs and ``#`` marks are inside.
    """
    blocks: list[Block] = []
    after_bare_sign = False
    for run in _runs(text):
        for block in _run_blocks(text, run):
            if block.kind is not BlockKind.HEADING and _BARE_SIGN.fullmatch(text, block.span.start, block.span.end):
                after_bare_sign = True
                continue
            loose = after_bare_sign and block.kind is BlockKind.PARAGRAPH
            blocks.append(replace(block, kind=BlockKind.BULLET) if loose else block)
            after_bare_sign = False
    if not any(block.kind is BlockKind.HEADING for block in blocks):
        blocks = [_implied_heading(text, block) for block in blocks]
    return tuple(blocks)


def _runs(text: str) -> Iterator[list[tuple[int, int]]]:
    """Yield the lines between blank lines, as spans."""
    run: list[tuple[int, int]] = []
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        if line.strip():
            run.append((start, end))
        elif run:
            yield run
            run = []
        start = end + 1
    if run:
        yield run


def _run_blocks(text: str, run: Sequence[tuple[int, int]]) -> Iterator[Block]:
    if len(run) == 1:
        start, end = run[0]
        if not _RULE.match(text, start, end):
            yield _block(text, start, end)
        return
    width = max(end - start for start, end in run)
    first = 0
    for index in range(1, len(run) + 1):
        if index < len(run) and not _breaks(text, run[index - 1], run[index], width):
            continue
        level = _underline_level(text, run, first, index)
        last = index - 1 if level else index
        if last > first and not _RULE.match(text, *run[first]):
            block = _block(text, run[first][0], run[last - 1][1])
            yield replace(block, kind=BlockKind.HEADING, level=level) if level else block
        first = index


def _underline_level(text: str, run: Sequence[tuple[int, int]], first: int, after: int) -> int:
    """Give the level of a heading underlined with = or -, 0 for other lines."""
    if after - first != 2:  # noqa: PLR2004 - the heading and its underline
        return 0
    underline = _UNDERLINE.match(text, *run[first + 1])
    return 0 if underline is None else 1 if underline[1][0] == "=" else 2


def _breaks(text: str, before: tuple[int, int], line: tuple[int, int], width: int) -> bool:
    """Tell whether a new block begins at `line`."""
    start, end = line
    if _HEADING.match(text, start, end) or _HEADING.match(text, *before):
        return True
    if _UNDERLINE.match(text, start, end):
        return False
    if _BULLET.match(text, start, end) or _RULE.match(text, start, end) or _RULE.match(text, *before):
        return True
    if width > _WIDEST_WRAP:
        return True
    if _NOTE.match(text, start, end):
        return _NOTE.match(text, *before) is not None
    first_word = text[start:end].split(None, 1)[0]
    indented = text[start].isspace()
    would_have_fitted = before[1] - before[0] + 1 + len(first_word) <= width
    whole = text[before[0] : before[1]].rstrip()
    ended = whole.endswith(_SENTENCE_STOP) or (_is_title(whole) and not first_word[:1].islower())
    return would_have_fitted and ended and not indented


def _block(text: str, start: int, end: int) -> Block:
    heading = _HEADING.match(text, start, end)
    bullet = None if heading else _BULLET.match(text, start, end)
    while text[start].isspace():
        start += 1
    while text[end - 1].isspace():
        end -= 1
    if heading:
        return Block(BlockKind.HEADING, Span(start, end), len(heading[1]))
    return Block(BlockKind.BULLET if bullet else BlockKind.PARAGRAPH, Span(start, end))


def _implied_heading(text: str, block: Block) -> Block:
    if block.kind is not BlockKind.PARAGRAPH or not _is_title(text[block.span.start : block.span.end]):
        return block
    return Block(BlockKind.HEADING, block.span, _IMPLIED_LEVEL)


def _is_title(line: str) -> bool:
    """Tell whether a line by itself looks like a heading: short, begun large, no sentence in it."""
    if len(line) > _LONGEST_SECTION_TITLE or "\n" in line:
        return False
    if len(line) > _LONGEST_TITLE and not _SECTION_SIGN.search(line):
        return False
    return not line[:1].islower() and line[:1] != "[" and not _TITLE_STOP.search(line)
