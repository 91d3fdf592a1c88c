"""The headers of a letter, decoded: none is longer than is read, none raises, none holds what steers a machine."""

import codecs
import re
import unicodedata
from email.header import decode_header
from email.message import Message
from email.utils import getaddresses
from typing import Final

from samverk.foundation.mail.address import one_line

LONGEST: Final = 4_000
LONGEST_ADDRESS: Final = 254
LONGEST_NAME: Final = 200
LONGEST_SUBJECT: Final = 500
# Where a reply code in a plus-address can stand: mail servers keep the address that was written to here.
RECIPIENTS: Final = ("To", "Cc", "Delivered-To", "X-Original-To", "Envelope-To")
_MESSAGE_ID: Final = re.compile(r"<[^<>\s]{3,240}>")
_MOST_REFERENCES: Final = 50
# Other names that Python knows are no alphabets (zip, hex), or read escapes in what they are given.
_ALPHABET: Final = re.compile(
    r"utf[-_]?(8|16|32)([-_]?[lb]e)?|(us[-_]?)?ascii|iso[-_]?8859[-_]?\d{1,2}|latin[-_]?\d{1,2}|windows[-_]?\d{3,4}"
    r"|cp[-_]?\d{3,4}|koi8[-_]?[rtu]|gb(k|2312|18030)|big5|shift[-_]?jis|euc[-_]?(jp|kr)|iso[-_]?2022[-_]?jp|macintosh"
)


def raw(message: Message, name: str) -> str:
    """The header as it stands, on one line, with its bytes read as letters; empty where there is none."""
    for known, value in message.raw_items():
        if known.lower() == name.lower():
            return " ".join(decoded(_bytes(str(value)[:LONGEST]), "").split())
    return ""


def text(message: Message, name: str) -> str:
    """A header that is words, with its encoded words decoded."""
    return words(raw(message, name))[:LONGEST_SUBJECT]


def words(value: str) -> str:
    """Words of a header, with encoded words decoded; as they stand where they cannot be."""
    try:
        pieces = decode_header(value[:LONGEST])
    except Exception:  # noqa: BLE001 -- it raises in several ways on what is no encoded word
        return one_line(clean(value))
    said = "".join(
        piece if isinstance(piece, str) else decoded(piece, alphabet or "raw")
        for piece, alphabet in pieces
    )
    return one_line(clean(said))


def addresses(message: Message, *names: str) -> tuple[tuple[str, str], ...]:
    """The names and addresses in these headers, in order, each address once."""
    found: dict[str, str] = {}
    for name in names:
        try:
            pairs = getaddresses([raw(message, name)])
        except Exception:  # noqa: BLE001 -- the reader of addresses raises IndexError on some
            pairs = []
        for called, address in pairs:
            plain = one_line(clean(address))[:LONGEST_ADDRESS]
            if plain:
                found.setdefault(plain, words(called)[:LONGEST_NAME])
    return tuple((called, address) for address, called in found.items())


def message_id(message: Message) -> str:
    """The letter's own number."""
    found = _MESSAGE_ID.search(raw(message, "Message-ID"))
    return clean(found[0]) if found else ""


def references(message: Message) -> tuple[str, ...]:
    """The numbers of the letters that this one answers, the nearest first."""
    named = [
        *_MESSAGE_ID.findall(raw(message, "In-Reply-To")),
        *reversed(_MESSAGE_ID.findall(raw(message, "References"))),
    ]
    return tuple(dict.fromkeys(map(clean, named)))[:_MOST_REFERENCES]


def decoded(content: bytes, alphabet: str) -> str:
    """Bytes as letters: as they say that they are written, else as they seem to be."""
    if alphabet == "raw":
        return content.decode("raw-unicode-escape", "replace")
    named = alphabet.strip().lower()
    if _ALPHABET.fullmatch(named) and _is_known(named):
        return content.decode(named, "replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def clean(said: str) -> str:
    """The same text without characters that no database takes, that steer a machine, or that turn the line around."""
    return "".join(each for each in said if each in "\n\t" or _is_shown(each))


def _is_shown(each: str) -> bool:
    kind = unicodedata.category(each)
    return kind not in {"Cc", "Cs", "Cn", "Co"} and not (kind == "Cf" and each in _TURNING)


_TURNING: Final = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff\u200b")


def _is_known(alphabet: str) -> bool:
    try:
        codecs.lookup(alphabet)
    except LookupError:
        return False
    return True


def _bytes(value: str) -> bytes:
    """What the reader of letters was given: it keeps bytes that are no ASCII as halves of characters."""
    return value.encode("utf-8", "surrogateescape")
