"""Reports from text, Markdown and web pages; what is no report is refused in one line."""

from __future__ import annotations

import time
from datetime import date

import pytest

from frontmap.errors import ReportError
from frontmap.model import BlockKind
from frontmap.reports import read_report

DAY = date(2031, 5, 3)
UKRAINIAN = "Ворог атакував їх біля млина."  # noqa: RUF001 - these letters are the point
RUSSIAN = "Враг атаковал мельницу."  # noqa: RUF001 - these letters are the point


def kinds(report):
    return [(b.kind.value, b.level, report.text[b.span.start : b.span.end]) for b in report.blocks]


def test_plain_text_gives_headings_bullets_and_paragraphs():
    report = read_report(
        "## The Mill\n\n\u2022\tNorth came.\n- It left.\n* It burned.\n\nRain fell.", name="-", date=DAY
    )
    assert kinds(report) == [
        ("heading", 2, "## The Mill"),
        ("bullet", 0, "\u2022\tNorth came."),
        ("bullet", 0, "- It left."),
        ("bullet", 0, "* It burned."),
        ("paragraph", 0, "Rain fell."),
    ]


def test_short_lines_are_headings_where_none_is_marked():
    report = read_report(
        "Key Takeaways\n\nNorth came to the mill.\n\nMain Effort\u2014East (aim: the mill)\n\nIt left.",
        name="-",
        date=DAY,
    )
    assert [kind for kind, _, _ in kinds(report)] == ["heading", "paragraph", "heading", "paragraph"]


def test_short_lines_are_captions_where_headings_are_marked():
    report = read_report("## East\n\nThe mill from above\n\nNorth came.", name="-", date=DAY)
    assert [kind for kind, _, _ in kinds(report)] == ["heading", "paragraph", "paragraph"]


def test_line_ends_and_byte_order_marks_do_not_matter():
    plain = read_report(b"## X\n\nNorth came.", name="-", date=DAY)
    windows = read_report(b"\xef\xbb\xbf## X\r\n\r\nNorth came.", name="other.txt", date=DAY)
    wide = read_report("## X\n\nNorth came.".encode("utf-16"), name="-", date=DAY)
    assert plain == windows == wide


def test_the_id_hangs_on_date_publisher_and_text_only():
    first = read_report("## X\n\nNorth came.", name="a.txt", date=DAY)
    assert first.report_id == read_report("## X\n\nNorth came.", name="/b/c.txt", date=DAY).report_id
    assert first.report_id == "2031-05-03-b01e377e"
    assert first.report_id != read_report("## X\n\nNorth left.", name="a.txt", date=DAY).report_id


MARKDOWN = """---
date: 2031-05-03
title: "The Mill Report"
publisher: Mill Watch
url: https://mill.example/3
---
# North

**North** took [the mill](https://mill.example "a mill").[1] <!-- not this -->

1. South _left_.
2. Rain fell.
"""


def test_markdown_front_matter_is_read_and_its_markup_goes():
    report = read_report(MARKDOWN, name="x.md")
    assert (report.date, report.title, report.publisher) == (DAY, "The Mill Report", "Mill Watch")
    assert report.url == "https://mill.example/3"
    assert kinds(report) == [
        ("heading", 1, "# North"),
        ("paragraph", 0, "North took the mill.[1]"),
        ("bullet", 0, "1. South left."),
        ("bullet", 0, "2. Rain fell."),
    ]


PAGE = """<!DOCTYPE html><html><head><title>Mill Report - Mill Watch</title>
<meta property="og:title" content="Mill Report"><meta property="og:site_name" content="Mill Watch">
<meta property="article:published_time" content="2031-05-04T02:15:00Z">
<link rel="canonical" href="https://mill.example/3">
<script>var x = "<p>Not this.</p>";</script><style>p{}</style></head>
<body><nav><ul><li>Home</li></ul></nav>
<div class="ad-slot"><p>Buy mills.</p></div>
<article><h1>Mill Report, May 3, 2031</h1>
<p>North took&nbsp;the <a href="/m">mill</a>.<sup>[1]</sup><br><br>South left.</p>
<ul><li>Rain <b>fell</b>.<li><p>Wind blew.</p></ul><aside>Related</aside><h2>East</h2><p>All   is
quiet.</article><footer>Imprint</footer></body></html>"""


def test_a_saved_page_gives_its_article_and_what_it_says_of_itself():
    report = read_report(PAGE, name="page.html")
    assert (report.date, report.title, report.publisher, report.url) == (
        DAY,
        "Mill Report",
        "Mill Watch",
        "https://mill.example/3",
    )
    assert kinds(report) == [
        ("heading", 1, "Mill Report, May 3, 2031"),
        ("paragraph", 0, "North took the mill.[1]"),
        ("paragraph", 0, "South left."),
        ("bullet", 0, "Rain fell."),
        ("bullet", 0, "Wind blew."),
        ("heading", 2, "East"),
        ("paragraph", 0, "All is quiet."),
    ]


def test_a_page_whose_whole_text_stands_in_marked_chrome_is_kept():
    report = read_report('<html><div class="with-sidebar"><p>North took the mill.</p></div>', name="-", date=DAY)
    assert report.text == "North took the mill."


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * 100_000 + "mill",
        "<html>mill" + "<!--" * 50_000,
        "<html>mill" + "<?" * 50_000,
        "<html>mill" + "<a b='" * 50_000,
        "<html>mill" + "<![CDATA[" * 50_000 + ">",
        "<html>mill<script>" + "</scrip" * 50_000,
        "<html>" + "<b><i>" * 30_000 + "mill" + "</b>" * 30_000,
    ],
)
def test_a_hostile_page_is_read_in_linear_time(page):
    began = time.process_time()
    assert "mill" in read_report(page, name="x.html", date=DAY).text
    assert time.process_time() - began < 5


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("## Mill Report, May 3, 2031\n\nNorth came.", "x.txt", DAY),
        ("## Mill Report\n\n## 3 May 2031\n\nNorth came.", "x.txt", DAY),
        ("## Ada Stone\n\n## May 3, 10:15 pm ET\n\nNorth came.", "2031-05-03.txt", DAY),
        ("May 3, 5:15pm ET , See the mill map.\n\nNorth came.", "report_20310504.txt", DAY),
        ("Campaign report 2031\n\nMay 3, 10:15 pm ET\n\nNorth came in 2030.", "x.txt", DAY),
        ("## December 31, 9 pm\n\nNorth came.", "2031-01-01.txt", date(2030, 12, 31)),
        ("North came since March 5.\n\nIt left.", "2031-05-03.txt", DAY),
    ],
)
def test_the_date_is_found(text, name, expected):
    assert read_report(text, name=name).date == expected


def test_a_given_date_wins_and_a_far_one_is_remarked():
    text = "## Report, May 3, 2031\n\nNorth came."
    near = read_report(text, name="-", date=date(2031, 5, 4))
    far = read_report(text, name="-", date=date(2031, 6, 4))
    assert near.warnings == ()
    assert far.date == date(2031, 6, 4)
    assert "2031-05-03" in far.warnings[0]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("## Mill Report, May 3, 2031\n\nX came.", "Mill Report, May 3, 2031"),
        ("## Ada Stone, Bo Reed, and Cy Hill\n\n## May 3, 7 pm\n\nX came.", "Report of 2031-05-03"),
        ("## Ada Stone and Bo Reed\n\nX came.", "Report of 2031-05-03"),
        ("## Key Takeaways\n\nX came.", "Report of 2031-05-03"),
    ],
)
def test_the_title_is_the_first_heading_that_is_one(text, title):
    assert read_report(text, name="2031-05-03.txt").title == title


@pytest.mark.parametrize(
    ("text", "publisher"),
    [
        ("## X\n\nClick here to see ISW's interactive map.", "Institute for the Study of War"),
        ("## X\n\nNorth came, but ISW has not confirmed it.", "unknown"),
        ("## Daily report of the Institute for the Study of War\n\nX came.", "Institute for the Study of War"),
        ("## X\n\nNorth came.", "unknown"),
    ],
)
def test_the_publisher_is_recognised(text, publisher):
    assert read_report(text, name="-", date=DAY).publisher == publisher


def test_publisher_and_address_given_win():
    report = read_report(MARKDOWN, name="x.md", publisher="Mine", url="https://me.example")
    assert (report.publisher, report.url) == ("Mine", "https://me.example")


def test_an_address_that_is_no_web_address_is_dropped():
    assert read_report(MARKDOWN.replace("https://mill.example/3", "javascript:alert(1)"), name="x.md").url is None


@pytest.mark.parametrize(("text", "language"), [(UKRAINIAN, "uk"), (RUSSIAN, "ru")])
def test_another_language_is_remarked(text, language):
    report = read_report(text, name="-", date=DAY)
    assert report.language == language
    assert "names only" in report.warnings[0]


@pytest.mark.parametrize(
    ("source", "words"),
    [
        (b"", "empty"),
        (b" \n\t\r\n", "empty"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"\xff\xd8\xff\xe0", "JPEG"),
        (b"GIF89a", "GIF"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "WebP"),
        (b"PK\x03\x04", "ZIP"),
        (b"North came.\xff", "offset 11"),
        (b"North\x00came.", "NUL"),
        (b"<html><nav>Menu</nav></html>", "no text besides markup"),
        (b"North came.", "--date YYYY-MM-DD"),
        (b"## Report, May 3\n\nNorth came.", "no year"),
        (b"## Report, February 30, 2031\n\nNorth came.", "February 30"),
        (b"## Report, February 30\n\nNorth came.", "February 30"),
        (b"---\ndate: 2031-02-30\n---\nNorth came.", "2031-02-30"),
        (b"---\ndate: soon\n---\nNorth came.", "soon"),
    ],
)
def test_what_can_not_be_read_is_refused_in_one_line(source, words):
    with pytest.raises(ReportError) as refusal:
        read_report(source, name="mill.txt")
    message = str(refusal.value)
    assert words in message
    assert "mill.txt" in message
    assert ";" in message, "it says what to do"
    assert "\n" not in message


def test_fifty_megabytes_are_refused_at_once():
    source = b"North came. " * 4_200_000
    began = time.process_time()
    with pytest.raises(ReportError, match=r"50\.4 MB.*10 MB"):
        read_report(source, name="big.txt", date=DAY)
    assert time.process_time() - began < 0.1


def test_standard_input_is_named_so():
    with pytest.raises(ReportError, match="no date found in standard input"):
        read_report("North came.", name="-")


def test_a_heading_is_no_paragraph():
    assert (
        read_report("# A\nNorth came.\n\nEast\n====\nSouth left.", name="-", date=DAY).blocks[2].kind
        is BlockKind.HEADING
    )


@pytest.mark.parametrize(
    "attributes",
    [
        "hidden",
        "aria-hidden=true",
        "aria-hidden='True'",
        'style="display:none"',
        'style=" DISPLAY : None ; "',
        "STYLE='color: red;display:none !important'",
        "style='display: none !important; display: block'",
        "style='/* for now */ display: none'",
        "style=visibility:hidden",
    ],
)
def test_what_a_page_does_not_show_is_no_part_of_the_report(attributes):
    page = f"<html><body><p>North took the mill.</p><div {attributes}><p>South <b>left</b>.</p></div><p>Rain fell.</p>"
    assert read_report(page, name="x.html", date=DAY).text == "North took the mill.\n\nRain fell."


@pytest.mark.parametrize(
    "page",
    [
        "<html><p style='display: block; visibility: visible'>North took the mill.",
        "<html><p style='display: none; display: block'>North took the mill.",
        "<html><p style='background: url(display:none.png); --display: none'>North took the mill.",
        "<html><p style>North took the mill.",
        "<html><body style='visibility: hidden'><p>North took the mill.",
    ],
)
def test_other_styles_hide_nothing_nor_does_a_page_that_waits_for_its_scripts(page):
    assert read_report(page, name="x.html", date=DAY).text == "North took the mill."
