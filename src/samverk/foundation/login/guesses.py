"""How many passwords may be tried: counted in the database, so that all processes count together."""

import datetime as dt
import ipaddress

from django.conf import settings
from django.db.models import Count, Q
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from samverk.foundation.login.models import Guess

WINDOW = dt.timedelta(minutes=15)
# At one account from one origin. More is no longer a slip of memory.
AT_ONE_FROM_ONE = 5
# At one account from everywhere, or from one origin at all accounts: a whole office may share its address.
IN_ALL = 50
IPV6_NETWORK = 64  # what one subscriber is given, and could otherwise try from address by address


class TooManyGuesses(Exception):
    """No more passwords are tried here for a while."""


def begin(*, account: str, origin: str, at: dt.datetime) -> Guess:
    """Write a guess down before it is tried: of many at the same moment, the last to count sees all.

    Raises: TooManyGuesses, and then the guess is not kept: whoever waits comes nearer to the end of the wait.
    Queries: three, and one more for a refusal.
    """
    Guess.objects.filter(at__lt=at - WINDOW).delete()
    guess = Guess.objects.create(at=at, account=_digest(account.lower()), origin=_digest(origin))
    same_account, same_origin = Q(account=guess.account), Q(origin=guess.origin)
    found = Guess.objects.filter(same_account | same_origin).aggregate(
        at_one=Count("pk", filter=same_account),
        from_one=Count("pk", filter=same_origin),
        both=Count("pk", filter=same_account & same_origin),
    )
    if found["both"] > AT_ONE_FROM_ONE or max(found["at_one"], found["from_one"]) > IN_ALL:
        guess.delete()
        raise TooManyGuesses
    return guess


def was_right(guess: Guess) -> None:
    """Forget the guesses before it at this account from this origin: they were slips."""
    Guess.objects.filter(account=guess.account, origin=guess.origin).delete()


def origin_of(request: HttpRequest) -> str:
    """Where a request comes from, as it is counted: an address, of IPv6 its network."""
    told = address_of(request)
    address = ipaddress.ip_address(told) if told else None
    if isinstance(address, ipaddress.IPv6Address):
        return str(ipaddress.ip_network((address, IPV6_NETWORK), strict=False))
    return told or _named(request)


def address_of(request: HttpRequest) -> str:
    """The address a request comes from: the one our own proxy saw, where there is one; empty if it is none."""
    try:
        address = ipaddress.ip_address(_named(request))
    except ValueError:
        return ""
    if isinstance(address, ipaddress.IPv6Address) and address.ipv4_mapped:
        return str(address.ipv4_mapped)
    return str(address)


def _named(request: HttpRequest) -> str:
    told: str = request.META.get("REMOTE_ADDR", "")
    if settings.SECURE_PROXY_SSL_HEADER:
        # Only the last name was written by our proxy; anybody may have written those before it.
        told = request.headers.get("X-Forwarded-For", told).rpartition(",")[2].strip()
    return told


def _digest(text: str) -> str:
    return salted_hmac("samverk.foundation.login.guesses", text, algorithm="sha256").hexdigest()
