"""What has changed between an earlier layer and today's: new, repeated, changed, no longer mentioned.

`told` says what a layer's events amount to, `spots` where they lie, `grounds` puts together what tells of one place,
`control` remembers who had it last, `comparing` gives the changes, `columns` and `wording` hand them on.
"""

from frontmap.changes.columns import to_columns, to_record
from frontmap.changes.comparing import Change, Changes, Kind, compare_frames
from frontmap.changes.told import Told
from frontmap.changes.wording import NAMES, change_in_words, counts_in_words, told_in_words

__all__ = [
    "NAMES",
    "Change",
    "Changes",
    "Kind",
    "Told",
    "change_in_words",
    "compare_frames",
    "counts_in_words",
    "to_columns",
    "to_record",
    "told_in_words",
]
