"""The offices that a row gives to the person in the seat."""

from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils.translation import gettext

from samverk.foundation import audit
from samverk.parties.models import Office, OfficeHolding, Party, Person
from samverk.staffing.offices import office_called
from samverk.staffing.rosters.faults import Wrong
from samverk.staffing.rosters.lines import Line
from samverk.staffing.rosters.register import Register, slug


def give(
    line: Line,
    person: Person,
    party: Party | None,
    period: DateRange,
    *,
    actor: str,
    register: Register,
) -> list[str]:
    """Write down each office in the row that the person does not have in that time. Gives what was written.

    Raises: Wrong where no party has the office.
    """
    titles = [each.strip() for each in line.text("office").split(";") if slug(each)]
    if not titles:
        return []
    if party is None:
        raise Wrong(gettext("En befattning finns hos en part. Fyll i Part."))
    says: list[str] = []
    for title in titles:
        office = office_called(party, title)
        held = OfficeHolding.objects.filter(person=person, office=office, period__overlap=period)
        if office is None or not held.exists():
            with audit.acting(actor=actor, day=register.on):
                _write(office, title, party, person, period)
            says.append(gettext("befattning: + %(title)s") % {"title": title})
    return says


def _write(
    office: Office | None, title: str, party: Party, person: Person, period: DateRange
) -> None:
    if office is None:
        office, _ = Office.objects.get_or_create(
            party=party, key=slug(title), defaults={"title": title}
        )
    OfficeHolding.objects.create(office=office, person=person, period=period)
