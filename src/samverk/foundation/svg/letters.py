"""How wide a text is in Source Sans 3, and where it may be broken. Pessimistic: never less than what is drawn."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

# Advance widths in thousandths of the size, rounded up to twenty, of the weights 400 and 650.
_NORMAL = {
    200: " ",
    260: "',.:;ijl|¦·ìíîï’",
    280: "IÌÍÎÏ",
    300: "!f¡",
    320: "()-[]{}",
    340: "t°",
    360: "/\\rª",
    380: "²³¹º",
    420: "*s",
    440: '"?z«®»¿”',
    460: "cxç",
    480: "JYvyÝýÿ–",
    500: "0123456789#$+<=>FL^_ek~¢£¤¥§¬±×èéêë÷−",
    520: "VXagàáâãäå",
    540: "ESTZÈÉÊË",
    560: "A`bdhnopqu¨¯´¶¸ÀÁÂÃÄÅðñòóôõöøùúûüþ",
    580: "CKPRµÇß",
    600: "BÞ",
    620: "&DG",
    640: "Ð",
    660: "HNUÑÙÚÛÜ",
    680: "OQÒÓÔÕÖØ",
    720: "w",
    740: "M",
    760: "©",
    780: "æ",
    800: "W¼¾—",
    820: "½",
    840: "%mÆ",
    860: "@",
    960: "…",
    1000: "→←",
}
_BOLD = {
    200: " ",
    280: "ijl|¦ìíîï",
    300: "',.:;I·ÌÍÎÏ’",
    340: "!()-[]f{}¡",
    360: "/\\ª°",
    380: "t²³¹º",
    400: "r",
    440: "s",
    460: "*?z®¿",
    480: "c«»ç–",
    500: "_x",
    520: '0123456789"$+<=>FJLY^evy~¢£¤§¬±×Ýèéêë÷ýÿ”−',
    540: "#agk¥àáâãäå",
    560: "ESTVXZ`o¨¯´¸ÈÉÊËðòóôõöø",
    580: "ACbdhnpquÀÁÂÃÄÅÇñùúûüþ",
    600: "Pµ",
    620: "BKR¶Þß",
    640: "DG",
    660: "&UÐÑÙÚÛÜ",
    680: "HNOQÒÓÔÕÖØ",
    760: "M©",
    780: "w",
    800: "æ—",
    820: "W¼¾",
    840: "½Æ",
    860: "%m",
    900: "@",
    980: "…",
    1000: "→←",
}
_UNKNOWN = 1000
_MARGIN = 1.02  # where another font stands in while ours is on its way

_WIDTHS = {
    is_bold: {letter: width for width, letters in table.items() for letter in letters}
    for is_bold, table in ((False, _NORMAL), (True, _BOLD))
}
_LEAST_PART = 4
_STEP = 8
_JOINTS = (
    re.compile(
        r"(?<=s)(?=[bcdfghjklmnpqrtvwxz])", re.IGNORECASE
    ),  # samverkans-grupp: the s that joins Swedish words
    re.compile(r"(?<=[aeiouyåäö])(?=[bcdfghjklmnpqrstvwxz][aeiouyåäö])", re.IGNORECASE),
    re.compile(r"(?<=\w)(?=\w)"),
)


@lru_cache(maxsize=16_384)
def width(text: str, size: float, *, is_bold: bool = False) -> float:
    """How wide a text is at most.

    Units: the same as the size.
    """
    widths = _WIDTHS[is_bold]
    return sum(widths.get(letter, _UNKNOWN) for letter in text) * size * _MARGIN / 1000


def wrap(
    text: str, room: float, size: float, *, is_bold: bool = False, most: int = 3
) -> tuple[str, ...]:
    """The text in at most so many lines, none wider than the room.

    Shape: broken between words; a word wider than a line at its joints, with a hyphen; what is left over ends in "…".
    """
    lines: list[str] = []
    for part in _parts(text, room, size, is_bold=is_bold):
        joined = f"{lines[-1]} {part}" if lines else part
        if (
            lines
            and not lines[-1].endswith("\u2010")
            and width(joined, size, is_bold=is_bold) <= room
        ):
            lines[-1] = joined
        else:
            lines.append(part)
    shown = [line.replace("\u2010", "-") for line in lines]
    if len(shown) <= most:
        return tuple(shown)
    return (*shown[: most - 1], _shortened(shown[most - 1], room, size, is_bold=is_bold))


def balanced(
    text: str, room: float, size: float, *, is_bold: bool = False, most: int = 3
) -> tuple[str, ...]:
    """The text wrapped in as few lines, and these as equally long as its words allow."""
    lines = wrap(text, room, size, is_bold=is_bold, most=most)
    if len(lines) == 1 or lines[-1].endswith("…") or any(line.endswith("-") for line in lines):
        return lines
    narrow = sum(width(line, size, is_bold=is_bold) for line in lines) / len(lines)
    narrow = max(narrow, widest_word(text, size, is_bold=is_bold))
    while narrow < room:
        trial = wrap(text, narrow, size, is_bold=is_bold, most=most + 1)
        if len(trial) == len(lines):
            return trial
        narrow += _STEP
    return lines


def widest_word(text: str, size: float, *, is_bold: bool = False) -> float:
    """The width of the widest word."""
    return max((width(word, size, is_bold=is_bold) for word in text.split()), default=0.0)


def _parts(text: str, room: float, size: float, *, is_bold: bool) -> Iterator[str]:
    for word in text.split():
        rest = word
        while width(rest, size, is_bold=is_bold) > room and len(rest) > 1:
            place = _joint(rest, room, size, is_bold=is_bold)
            yield rest[:place] + "\u2010"
            rest = rest[place:]
        yield rest


def _joint(word: str, room: float, size: float, *, is_bold: bool) -> int:
    for joint in _JOINTS:
        places = [match.start() for match in joint.finditer(word)]
        fitting = [
            place
            for place in places
            if _LEAST_PART <= place <= len(word) - _LEAST_PART
            and width(word[:place] + "-", size, is_bold=is_bold) <= room
        ]
        if fitting:
            return fitting[-1]
    return _as_many_as_fit(word, room, size, is_bold=is_bold)


def _as_many_as_fit(word: str, room: float, size: float, *, is_bold: bool) -> int:
    fitting = 1
    while (
        fitting < len(word) - 1 and width(word[: fitting + 1] + "-", size, is_bold=is_bold) <= room
    ):
        fitting += 1
    return fitting


def _shortened(line: str, room: float, size: float, *, is_bold: bool) -> str:
    words: Sequence[str] = line.rstrip("-").split(" ")
    while len(words) > 1 and width(" ".join(words) + " …", size, is_bold=is_bold) > room:
        words = words[:-1]
    text = " ".join(words)
    while len(text) > 1 and width(text + " …", size, is_bold=is_bold) > room:
        text = text[:-1]
    return text + " …"
