"""How large a file may be, and how large an office file may become when it is unpacked."""

MEGABYTE = 1_000_000
MOST_UPLOADED = 25 * MEGABYTE
# What mail servers let through: a letter that has arrived is a received document, and is not turned away.
MOST_MAILED = 50 * MEGABYTE
MOST_UNPACKED = 500 * MEGABYTE
MOST_TIMES_LARGER = 200
# A small part that packs well is no bomb: only what is large unpacked is weighed against its packed size.
WEIGHED_FROM = 5 * MEGABYTE
MOST_PARTS = 5_000
LONGEST_LIST_OF_TYPES = MEGABYTE
