"""Choose the presidium of a body, and end a post in it."""

from django.http import Http404
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _

from samverk.bodies import rules
from samverk.bodies.forms import ElectForm, EndPostForm
from samverk.bodies.models import Body, Post
from samverk.bodies.views import finding
from samverk.bodies.views.flow import about_body, answer, form_page, written
from samverk.foundation import formats
from samverk.foundation.language import current
from samverk.foundation.page import Context, PageRequest

ROLES = {
    "ordforande": Post.Role.CHAIR,
    "vice-ordforande": Post.Role.VICE_CHAIR,
    "sekreterare": Post.Role.SECRETARY,
    "sammankallande": Post.Role.CONVENER,
}


@form_page
def elect(request: PageRequest, structure: str, body: str, role: str) -> Context | HttpResponseBase:
    """Choose somebody for a post of the presidium, or let chair and vice chair change places."""
    if role not in ROLES:
        raise Http404
    row, post = finding.body_of(request, structure, body), ROLES[role]
    form = ElectForm(**written(request), body=row, role=post, posts=_posts(row, post, request))
    facts = {"post": str(post.label), "body": row.name}
    asked = about_body(
        request,
        row,
        form,
        words=(_("Välj %(post)s i %(body)s") % facts, _("Välj")),
        rows=lambda: finding.posts_in(row),
        now=_now(row, request),
    )
    return answer(request, asked)


@form_page
def end_post(
    request: PageRequest, structure: str, body: str, post: int
) -> Context | HttpResponseBase:
    """End a post of the presidium, whether somebody has been chosen after or not."""
    row = finding.body_of(request, structure, body)
    held = Post.objects.filter(body=row, pk=post).select_related("person", "body__structure")
    own = held.first()
    if own is None:
        raise Http404
    facts = {"post": str(own.get_role_display()), "body": row.name}
    asked = about_body(
        request,
        row,
        EndPostForm(**written(request), post=own),
        words=(_("Avsluta uppdraget som %(post)s i %(body)s") % facts, _("Avsluta")),
        rows=lambda: finding.posts_in(row),
        now=_now(row, request),
    )
    return answer(request, asked)


def _posts(body: Body, role: str, request: PageRequest) -> int:
    """How many posts of the kind the rules give."""
    known = rules.on_day([body.structure_id], on=request.day.on).get(body.structure_id)
    rule = known.bodies.get(body.key) if known else None
    vice = rule.presidium.vice if rule and rule.presidium else None
    return vice.count if vice and role == Post.Role.VICE_CHAIR else 1


def _now(body: Body, request: PageRequest) -> tuple[tuple[str, str], ...]:
    rows = Post.objects.filter(body=body, period__contains=request.day.on)
    return tuple(
        (
            str(row.get_role_display()).capitalize(),
            f"{row.person.name}, " + formats.period(row.period.lower, row.period.upper, current()),
        )
        for row in rows.select_related("person").order_by("role", "number")
    )
