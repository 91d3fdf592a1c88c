"""Words for what can go wrong with a letter."""

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

TROUBLES: Final[dict[str, str | Promise]] = {
    "refused": _("Mottagarens server tog inte emot brevet: {words}"),
    "not_now": _("Servern bad oss återkomma senare: {words}"),
    "not_us": _("Servern släppte inte in oss: {words}"),
    "no_connection": _("Det gick inte att nå e-postservern: {words}"),
    "no_answer": _("E-postservern svarade inte i tid."),
    "broke_off": _("E-postservern bröt förbindelsen innan brevet var överlämnat."),
    "worker_stopped": _("Arbetaren stannade innan brevet var överlämnat."),
    "no_server": _("Ingen e-postserver är inställd: sätt SAMVERK_SMTP_URL."),
    "may_be_sent": _(
        "Förbindelsen bröts just när brevet lämnades över. Mottagaren kan ha fått det; "
        "skickas det igen kan det komma två gånger."
    ),
    "bounced": _("Brevet kom i retur: {words}"),
    "not_a_letter": _("Brevet gick inte att sätta ihop: {words}"),
}


def trouble(code: str, words: str) -> str:
    """The sentence for a trouble, with the server's own words."""
    if not code:
        return ""
    return str(TROUBLES[code]).replace("{words}", words or gettext("inget skäl angavs"))
