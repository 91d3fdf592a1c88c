"""How large a file may be, so that reading one never costs more than a moment."""

MOST_BYTES = 1_000_000
MOST_UNPACKED = 20_000_000
MOST_TIMES_LARGER = 200
# A small part that packs well is no bomb: only what is large unpacked is weighed against its packed size.
WEIGHED_FROM = 1_000_000
MOST_PARTS = 300
MOST_SHEETS = 20
MOST_ROWS = 5_000
MOST_COLUMNS = 100
MOST_CELLS = 100_000
LONGEST_TEXT = 1_000
