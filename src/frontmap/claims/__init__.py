"""Sentence -> claims: what one claimant says happened, with the words that decided each field."""

from __future__ import annotations

from frontmap.claims.reader import ClaimReader, extract_claims
from frontmap.claims.localities import LocalityReader

__all__ = ["ClaimReader", "LocalityReader", "extract_claims"]
