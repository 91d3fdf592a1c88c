"""A post ends without anybody after, and a working group ends early, is prolonged or gets another task."""

import datetime as dt

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange

from samverk.bodies import actions
from samverk.bodies.actions import DecisionFacts
from samverk.bodies.models import Body, GroupMember, Post, Structure, WorkingGroup
from samverk.foundation.audit.models import AuditEntry
from samverk.foundation.refusals import Refused
from samverk.parties.models import Person
from tests import builders
from tests.bodies.editing.clerk import Clerk
from tests.portal.county import a_county, a_person, chair

pytestmark = pytest.mark.django_db
DAY = dt.date(2021, 3, 1)
NOW = "?dag=2021-03-01"
BODY = "/struktur/lanet/organ/samrad/"
YEAR = DateRange(dt.date(2021, 1, 1), dt.date(2022, 1, 1))


@pytest.fixture
def county() -> Structure:
    return a_county()


@pytest.fixture
def coordinator(county: Structure) -> Clerk:
    user = builders.a_user("koordinator@lanet.example")
    builders.a_role(user, county)
    return Clerk(user)


@pytest.fixture
def post(county: Structure) -> Post:
    return chair(a_person("Anna", "Berg"), "region", 2021)


@pytest.fixture
def group(county: Structure) -> WorkingGroup:
    body = Body.objects.get(key="samrad")
    row = builders.a_group(body, YEAR)
    GroupMember.objects.create(group=row, person=a_person("Ada", "Ny"))
    return row


def change(
    group: WorkingGroup,
    on: dt.date = DAY,
    until: dt.date = YEAR.upper,
    task: str = "Följ upp rutinen",
    members: list[Person] | None = None,
) -> WorkingGroup:
    return actions.change_group(
        group=group,
        on=on,
        until=until,
        task=task,
        members=Person.objects.filter(working_groups__group=group) if members is None else members,
        decision=DecisionFacts(paragraph="§ 9"),
        actor="kim",
    )


def test_a_chair_who_resigns_leaves_a_finding_that_is_told_before_it_is_saved(
    coordinator: Clerk, post: Post
) -> None:
    address, written = f"{BODY}presidium/{post.pk}/avsluta/{NOW}", {"last_day": "2021-03-31"}
    coordinator.opens(f"{BODY}{NOW}")
    assert f'href="{address}"' in coordinator.markup

    coordinator.opens(address)
    shown = coordinator.sends(address, **written)
    assert "Ordförande Anna Berg ingen" in shown
    assert "Ingen är vald till ordförande efter den dagen." in shown
    assert "Samrådet för länet har ingen ordförande." in shown

    said = coordinator.confirms(address, **written)

    post.refresh_from_db()
    assert "Uppdraget för Anna Berg slutar 31 mar 2021." in said
    assert post.period == DateRange(dt.date(2021, 1, 1), dt.date(2021, 4, 1))
    entry = AuditEntry.objects.filter(table="bodies_post").latest("id")
    assert "har ingen ordförande" in entry.reason


def test_whoever_is_chosen_already_is_told_when_a_post_ends(coordinator: Clerk, post: Post) -> None:
    chair(a_person("Per", "Ås"), "municipalities", 2022)
    address = f"{BODY}presidium/{post.pk}/avsluta/{NOW}"

    coordinator.opens(address)
    shown = coordinator.sends(address, last_day="2021-03-31")

    assert "Per Ås är redan vald till ordförande från 1 jan 2022." in shown


@pytest.mark.parametrize(
    ("last_day", "says"),
    [("2020-12-31", "före sin första dag"), ("2021-12-31", "slutar redan")],
)
def test_a_post_that_would_hold_no_day_or_ends_already_is_refused(
    coordinator: Clerk, post: Post, last_day: str, says: str
) -> None:
    address = f"{BODY}presidium/{post.pk}/avsluta/{NOW}"
    coordinator.opens(address)

    said = coordinator.sends(address, last_day=last_day)

    assert coordinator.status == 422
    assert says in said
    post.refresh_from_db()
    assert post.period == YEAR


def test_a_post_of_another_body_is_not_found(coordinator: Clerk, post: Post) -> None:
    coordinator.opens(f"/struktur/lanet/organ/grupp-1/presidium/{post.pk}/avsluta/{NOW}")

    assert coordinator.status == 404


def test_a_group_ends_early_and_the_day_it_was_to_end_stays_in_the_trail(
    coordinator: Clerk, group: WorkingGroup
) -> None:
    address = f"{BODY}arbetsgrupp/{group.pk}/avsluta/{NOW}"
    written = {"last_day": "2021-03-31", "reason": "Uppgiften är klar"}
    coordinator.opens(f"{BODY}{NOW}")
    assert f'href="{address}"' in coordinator.markup

    coordinator.opens(address)
    shown = coordinator.sends(address, **written)
    assert "Läkemedel slutar 31 mar 2021 i stället för 31 dec 2021." in shown
    said = coordinator.confirms(address, **written)

    group.refresh_from_db()
    entry = AuditEntry.objects.filter(table="bodies_workinggroup").latest("id")
    assert "Läkemedel slutar 31 mar 2021." in said
    assert group.period.upper == dt.date(2021, 4, 1)
    assert (entry.reason, (entry.before or {})["period"]) == (
        "Uppgiften är klar",
        "[2021-01-01,2022-01-01)",
    )


@pytest.mark.parametrize(
    "on", [YEAR.lower, YEAR.upper], ids=["before a day", "when it ends anyhow"]
)
def test_a_group_is_not_ended(group: WorkingGroup, on: dt.date) -> None:
    with pytest.raises(Refused, match="group_ends_otherwise"):
        actions.end_group(group=group, on=on, actor="kim")


def test_a_group_gets_another_task_and_the_former_one_keeps_its_days(group: WorkingGroup) -> None:
    change(group)

    told = WorkingGroup.objects.order_by("period").values_list("task", "period", "paragraph")
    assert list(told) == [
        ("Gå igenom rutinen", DateRange(YEAR.lower, DAY), ""),
        ("Följ upp rutinen", DateRange(DAY, YEAR.upper), "§ 9"),
    ]
    assert GroupMember.objects.filter(person__given_name="Ada").count() == 2


def test_a_group_is_prolonged_from_the_day_after_its_last(
    coordinator: Clerk, group: WorkingGroup
) -> None:
    address = f"{BODY}arbetsgrupp/{group.pk}/andra/?dag=2021-12-31"
    written = {
        "task": group.task,
        "members": "Ada Ny\nBo Dal",
        "from_day": "2022-01-01",
        "last_day": "2022-06-30",
    }
    assert "Ada Ny" in coordinator.opens(address)

    shown = coordinator.sends(address, **written)
    assert "Läkemedel arbetar till och med 30 jun 2022 i stället för 31 dec 2021." in shown
    assert "Uppgiften är densamma." in shown
    assert "Gruppen har därmed 2 medlemmar." in shown
    coordinator.confirms(address, **written)
    told = coordinator.opens(f"{BODY}?dag=2022-02-01")

    assert "Arbetsgruppen Läkemedel ändrad" in told
    assert "Ny arbetsgrupp: Läkemedel" in told
    assert "Läkemedel upphörde" not in told
    first, second = WorkingGroup.objects.order_by("period")
    assert first.period == YEAR
    assert second.period == DateRange(dt.date(2022, 1, 1), dt.date(2022, 7, 1))
    assert [str(each.person) for each in second.members.order_by("pk")] == ["Ada Ny", "Bo Dal"]


def test_from_its_first_day_a_group_is_mended_in_its_row(group: WorkingGroup) -> None:
    change(group, on=YEAR.lower)

    assert WorkingGroup.objects.get().task == "Följ upp rutinen"


def test_from_its_first_day_nobody_leaves_a_group_as_if_never_there(group: WorkingGroup) -> None:
    with pytest.raises(Refused, match="member_since_the_first_day"):
        change(group, on=YEAR.lower, members=[])

    assert GroupMember.objects.count() == 1


def test_a_group_is_not_changed_long_after_it_ended(group: WorkingGroup) -> None:
    with pytest.raises(Refused, match="group_not_there"):
        change(group, on=dt.date(2022, 3, 1), until=dt.date(2022, 9, 1))


def test_a_group_that_was_changed_for_later_is_not_changed_across_that(group: WorkingGroup) -> None:
    change(group, on=dt.date(2021, 6, 1))

    with pytest.raises(Refused, match="group_goes_on_later"):
        change(WorkingGroup.objects.order_by("period")[0], on=DAY)


def test_a_group_that_another_has_changed_meanwhile_is_not_overwritten(
    coordinator: Clerk, group: WorkingGroup
) -> None:
    address = f"{BODY}arbetsgrupp/{group.pk}/avsluta/{NOW}"
    coordinator.opens(address)
    actions.end_group(group=group, on=dt.date(2021, 10, 1), actor="Robin")

    coordinator.sends(address, last_day="2021-03-31")

    assert coordinator.status == 409
    group.refresh_from_db()
    assert group.period.upper == dt.date(2021, 10, 1)
