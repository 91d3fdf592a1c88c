"""What the coordinator does with one principal's row: each act once, on the version that was read."""

import datetime as dt
from collections.abc import Callable, Mapping

from django.http import Http404
from django.http.request import QueryDict
from django.utils.translation import gettext as _

from samverk.matters import actions
from samverk.matters.actions import contacts, pausing, reminding
from samverk.matters.forms.row import (
    AgainForm,
    AsideForm,
    ContactForm,
    PauseForm,
    PlanForm,
    ResumeForm,
    RowForm,
    StopForm,
    WithdrawForm,
)
from samverk.matters.models import Answer, PartyDecision

Act = Callable[[PartyDecision, RowForm, dt.date, str], None]
FORMS: Mapping[str, type[RowForm]] = {
    form.act: form
    for form in (
        PlanForm,
        StopForm,
        ContactForm,
        AgainForm,
        PauseForm,
        ResumeForm,
        WithdrawForm,
        AsideForm,
    )
}
CONFIRM, REMIND, STOP, BEGIN = "bekrafta", "paminn", "stoppa", "borja"
# Acts that are a button and no form.
BUTTONS = frozenset({CONFIRM, REMIND, STOP, BEGIN})


def number_in(posted: QueryDict, name: str) -> int:
    """A number that was sent along, 0 where it is none."""
    said = posted.get(name, "")
    return int(said) if said.isascii() and said.isdigit() and len(said) < 10 else 0  # noqa: PLR2004 -- fits the database


def done(act: str, row: PartyDecision) -> str:
    """What is said once the act is done."""
    words = {
        CONFIRM: _("Svaret är granskat och räknas."),
        AsideForm.act: _("Svaret är lagt åt sidan. Det räknas inte, men går att läsa."),
        PlanForm.act: _("Planen är antecknad."),
        StopForm.act: _("Steget är antecknat."),
        ContactForm.act: _("Breven går till den nya kontakten från och med nu."),
        AgainForm.act: _("Frågan är ställd igen till %(party)s."),
        PauseForm.act: _("%(party)s påminns inte mer om den här frågan."),
        ResumeForm.act: _("%(party)s påminns igen enligt regeln."),
        WithdrawForm.act: _("Frågan till %(party)s är återtagen."),
        REMIND: _("%(party)s är påmind."),
        STOP: _("Påminnelserna om rekommendationen är stoppade."),
        BEGIN: _("Påminnelserna om rekommendationen går igen."),
    }
    return words[act] % {"party": row.party.name}


def take(
    act: str,
    row: PartyDecision,
    form: RowForm | None,
    posted: QueryDict,
    *,
    on: dt.date,
    actor: str,
) -> None:
    """Do one thing with the row as the page showed it.

    Raises: Http404 for an act that there is none of; SomeoneWasFirst; Refused.
    """
    with contacts.unchanged(row, version=number_in(posted, "version")):
        if act in {CONFIRM, AsideForm.act}:
            _judge(act, row, form, posted, on=on, actor=actor)
        elif act == REMIND:
            reminding.remind_now(row=row, on=on, actor=actor)
        elif act in {STOP, BEGIN}:
            reminding.stop_reminders(
                recommendation=row.recommendation, stop=act == STOP, on=on, actor=actor
            )
        elif form is not None:
            _OF_FORMS[act](row, form, on, actor)
        else:
            raise Http404


def _judge(
    act: str,
    row: PartyDecision,
    form: RowForm | None,
    posted: QueryDict,
    *,
    on: dt.date,
    actor: str,
) -> None:
    found = row.answers.exclude(state="draft").filter(pk=number_in(posted, "svar"))
    answer: Answer | None = found.select_related(
        "row__recommendation__matter", "row__party"
    ).first()
    if answer is None:
        raise Http404
    contacts.unread(answer, version=number_in(posted, "svarsversion"))
    if act == CONFIRM:
        actions.confirm(answer=answer, on=on, actor=actor)
    elif form is not None:
        actions.set_aside(answer=answer, why=form.cleaned_data["skal"], on=on, actor=actor)


def _plan(row: PartyDecision, form: RowForm, on: dt.date, actor: str) -> None:
    given = form.cleaned_data
    actions.plan(
        row=row,
        planned_on=given["vantas_den"],
        organ=given["organ"].strip(),
        registry_number=given["diarienummer"].strip(),
        on=on,
        actor=actor,
    )


def _stop(row: PartyDecision, form: RowForm, on: dt.date, actor: str) -> None:
    if isinstance(form, StopForm):
        actions.record_stop(row=row, stop=form.stop(), on=on, actor=actor)


def _contact(row: PartyDecision, form: RowForm, on: dt.date, actor: str) -> None:
    given = form.cleaned_data
    contacts.change_contact(
        row=row, name=given["namn"].strip(), email=given["epost"], on=on, actor=actor
    )


def _again(row: PartyDecision, form: RowForm, on: dt.date, actor: str) -> None:
    actions.ask_again(row=row, why=form.cleaned_data["skal"], on=on, actor=actor)


def _withdraw(row: PartyDecision, form: RowForm, on: dt.date, actor: str) -> None:
    actions.withdraw_row(row=row, why=form.cleaned_data["skal"], on=on, actor=actor)


def _pause(row: PartyDecision, form: RowForm, on: dt.date, actor: str) -> None:
    pausing.stop_for_row(row=row, why=form.cleaned_data["skal"], on=on, actor=actor)


def _resume(row: PartyDecision, form: RowForm, on: dt.date, actor: str) -> None:
    pausing.resume_for_row(row=row, why=form.cleaned_data["skal"].strip(), on=on, actor=actor)


_OF_FORMS: Mapping[str, Act] = {
    PlanForm.act: _plan,
    StopForm.act: _stop,
    ContactForm.act: _contact,
    AgainForm.act: _again,
    PauseForm.act: _pause,
    ResumeForm.act: _resume,
    WithdrawForm.act: _withdraw,
}
