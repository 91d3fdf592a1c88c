from django.conf import settings
from django.http import Http404
from django.utils.safestring import SafeString

from samverk.demonstration import mailbox
from samverk.foundation import access
from samverk.foundation.mail.templates import linked
from samverk.foundation.page import Context, PageRequest, page


@page("demonstration/letters.html", may=access.everyone)
def letters(_request: PageRequest) -> Context:
    """The letters that the demonstration has sent, the newest first.

    Raises: Http404 in other installations.
    """
    _only_in_a_demonstration()
    kept, number = mailbox.kept(settings.MAILBOX)
    return {"letters": kept, "number": number}


@page("demonstration/letter.html", may=access.everyone)
def letter(_request: PageRequest, name: str) -> Context:
    """One letter as its recipient reads it, with its links.

    Raises: Http404 if there is none of this name, and in other installations.
    """
    _only_in_a_demonstration()
    kept = mailbox.find(settings.MAILBOX, name)
    if kept is None:
        raise Http404
    return {"letter": kept, "text": SafeString(linked(kept.text))}


def _only_in_a_demonstration() -> None:
    if not settings.DEMO:
        raise Http404
