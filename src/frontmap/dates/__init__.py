"""Dates in words: "overnight on September 12 and 13", "in the past 48 hours", relative to the report's date."""

from __future__ import annotations

from frontmap.dates.calendar import MONTH_DAY, MONTHS
from frontmap.dates.mentions import DateMention, find_dates

__all__ = ["MONTHS", "MONTH_DAY", "DateMention", "find_dates"]
