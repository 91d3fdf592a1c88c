"""Letters from a mail server's pipe, and from a mailbox."""

import sys

from samverk.config import surroundings

# What a mail server understands (sysexits.h): return it to the sender; try again later.
REFUSED = 65
TRY_LATER = 75


def receive() -> int:
    """Take the letter that streams in. Only nought tells the mail server that we have it."""
    from samverk.foundation.mail.incoming import limits

    content = sys.stdin.buffer.read(limits.LARGEST + 1)
    if len(content) > limits.LARGEST:
        # The number is for the mail server: it puts the line into what it returns to the sender.
        sys.stdout.write("5.3.4 The letter is larger than 50 MB (552). Nothing was kept.\n")
        return REFUSED
    try:
        surroundings.django()
        return _kept(content)
    # Whatever it is, also our own mistake: the mail server keeps the letter and comes back.
    except Exception as error:  # noqa: BLE001
        sys.stderr.write(f"4.3.0 Brevet togs inte emot: {type(error).__name__}: {error}\n")
        return TRY_LATER


def _kept(content: bytes) -> int:
    from samverk.foundation.mail.incoming.receiving import receive as keep

    row = keep(content)
    sys.stdout.write(f"brev {row.pk}: {row.get_state_display()} {row.about}".rstrip() + "\n")
    return 0


def fetch() -> int:
    """Take the letters that have come to the mailbox.

    Raises: Fault if no mailbox is named, or it does not answer.
    """
    surroundings.django()

    from django.conf import settings
    from django.db import Error

    from samverk.config.faults import Fault
    from samverk.foundation.mail.incoming import fetching

    if settings.IMAP is None:
        message = "Ingen brevlåda är inställd: sätt SAMVERK_IMAP_URL."
        raise Fault(message)
    try:
        number = fetching.fetch(settings.IMAP)
    except fetching.Unreachable as unreachable:
        message = f"Brevlådan svarade inte som den ska: {unreachable}"
        raise Fault(message) from None
    except Error as error:
        sys.stderr.write(f"Databasen svarade inte som den ska: {type(error).__name__}\n")
        return TRY_LATER
    sys.stdout.write(f"{number} brev hämtade\n")
    return 0
