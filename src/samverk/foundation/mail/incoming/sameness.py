"""When two letters are one letter that came twice."""

import hashlib
import re
from typing import Final

from samverk.foundation.mail.incoming.parsing import head_and_body, without_envelope

# What the servers on the way write. Any other difference makes another letter: rather two rows than one lost.
_OF_THE_WAY: Final = re.compile(
    rb"(received|return-path|delivered-to|x-original-to|envelope-to|delivery-date|x-envelope-[^:]*|received-spf"
    rb"|authentication-results|arc-[^:]*|x-spam-[^:]*|x-virus-[^:]*|x-received|x-google-[^:]*|x-gm-[^:]*"
    rb"|x-ms-exchange-[^:]*|x-microsoft-antispam[^:]*|x-forefront-[^:]*|x-uid|x-uidl|status|x-status|x-mozilla-[^:]*):",
    re.IGNORECASE,
)
_FIELD: Final = re.compile(rb"[^\n]*(?:\n[ \t][^\n]*)*")


def digest(content: bytes) -> str:
    """What makes the letter this letter, whichever way it came."""
    head, body = head_and_body(without_envelope(content))
    fields = (each for each in _FIELD.findall(head) if each and not _OF_THE_WAY.match(each))
    told = hashlib.sha256()
    for each in fields:
        told.update(each + b"\n")
    told.update(b"\n" + body.rstrip(b"\n"))
    return told.hexdigest()
