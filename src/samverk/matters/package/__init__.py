"""What a principal downloads to decide on: a letter, a draft report, a reply sheet and every annex, in one file.

package.of(row, on)           # the ZIP
package.parts(row, on)        # the same, one file at a time: a telephone has no use for a ZIP
package.name_of(row)
"""

from samverk.matters.package.packing import MEDIA_TYPE, Part, name_of, of, parts

__all__ = ["MEDIA_TYPE", "Part", "name_of", "of", "parts"]
