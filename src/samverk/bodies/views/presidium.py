"""Choose the presidium of a body."""

from django.http import Http404
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from samverk.bodies import rules
from samverk.bodies.actions import SENTENCES
from samverk.bodies.forms import ElectForm
from samverk.bodies.models import Body, Post
from samverk.bodies.views import finding
from samverk.bodies.views.flow import TEMPLATE, Asked, answer
from samverk.foundation import access, formats
from samverk.foundation.language import current
from samverk.foundation.page import Context, PageRequest, page

ROLES = {
    "ordforande": Post.Role.CHAIR,
    "vice-ordforande": Post.Role.VICE_CHAIR,
    "sekreterare": Post.Role.SECRETARY,
    "sammankallande": Post.Role.CONVENER,
}


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@page(TEMPLATE, may=access.signed_in, sentences=SENTENCES)
def elect(request: PageRequest, structure: str, body: str, role: str) -> Context | HttpResponseBase:
    """Choose somebody for a post of the presidium, or let chair and vice chair change places."""
    if role not in ROLES:
        raise Http404
    row, post = finding.body_of(request, structure, body), ROLES[role]
    form = ElectForm(
        request.POST or None,
        body=row,
        role=post,
        posts=_posts(row, post, request),
        on=request.day.on,
        today=request.day.today,
    )
    facts = {"post": str(post.label), "body": row.name}
    asked = Asked(
        title=_("Välj %(post)s i %(body)s") % facts,
        now=_now(row, request),
        button=_("Välj"),
        form=form,
        structure=row.structure,
        body=row,
        back=finding.body_address(row, request),
        rows=lambda: finding.posts_in(row),
        lock=lambda: Body.objects.select_for_update().get(pk=row.pk),
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
