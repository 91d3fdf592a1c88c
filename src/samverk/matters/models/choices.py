"""The words that rows of matters are marked by: values from the rulebook, shown in Swedish."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class State(models.TextChoices):
    """How far a matter has come."""

    DRAFT = "draft", _("utkast")
    RAISED = "raised", _("väckt")
    IN_BODY = "in body", _("i ett organ")
    OUT_FOR_OPINION = "out for opinion", _("på remiss")
    TREATED = "treated", _("behandlat")
    RECOMMENDED = "recommended", _("rekommenderat")
    AT_PRINCIPALS = "at principals", _("hos huvudmännen")
    ANSWERED = "answered", _("alla har svarat")
    DECIDED = "decided", _("beslutat")
    CLOSED = "closed", _("avslutat")
    WITHDRAWN = "withdrawn", _("återtaget")
    MERGED = "merged", _("sammanfört med ett annat")

    @classmethod
    def closed(cls) -> list[str]:
        """The states in which nobody has the ball."""
        return [cls.CLOSED.value, cls.WITHDRAWN.value, cls.MERGED.value]


class Holder(models.TextChoices):
    """Who has the ball."""

    RAISER = "raiser", _("den som väckte frågan")
    COORDINATOR = "coordinator", _("koordinatorn")
    BODY = "body", _("ett organ")
    RESPONDENTS = "respondents", _("de som har fått remissen")
    PRINCIPALS = "principals", _("huvudmännen")


class Link(models.TextChoices):
    """How two matters hang together."""

    RELATED = "related", _("hör ihop med")
    SPLIT_FROM = "split from", _("har delats av från")
    MERGED_INTO = "merged into", _("har förts samman med")
    FOLLOWS = "follows", _("följer på")
    DUPLICATE = "duplicate", _("rör samma sak som")

    @classmethod
    def by_hand(cls) -> list[str]:
        """Those that somebody says; the others follow from a step, and stand for as long as it does."""
        return [cls.RELATED.value, cls.FOLLOWS.value, cls.DUPLICATE.value]


class Outcome(models.TextChoices):
    """What a body did with a matter. What it may do follows from its legal form."""

    INFORM = "inform", _("information")
    NOTE = "note", _("anteckning")
    SEND_ON = "send on", _("vidaresändning")
    ASK_FOR_OPINIONS = "ask for opinions", _("remiss")
    RECOMMEND = "recommend", _("rekommendation")
    GIVE_A_REMIT = "give a remit", _("uppdrag")
    RETURN = "return", _("återremiss")
    DECIDE = "decide", _("beslut")


class Answered(models.TextChoices):
    """What a principal decided on one clause."""

    ADOPTED = "adopted", pgettext_lazy("om ett beslut", "antagen")
    CHANGED = "adopted with change", _("antagen med ändring")
    REJECTED = "rejected", _("avslagen")
    REFERRED_BACK = "referred back", _("återremitterad")
    POSTPONED = "postponed", _("bordlagd")
    NOTED = "noted", _("antecknad")


class LineDoes(models.TextChoices):
    """What an organ in a principal's own line does with a recommendation."""

    PREPARES = "prepares", _("bereder")
    PROPOSES = "proposes", _("föreslår")
    DECIDES = "decides", _("beslutar")


class AnswerState(models.TextChoices):
    """How far an answer has come. Only a confirmed one counts as the principal's decision."""

    DRAFT = "draft", _("utkast")
    RECEIVED = "received", _("inkommet, att granska")
    CONFIRMED = "confirmed", _("granskat")
    SET_ASIDE = "set aside", _("lagt åt sidan")


class Via(models.TextChoices):
    """How an answer came."""

    LINK = "link", _("genom länken")
    MAIL = "mail", _("med e-post")
    ACCOUNT = "account", _("i Samverk")
    COORDINATOR = "coordinator", _("antecknat av koordinatorn")


class Stance(models.TextChoices):
    """What an opinion says of the proposal."""

    SUPPORTS = "supports", _("tillstyrker")
    SUPPORTS_WITH_CHANGES = "supports with changes", _("tillstyrker med ändringar")
    OPPOSES = "opposes", _("avstyrker")
    NO_OPINION = "no opinion", _("avstår från att yttra sig")


class Paper(models.TextChoices):
    """What a document is to a matter."""

    QUESTION_FORM = "question form", _("frågeställning")
    DECISION_BASIS = "decision basis", _("beslutsunderlag")
    OFFICIAL_REPORT = "official report", _("tjänsteskrivelse")
    COVER_LETTER = "cover letter", _("missiv")
    ANNEX = "annex", _("bilaga")
    EXTRACT = "extract", _("protokollsutdrag")
    OPINION = "opinion", _("yttrande")
    NOTES = "notes", _("minnesanteckningar")
    OTHER = "other", _("annan handling")
