"""Reports as people have them (plain text, Markdown, saved web pages) into `frontmap.model.Report`."""

from __future__ import annotations

from frontmap.reports.reading import read_report

__all__ = ["read_report"]
