"""Reports as people have them (plain text, Markdown, saved web pages) into `frontmap.model.Report`."""

from __future__ import annotations

from frontmap.reports.decoding import MAX_BYTES, refuse_large
from frontmap.reports.reading import read_report

__all__ = ["MAX_BYTES", "read_report", "refuse_large"]
