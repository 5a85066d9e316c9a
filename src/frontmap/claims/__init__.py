"""Sentence -> claims: what one claimant says happened, with the words that decided each field.

A sentence is scanned once (`frontmap.grammar`). Its toponyms become spots (`localities`), all its words a row of items
(`phrases`), its event words frames with verb group, actor, places and outcome (`frames`), its sources attributions
(`speech`, `saying`, `evidence`, `attribution`, `status`), its dates those of the clauses they stand in (`timing`,
`stretches`); `assembling` makes claims of them, and `reader` carries actor and claimant on.
"""

from __future__ import annotations

from frontmap.claims.reader import ClaimReader

__all__ = ["ClaimReader"]
