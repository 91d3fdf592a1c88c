"""The order of the Swedish alphabet, in one place: ties are settled and names are listed by it."""

# å ä ö come after z: { | } are the code points after z. Capitals are listed since a database with locale C leaves them as they are.
SORT_FROM = "åäæöøéèêëáàâãíìîïóòôõúùûüýçčćđñńŋšśžÅÄÆÖØÉÈÊËÁÀÂÃÍÌÎÏÓÒÔÕÚÙÛÜÝÇČĆĐÑŃŊŠŚŽ"
SORT_TO = "{||}}eeeeaaaaiiiioooouuuyycccdnnnssz" * 2
_SORT = str.maketrans(SORT_FROM, SORT_TO)


def sv_sort(text: str) -> tuple[str, str]:
    """A sort key that puts å ä ö after z, é with e, ü with y; equal words are told apart by how they are written."""
    return text.lower().translate(_SORT), text
