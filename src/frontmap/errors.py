"""What can go wrong with a user's input, and how it is said: one root, few children.

Every message is one line that says what is wrong, where, and what to do. A place that can't be found
and a claim that can't be drawn are not errors; they are values that carry a reason.
"""

from __future__ import annotations


class FrontmapError(Exception):
    """Root of all errors that frontmap raises on purpose.

    Parameters
    ----------
    what : str
        What is wrong, with the input shown.
    where : str, optional
        The file, line, feature or option at fault.
    fix : str, optional
        What the user can do about it.
    """

    def __init__(self, what: str, *, where: str = "", fix: str = "") -> None:
        self.what, self.where, self.fix = (_one_line(part) for part in (what, where, fix))
        super().__init__(str(self))

    def __str__(self) -> str:
        """Give the message as one line: where, what, and what to do."""
        message = f"{self.where}: {self.what}" if self.where else self.what
        return f"{message}; {self.fix}" if self.fix else message


class ReportError(FrontmapError):
    """A report can't be read: empty, not text, no date."""


class LayerError(FrontmapError):
    """A layer file is broken, foreign, locked, or holds a value outside the schema."""


class OverlayError(FrontmapError):
    """A map of others can't be laid under ours: no vector file, too large, or nobody knows where it lies."""


class PlaceError(FrontmapError):
    """A locality description given by hand names nothing, or several places alike."""


class ReferenceDataError(FrontmapError):
    """A gazetteer, grammar table or other reference file is missing or broken."""


class OutputError(FrontmapError):
    """A file can't be written where it was asked for."""


class OptionError(FrontmapError):
    """A value given by hand (a date, a side, a pair of coordinates) is not one of those that exist."""


class MissingLibraryError(FrontmapError):
    """A library that an extra of the package brings is not installed."""


def printable(text: str) -> str:
    r"""Put a space for each character that could steer a terminal or forge a line.

    Examples
    --------
    >>> printable("a\x1b[2Jb\nc")
    'a [2Jb c'
    """
    return "".join(c if c.isprintable() else " " for c in text)


def _one_line(text: str) -> str:
    return " ".join(printable(str(text)).split())[:500]
