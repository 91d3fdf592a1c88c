import re
from http import HTTPStatus

from django.conf import settings
from django.http import Http404, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.utils.safestring import SafeString
from django.views.decorators.http import require_http_methods

from samverk.demonstration import mailbox
from samverk.demonstration.mailbox_reply import ReplyForm, reply
from samverk.foundation import access
from samverk.foundation.mail.templates import linked
from samverk.foundation.page import Context, PageRequest, page, speak

LETTER = "demonstration/letter.html"
# Where the demonstration was when the letter was written; it may have another port today.
_OF_OURS = re.compile(r"https?://(localhost|127\.0\.0\.1)(:\d+)?(?=/)")


@page("demonstration/letters.html", may=access.everyone)
def letters(_request: PageRequest) -> Context:
    """The letters that the demonstration has sent, the newest first.

    Raises: Http404 in other installations.
    """
    _only_in_a_demonstration()
    kept, number = mailbox.kept(settings.MAILBOX)
    return {"letters": kept, "number": number}


@require_http_methods(["GET", "HEAD", "POST"])
@page(LETTER, may=access.everyone)
def letter(request: PageRequest, name: str) -> Context | HttpResponseBase:
    """One letter as its recipient reads it, with its links; and the answer, which goes by the mail server.

    Raises: Http404 if there is none of this name, and in other installations.
    """
    _only_in_a_demonstration()
    kept = mailbox.find(settings.MAILBOX, name)
    if kept is None:
        raise Http404
    takes_replies = _is_ours(kept.replies_to)
    text = _OF_OURS.sub(f"{request.scheme}://{request.get_host()}", kept.text)
    about: Context = {"letter": kept, "text": SafeString(linked(text))}
    if not takes_replies:
        return about
    form = ReplyForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        reply(kept, form.cleaned_data["svar"], form.cleaned_data["fil"])
        return HttpResponseRedirect(f"{request.path}?skickat=1")
    about = {**about, "form": form, "is_sent": "skickat" in request.GET}
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return speak(request, LETTER, about, status=status)


def _only_in_a_demonstration() -> None:
    if not settings.DEMO:
        raise Http404


def _is_ours(address: str) -> bool:
    """Whether a letter to the address comes in to us: it is ours, with a code."""
    local, _at, domain = settings.MAIL_REPLIES_TO.partition("@")
    return bool(local) and re.search(rf"\b{local}\+\w+@{re.escape(domain)}", address) is not None
