"""Which row a letter answers: by its code, by the letter of ours that it answers, else by a number and its sender."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from django.db.models import Q, QuerySet
from django.utils.translation import gettext

from samverk.bodies.models import Structure
from samverk.foundation.mail.incoming import replying
from samverk.foundation.mail.incoming.models import Incoming
from samverk.foundation.mail.incoming.parsing import Parsed
from samverk.matters.actions.referring_letters import name_of
from samverk.matters.intake import numbers
from samverk.matters.models import Matter, PartyDecision, ReferralRow, ReplyLink
from samverk.matters.models.choices import State
from samverk.rulebook.matters.reply_matching import How, OpenRow, Reply, recognise

_ABOUT: Final = re.compile(r"matter:\d{1,18}/recommendation:(\d{1,18})/party:([a-z0-9-]{1,100})")
_OPINION: Final = re.compile(r"matter:\d{1,18}/referral:(\d{1,18})/respondent:(\d{1,18})")
_CODE: Final = re.compile(r"\b[a-z0-9]{12}\b")
_MOST_WORDS: Final = 2_000
_MOST_MATTERS: Final = 20
_MOST_ROWS: Final = 5_000
# An address there says nothing of whom it belongs to.
_ANYBODYS: Final = frozenset(
    {"gmail.com", "hotmail.com", "icloud.com", "live.se", "outlook.com", "telia.com", "yahoo.com"}
)


# What a letter may answer: a principal's row, or that of somebody who is asked for an opinion.
Asked = PartyDecision | ReferralRow


@dataclass(frozen=True, slots=True)
class Found:
    """The row that a letter answers, and in words how that is known; or, without a row, why nobody can tell."""

    row: Asked | None
    how: str


def whole() -> "QuerySet[PartyDecision]":
    """Rows with what it takes to say which they are."""
    return PartyDecision.objects.select_related("party", "recommendation__matter__structure")


def asked_for_opinion() -> "QuerySet[ReferralRow]":
    """Rows of requests for opinion with what it takes to say which they are."""
    return ReferralRow.objects.select_related("party", "referral__matter__structure")


def row_of(about_it: str) -> PartyDecision | None:
    """The row that these words mean, if they mean one. At most one query."""
    said = _ABOUT.fullmatch(about_it)
    if said is None:
        return None
    return whole().filter(recommendation=int(said[1]), party__key=said[2]).first()


def asked_of(about_it: str) -> Asked | None:
    """What was asked in the letters that are about this. At most one query."""
    said = _OPINION.fullmatch(about_it)
    if said is None:
        return row_of(about_it)
    return asked_for_opinion().filter(referral=int(said[1]), pk=int(said[2])).first()


def find(incoming: Incoming, parsed: Parsed) -> Found | None:
    """The row that a letter answers, or why it cannot be told; None where nothing in it speaks of any. At most eight queries."""
    named = asked_of(incoming.answers.about) if incoming.answers else None
    return _by_code(parsed, named) or _by_letter(named) or _by_number(parsed)


def _by_code(parsed: Parsed, named: Asked | None) -> Found | None:
    written_to = replying.codes(parsed.to, "")
    rows = _rows_of(written_to) or _rows_of(_words(parsed))
    several = [row for row in rows if row == named] or rows
    if not several:
        return None
    if len(several) > 1:
        return Found(None, gettext("Brevet bär svarskoderna till flera frågor."))
    return Found(several[0], gettext("svarskoden"))


def _rows_of(codes: Iterable[str]) -> list[Asked]:
    links = ReplyLink.objects.filter(code__in=list(codes))
    pairs = list(links.values_list("row", "referral_row"))
    decisions = {row for row, _opinion in pairs if row}
    opinions = {row for _decision, row in pairs if row}
    found: list[Asked] = []
    if decisions:
        found.extend(whole().filter(pk__in=decisions).order_by("pk"))
    if opinions:
        found.extend(asked_for_opinion().filter(pk__in=opinions).order_by("pk"))
    return found


def _words(parsed: Parsed) -> list[str]:
    """What may be a code: each word of the right length, wherever it stands."""
    text = " ".join((*parsed.to, parsed.subject, parsed.text[: numbers.LONGEST])).lower()
    return list(dict.fromkeys([*parsed.codes, *_CODE.findall(text)]))[:_MOST_WORDS]


def _by_letter(named: Asked | None) -> Found | None:
    return Found(named, gettext("brevet som det svarar på")) if named is not None else None


def _by_number(parsed: Parsed) -> Found | None:
    text = f"{parsed.subject}\n{parsed.text}"
    rows = _asked_in(_matters(numbers.written(text), numbers.ours(text)))
    reply = Reply(parsed.from_email, parsed.to, parsed.subject, parsed.text)
    seen = recognise(reply, [_open_row(row) for row in rows])
    if seen.how is How.UNKNOWN:
        return None
    if seen.row is None:
        return Found(None, gettext("%(number)s gäller flera frågor.") % {"number": seen.by})
    by = {
        How.OWN_NUMBER: gettext("partens diarienummer %(number)s"),
        How.NUMBER_AND_SENDER: gettext("diarienumret %(number)s och avsändaren"),
    }
    row = next(each for each in rows if str(each.pk) == seen.row)
    return Found(row, (by.get(seen.how) or gettext("svarskoden")) % {"number": seen.by})


def _matters(forms: Sequence[str], pairs: Iterable[tuple[int, int]]) -> list[int]:
    """The matters that bear one of the numbers: their own, another authority's, or that of a principal."""
    found: dict[int, None] = {}
    if forms:
        there = Matter.objects.exclude(state__in=State.closed())
        own = PartyDecision.objects.filter(registry_number__in=forms)
        for rows in (
            there.filter(registry_number__in=forms).values_list("pk", flat=True),
            there.filter(other_numbers__overlap=list(forms)).values_list("pk", flat=True),
            own.values_list("recommendation__matter", flat=True),
        ):
            found.update(dict.fromkeys(rows.order_by("-pk")[:_MOST_MATTERS]))
    asked = Q(pk__in=[])
    for year, number in pairs:
        asked |= Q(year=year, number=number)
    structures = list(Structure.objects.values_list("pk", flat=True)) if asked else []
    series = Matter.objects.filter(asked, structure__in=structures)
    found.update(dict.fromkeys(series.values_list("pk", flat=True).order_by("-pk")[:_MOST_MATTERS]))
    return list(found)


def _asked_in(matters: Sequence[int]) -> list[PartyDecision]:
    rows = whole().filter(recommendation__matter__in=matters, asked_on__isnull=False)
    return list(rows.order_by("pk")[:_MOST_ROWS]) if matters else []


def _open_row(row: PartyDecision) -> OpenRow:
    matter = row.recommendation.matter
    address = row.contact_email.casefold()
    domain = address.rpartition("@")[2]
    senders = {address} if address else set()
    if domain and domain not in _ANYBODYS:
        senders.add(f"@{domain}")
    return OpenRow(
        row=str(row.pk),
        numbers=tuple(filter(None, (matter.registry_number, *matter.other_numbers))),
        own_numbers=(row.registry_number,) if row.registry_number else (),
        senders=frozenset(senders),
    )


def named(row: Asked) -> str:
    """What people call the row: "RSVO 12-2026 Ny rutin: Umeå kommun"."""
    if isinstance(row, ReferralRow):
        asked = row.referral
        return f"{asked.matter.registry_number} {asked.subject}: {name_of(row)}"
    recommendation = row.recommendation
    return f"{recommendation.matter.registry_number} {recommendation.title}: {row.party.name}"


def structure_of(row: Asked) -> str:
    """The structure in which it was asked, by its key."""
    asked = row.referral if isinstance(row, ReferralRow) else row.recommendation
    return asked.matter.structure.key
