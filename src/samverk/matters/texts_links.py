"""How a link between two matters is said, from either of them."""

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from samverk.matters.models import Matter, MatterLink
from samverk.matters.models.choices import Link

# How the other matter hangs together with this one, where the link was made there.
_SEEN_FROM_THE_OTHER = {
    Link.RELATED: lambda: _("hör ihop med"),
    Link.SPLIT_FROM: lambda: _("har delats i"),
    Link.MERGED_INTO: lambda: _("har tagit upp"),
    Link.FOLLOWS: lambda: _("följs av"),
    Link.DUPLICATE: lambda: _("rör samma sak som"),
}
_SEEN_FROM_HERE = {
    Link.RELATED: lambda: _("hör ihop med"),
    Link.SPLIT_FROM: lambda: _("har brutits ut ur"),
    Link.MERGED_INTO: lambda: _("har gått upp i"),
    Link.FOLLOWS: lambda: _("följer på"),
    Link.DUPLICATE: lambda: _("rör samma sak som"),
}


def how(link: MatterLink, matter: Matter) -> str:
    """How the matter hangs together with the other end of the link."""
    is_here = link.matter_id == matter.pk
    return (_SEEN_FROM_HERE if is_here else _SEEN_FROM_THE_OTHER)[Link(link.kind)]()


def other_end(link: MatterLink, matter: Matter) -> Matter:
    """The matter at the other end of the link."""
    return link.other if link.matter_id == matter.pk else link.matter


def said(link: MatterLink, matter: Matter) -> str:
    """The link as the matter says it: Följer på LAN 2-2021 Den andra."""
    return capfirst(f"{how(link, matter)} {other_end(link, matter)}")
