"""Bytes into text, or one line that says why they are no report."""

from __future__ import annotations

import codecs

from frontmap.errors import ReportError

MAX_BYTES = 10_000_000
"""A year of daily reports is smaller; anything above is some other file."""

_SIGNATURES: tuple[tuple[bytes, str, str], ...] = (
    (b"%PDF", "a PDF", "save its text first, for example with: pdftotext FILE.pdf FILE.txt"),
    (b"\x89PNG", "a PNG picture", "give the report's text; frontmap reads no pictures"),
    (b"\xff\xd8\xff", "a JPEG picture", "give the report's text; frontmap reads no pictures"),
    (b"GIF8", "a GIF picture", "give the report's text; frontmap reads no pictures"),
    (b"II*\x00", "a TIFF picture", "give the report's text; frontmap reads no pictures"),
    (b"MM\x00*", "a TIFF picture", "give the report's text; frontmap reads no pictures"),
    (b"PK\x03\x04", "a ZIP archive or an office document", "unpack it, or save the document as plain text"),
    (b"\xd0\xcf\x11\xe0", "an old office document", "save the document as plain text"),
    (b"{\\rtf", "an RTF document", "save the document as plain text"),
    (b"\x1f\x8b", "a gzip archive", "unpack it first"),
    (b"SQLite format 3", "a database or GeoPackage", "give a report as .txt, .md or .html"),
)
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def decode(source: bytes | str, where: str) -> str:
    r"""Give a report's text with ``\n`` for every line end and without byte order mark.

    Parameters
    ----------
    source : bytes or str
        UTF-8, or UTF-16 with its byte order mark.
    where : str
        What messages call the input.

    Raises
    ------
    ReportError
        It is too large, another kind of file, in another encoding, or blank.
    """
    refuse_large(len(source), where)
    if isinstance(source, bytes):
        _refuse_other_files(source, where)
        source = _decode_bytes(source, where)
    text = source.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if "\x00" in text:
        message = f"a NUL character at character {text.index(chr(0))}: this is no text"
        raise ReportError(message, where=where, fix="give a report as .txt, .md or .html")
    if not text.strip("\ufeff\u200b \t\n\u00a0"):
        message = "the report is empty"
        raise ReportError(message, where=where, fix="give a file with the report's text")
    return text


def refuse_large(size: int, where: str) -> None:
    """Refuse a report of more than `MAX_BYTES`.

    Parameters
    ----------
    size : int
        How many bytes, or characters, it has.
    where : str
        What messages call the input.

    Raises
    ------
    ReportError
        It is too large.
    """
    if size > MAX_BYTES:
        message = f"{size / 1e6:.1f} MB, more than the {MAX_BYTES / 1e6:.0f} MB that a report may have"
        raise ReportError(message, where=where, fix="split the file into its daily reports")


def _refuse_other_files(data: bytes, where: str) -> None:
    kinds = [(kind, fix) for signature, kind, fix in _SIGNATURES if data.startswith(signature)]
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        kinds.append(("a WebP picture", "give the report's text; frontmap reads no pictures"))
    if data[:13] == b"MIME-Version:" or b"\nContent-Type: multipart/related" in data[:2000]:
        kinds.append(("a web archive (MHTML)", 'save the page again as "Webpage, HTML only"'))
    for kind, fix in kinds:
        message = f"this is {kind}, not a report"
        raise ReportError(message, where=where, fix=fix)


def _decode_bytes(data: bytes, where: str) -> str:
    encoding = "utf-16" if data.startswith(_UTF16) else "utf-8"
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        byte = f"0x{data[error.start]:02x}"
        message = f"not {encoding.upper()}: byte {byte} at offset {error.start}"
        fix = "save it as UTF-8, for example with: iconv -f WINDOWS-1252 -t UTF-8 FILE"
        raise ReportError(message, where=where, fix=fix) from None
