"""What the matters of one's structures wait for: answers to read, what to do next, who is waited for and who is late."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samverk.bodies.models import Structure
from samverk.desk import words
from samverk.desk.entries import Act, Entry, Section, section
from samverk.foundation.day import ChosenDay
from samverk.foundation.mail.incoming.models import Incoming
from samverk.foundation.models import User
from samverk.matters.models import Answer, Matter
from samverk.matters.models.choices import Holder, State, Via
from samverk.matters.queries import queue
from samverk.matters.queries.queue import Late, Progress, Some


@dataclass(frozen=True, slots=True)
class Desk:
    """What the sections are made from: the structures, the days after which a matter is still, and the day."""

    structures: tuple[Structure, ...]
    idle: Mapping[int, int]
    day: ChosenDay

    @property
    def several(self) -> bool:
        """Whether the page tells of more than one structure."""
        return len(self.structures) > 1

    @property
    def keys(self) -> list[int]:
        """The structures, by primary key."""
        return [row.pk for row in self.structures]


def sections(desk: Desk) -> Iterator[Section]:
    """Each sort of thing that waits in matters, the most urgent sort first. Nineteen queries at the most."""
    yield to_review(desk)
    yield letters(desk)
    yield waiting_for_me(desk)
    yield late(desk)
    yield not_moved(desk)
    yield waiting_for_others(desk)


def counted(made: Section, number: int, said: str = "") -> Section:
    """The section with how many there are in all; said holds %(number)d, and is empty where nothing waits for the reader."""
    return replace(made, number=number, counted=said % {"number": number} if said else "")


def address_of(matter: Matter) -> str:
    """The page of a matter."""
    return _page(matter, "matters:matter")


def _all(desk: Desk, **wanted: object) -> str:
    """The register with all of a section's rows; empty where they are of several structures, which have one each."""
    if desk.several or not desk.structures:
        return ""
    register = reverse("matters:register", args=(desk.structures[0].key,))
    return f"{register}?{urlencode(wanted)}" if wanted else register


def named(matter: Matter) -> str:
    """A matter with its number: "RSV 12-2026 Gemensam rutin"."""
    return f"{matter.registry_number} {matter.title}"


def to_review(desk: Desk) -> Section:
    """Answers that have come and wait to be read."""
    found = queue.to_review(desk.keys)
    made = section(
        "granska-svar",
        _("Svar att granska"),
        _("Huvudmän har svarat. Ett svar räknas när du har läst det och bekräftat."),
        (_review(row, desk) for row in found.rows),
    )
    number = found.number
    said = ngettext("%(number)d svar att granska", "%(number)d svar att granska", number)
    return counted(made, number, said)


def _review(row: Answer, desk: Desk) -> Entry:
    asked = row.row.recommendation
    address, on = _of_answer(row), row.received_on or desk.day.today
    return Entry(
        what=row.row.party.name,
        address=address,
        on=on,
        when=words.until(on, on=desk.day.today),
        where=_where(asked.matter, desk),
        detail=_("%(title)s. Svaret kom %(way)s.")
        % {"title": asked.title, "way": row.get_via_display()},
        acts=(Act(_("Granska svaret"), address),),
    )


def _of_answer(row: Answer) -> str:
    """Where the answer is reviewed: beside its letter where it came by mail, else in the matrix."""
    asked, matter = row.row.recommendation, row.row.recommendation.matter
    where = (matter.structure.key, matter.year, matter.number, asked.number)
    if row.via == Via.MAIL and row.incoming is not None:
        return reverse("matters:letter", args=(*where, row.row.party.key, row.incoming))
    return f"{reverse('matters:matrix', args=where)}?visa=granska"


def letters(desk: Desk) -> Section:
    """Letters that nothing has recognised, and opinions that came by mail."""
    opinions = queue.opinions_by_mail(row.key for row in desk.structures)
    tray = queue.in_the_tray()
    made = section(
        "inkomna-brev",
        _("Inkomna brev"),
        _("Brev som ingen fråga kändes igen i, och yttranden som kom med e-post. Inget kastas."),
        (_letter(row, desk) for row in (*opinions.rows, *tray.rows)),
        more=f"{reverse('foundation:incoming')}?lage=tray",
    )
    number = opinions.number + tray.number
    said = ngettext("%(number)d brev att para ihop", "%(number)d brev att para ihop", number)
    return counted(made, number, said)


def _letter(row: Incoming, desk: Desk) -> Entry:
    on = row.received_at.date()
    return Entry(
        what=row.subject or _("utan ämne"),
        address=reverse("foundation:incoming-letter", args=(row.pk,)),
        on=on,
        when=words.until(on, on=desk.day.today),
        where=row.from_name or row.from_email,
        detail=row.reason,
    )


def waiting_for_me(desk: Desk) -> Section:
    """Matters that the coordinator has the ball in, with what comes next."""
    found = queue.at_coordinator(desk.keys, on=desk.day.today)
    made = section(
        "hos-dig",
        _("Ärenden hos dig"),
        _("Ärenden som du har bollen i, det som har legat längst först."),
        (_mine(row, desk) for row in found.rows),
        more=_all(desk, hos=Holder.COORDINATOR.value),
    )
    number = found.number
    said = ngettext("%(number)d ärende hos dig", "%(number)d ärenden hos dig", number)
    return counted(made, number, said)


def _mine(row: Matter, desk: Desk) -> Entry:
    return replace(_lies(row, desk), acts=(_next(row),))


# What the coordinator does next, by how far the matter has come: the words, the page and its act.
_NEXT: Final[Mapping[str, tuple[Callable[[], str], str, str]]] = {
    State.RAISED: (lambda: _("Lägg i ett organ"), "matters:act", "lagg-fram"),
    State.TREATED: (lambda: _("Lägg i ett organ"), "matters:act", "lagg-fram"),
    State.RECOMMENDED: (lambda: _("Skicka till huvudmännen"), "matters:send-out", ""),
}


def _next(row: Matter) -> Act:
    """What the coordinator does next: its own form where it is one act, else the matter's page with all of them."""
    if row.state in _NEXT:
        words_of, name, act = _NEXT[row.state]
        return Act(words_of(), _page(row, name, *filter(None, [act])))
    if row.state in {State.ANSWERED, State.DECIDED}:
        return Act(_("Avsluta eller gå vidare"), address_of(row))
    return Act(_("För ärendet vidare"), address_of(row))


def _page(row: Matter, name: str, *more: str) -> str:
    return reverse(name, args=(row.structure.key, row.year, row.number, *more))


def _lies(row: Matter, desk: Desk) -> Entry:
    return Entry(
        what=named(row),
        address=address_of(row),
        on=row.since,
        when=_("i %(time)s") % {"time": words.age(row.since, on=desk.day.today)},
        where=row.structure.name if desk.several else "",
        detail=f"{row.get_state_display()}.".capitalize(),
    )


def waiting_for_others(desk: Desk) -> Section:
    """Matters that others have the ball in, with how many have answered."""
    found = queue.at_others(desk.keys, on=desk.day.today)
    principals = queue.answered_by_principals(_held(found, Holder.PRINCIPALS))
    respondents = queue.answered_by_respondents(_held(found, Holder.RESPONDENTS))
    progress = {**principals, **respondents}
    made = section(
        "hos-andra",
        _("Väntar på andra"),
        _("Vem som har bollen och hur länge, det som har legat längst först."),
        (replace(_lies(row, desk), detail=_whose(row, progress.get(row.pk))) for row in found.rows),
        more=_all(desk),
    )
    return counted(made, found.number)


def _held(found: Some[Matter], holder: str) -> list[int]:
    return [row.pk for row in found.rows if row.holder == holder]


def _whose(row: Matter, progress: Progress | None) -> str:
    if row.holder == Holder.BODY:
        body = row.holder_body.name if row.holder_body else row.holder_forum
        return _("Hos %(body)s.") % {"body": body}
    if progress is None:
        return f"{row.get_holder_display()}.".capitalize()
    numbers = {"answered": progress.answered, "asked": progress.asked}
    if row.holder == Holder.PRINCIPALS:
        return _("Hos huvudmännen: %(answered)d av %(asked)d har svarat.") % numbers
    return _("På remiss: %(answered)d av %(asked)d har svarat.") % numbers


def late(desk: Desk) -> Section:
    """Parties whose answers should have come, each once however many they owe."""
    found, number = queue.late_parties(desk.keys, on=desk.day.today)
    made = section(
        "sena-svar",
        _("Sena svar"),
        _(
            "Huvudmän vars beslut skulle ha kommit. Ett svar som kommer nu tas emot och märks som sent."
        ),
        (_late(each, desk) for each in found),
    )
    said = ngettext("%(number)d huvudman som är sen", "%(number)d huvudmän som är sena", number)
    return counted(made, number, said)


def _late(each: Late, desk: Desk) -> Entry:
    owed = ngettext("%(number)d beslut saknas.", "%(number)d beslut saknas.", each.number)
    return Entry(
        what=each.name,
        address=reverse("matters:waiting", args=(each.key,)),
        on=each.since,
        when=words.until(each.since, on=desk.day.today),
        detail=owed % {"number": each.number},
        weight="warn",
    )


def not_moved(desk: Desk) -> Section:
    """Matters that nobody has moved for as long as the structure's file says is long."""
    found = queue.not_moved(desk.idle, on=desk.day.today)
    few, many = min(desk.idle.values(), default=0), max(desk.idle.values(), default=0)
    made = section(
        "ororda",
        _("Inte rörda på länge"),
        _("Öppna ärenden som inget har hänt i på mer än %(days)s dagar.")
        % {"days": f"{few}–{many}" if few != many else few},
        (_still(row, desk) for row in found.rows),
        more=_all(desk, orort=few + 1),
    )
    number = found.number
    said = ngettext("%(number)d orört ärende", "%(number)d orörda ärenden", number)
    return counted(made, number, said)


def _still(row: Matter, desk: Desk) -> Entry:
    stirred_on = vars(row)["stirred_on"]
    age = words.age(stirred_on, on=desk.day.today)
    return replace(_lies(row, desk), on=stirred_on, when=_("orört i %(time)s") % {"time": age})


def drafts(user: User, day: ChosenDay) -> Section:
    """The questions that somebody has begun and not sent."""
    found = queue.drafts_of(user)
    made = section(
        "utkast",
        _("Dina utkast"),
        _("Frågor som du har börjat skriva. Ingen annan ser dem förrän du skickar."),
        (_draft(row, day) for row in found.rows),
    )
    return counted(made, found.number)


def _draft(row: Matter, day: ChosenDay) -> Entry:
    address = reverse("matters:draft", args=(row.structure.key, row.pk))
    return Entry(
        what=row.title,
        address=address,
        on=row.moved_on,
        when=words.until(row.moved_on, on=day.today),
        where=row.structure.name,
        acts=(Act(_("Skriv vidare"), address),),
    )


def _where(matter: Matter, desk: Desk) -> str:
    if not desk.several:
        return matter.registry_number or ""
    return f"{matter.registry_number}, {matter.structure.name}"
