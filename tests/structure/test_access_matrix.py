"""Every address declares whom it is for, the declaration is written down here a second time, and everybody tries."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from http import HTTPStatus
from zoneinfo import ZoneInfo

import pytest
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from samverk.foundation import access
from tests.agreements import wordings
from tests.agreements.of_acts import of_an_act as of_an_act_on_an_agreement
from tests.agreements.of_acts import of_terms
from tests.agreements.of_pages import of_an_agreement
from tests.agreements.of_reports import of_a_report
from tests.costs import of_budgets
from tests.costs.of_comparisons import of_a_key, of_an_act_on_a_comparison
from tests.costs.of_pages import of_an_act_on_a_run
from tests.figures import of_pages as of_figures
from tests.foundation.incoming import came
from tests.matters import opinions
from tests.matters.mailed import of_a_letter
from tests.matters.of_matrix import of_a_matrix_row
from tests.matters.of_pages import of_a_change, of_a_draft, of_a_matter, of_an_act
from tests.matters.registrar import of_a_row
from tests.staffing.asked import of_a_contact, of_a_round
from tests.structure import roles
from tests.structure.roles import County, Row

# One line per page: a new page is for somebody, and somebody has thought about whom.
WHOM = {
    "account_change_password": "own_account",
    "account_login": "everyone",
    "account_logout": "everyone",
    "account_reauthenticate": "own_account",
    "account_reset_password": "everyone",
    "account_reset_password_done": "everyone",
    "account_reset_password_from_key": "everyone",
    "account_reset_password_from_key_done": "everyone",
    "account_set_password": "everyone",
    "accounts:accounts": "signed_in",
    "accounts:invited": "everyone",
    "accounts:second-step": "signed_in",
    "accounts:welcome": "everyone",
    "agreements:act": "signed_in",
    "agreements:agreement": "everyone",
    "agreements:compare": "everyone",
    "agreements:everywhere": "everyone",
    "agreements:notice": "everyone",
    "agreements:notice-file": "everyone",
    "agreements:notices": "everyone",
    "agreements:register": "everyone",
    "agreements:register-new": "signed_in",
    "agreements:report": "signed_in",
    "agreements:report-file": "signed_in",
    "agreements:reports": "signed_in",
    "agreements:reports-of-year": "signed_in",
    "agreements:suppose": "signed_in",
    "agreements:terms": "signed_in",
    "agreements:text": "everyone",
    "agreements:text-clause": "signed_in",
    "agreements:text-document": "everyone",
    "agreements:text-mark": "signed_in",
    "agreements:text-new": "signed_in",
    "agreements:text-version": "everyone",
    "api:agreement": "everyone",
    "api:agreements": "everyone",
    "api:matters-feed": "everyone",
    "api:notices-feed": "everyone",
    "bodies:appoint": "signed_in",
    "bodies:change-group": "signed_in",
    "bodies:co-opt": "signed_in",
    "bodies:correct-name": "signed_in",
    "bodies:elect": "signed_in",
    "bodies:end": "signed_in",
    "bodies:end-group": "signed_in",
    "bodies:end-post": "signed_in",
    "bodies:record-professions": "signed_in",
    "bodies:record-remit": "signed_in",
    "bodies:record-review": "signed_in",
    "bodies:replace": "signed_in",
    "bodies:return": "signed_in",
    "bodies:set-up-group": "signed_in",
    "costs:budget": "everyone",
    "costs:budget-act": "signed_in",
    "costs:budget-outcome": "signed_in",
    "costs:budget-outcome-file": "signed_in",
    "costs:check": "everyone",
    "costs:comparison": "everyone",
    "costs:comparison-act": "signed_in",
    "costs:comparison-annex": "everyone",
    "costs:comparison-file": "everyone",
    "costs:invoices": "everyone",
    "costs:key": "everyone",
    "costs:key-file": "everyone",
    "costs:key-in-force": "signed_in",
    "costs:keys": "everyone",
    "costs:new-budget": "signed_in",
    "costs:new-comparison": "signed_in",
    "costs:new-key": "signed_in",
    "costs:new-run": "signed_in",
    "costs:overview": "everyone",
    "costs:run": "everyone",
    "costs:run-act": "signed_in",
    "costs:run-again": "everyone",
    "costs:run-part": "everyone",
    "costs:scenario-part": "everyone",
    "costs:statement": "everyone",
    "costs:statements": "everyone",
    "demonstration:letter": "everyone",
    "demonstration:letters": "everyone",
    "demonstration:log-in": "everyone",
    "desk:desk": "signed_in",
    "desk:introduce": "signed_in",
    "desk:reminders": "own_account",
    "figures:batch": "signed_in",
    "figures:correct": "signed_in",
    "figures:export": "everyone",
    "figures:file": "signed_in",
    "figures:new-series": "signed_in",
    "figures:reading": "signed_in",
    "figures:register": "everyone",
    "figures:series": "everyone",
    "foundation:about": "everyone",
    "foundation:accessibility": "everyone",
    "foundation:changes": "administrator",
    "foundation:components": "everyone",
    "foundation:incoming": "signed_in",
    "foundation:incoming-attachment": "signed_in",
    "foundation:incoming-letter": "signed_in",
    "foundation:incoming-raw": "signed_in",
    "foundation:job-act": "administrator",
    "foundation:language": "everyone",
    "foundation:letter-act": "administrator",
    "foundation:log-in": "everyone",
    "foundation:log-out": "everyone",
    "foundation:reminders-by-link": "everyone",
    "foundation:waiting": "administrator",
    "matters:act": "signed_in",
    "matters:alike": "signed_in",
    "matters:anchoring": "signed_in",
    "matters:answer": "everyone",
    "matters:answer-later": "everyone",
    "matters:answer-package": "everyone",
    "matters:bilateral": "signed_in",
    "matters:change": "signed_in",
    "matters:contact-act": "signed_in",
    "matters:draft": "signed_in",
    "matters:extract": "everyone",
    "matters:journey": "everyone",
    "matters:journey-file": "everyone",
    "matters:letter": "signed_in",
    "matters:matrix": "everyone",
    "matters:matrix-file": "everyone",
    "matters:matter": "everyone",
    "matters:new-referral": "signed_in",
    "matters:open": "everyone",
    "matters:open-opinion": "everyone",
    "matters:opinion": "everyone",
    "matters:opinion-file": "everyone",
    "matters:opinion-paper": "everyone",
    "matters:paper": "everyone",
    "matters:raise": "signed_in",
    "matters:referral": "everyone",
    "matters:referral-act": "signed_in",
    "matters:referral-end": "signed_in",
    "matters:referral-file": "everyone",
    "matters:register": "everyone",
    "matters:reword": "signed_in",
    "matters:row": "signed_in",
    "matters:row-answer": "signed_in",
    "matters:row-later": "signed_in",
    "matters:row-opinion": "signed_in",
    "matters:row-package": "signed_in",
    "matters:send-out": "signed_in",
    "matters:waiting": "everyone",
    "mfa_activate_totp": "own_account",
    "mfa_add_webauthn": "own_account",
    "mfa_authenticate": "everyone",
    "mfa_deactivate_totp": "own_account",
    "mfa_edit_webauthn": "own_account",
    "mfa_generate_recovery_codes": "own_account",
    "mfa_index": "own_account",
    "mfa_list_webauthn": "own_account",
    "mfa_login_webauthn": "everyone",
    "mfa_reauthenticate": "own_account",
    "mfa_reauthenticate_webauthn": "own_account",
    "mfa_remove_webauthn": "own_account",
    "mfa_view_recovery_codes": "own_account",
    "portal:body": "everyone",
    "portal:deviations": "everyone",
    "portal:front": "everyone",
    "portal:parties": "everyone",
    "portal:party": "everyone",
    "portal:person": "everyone",
    "portal:search": "everyone",
    "portal:source": "everyone",
    "portal:structure": "everyone",
    "portal:structure-deviations": "everyone",
    "portal:structure-file": "everyone",
    "rosters:body-text": "signed_in",
    "rosters:body-workbook": "signed_in",
    "rosters:reading": "signed_in",
    "rosters:register": "signed_in",
    "rosters:template": "signed_in",
    "rosters:text": "signed_in",
    "rosters:workbook": "signed_in",
    "staffing:accept": "signed_in",
    "staffing:act": "signed_in",
    "staffing:add-contact": "signed_in",
    "staffing:answer": "everyone",
    "staffing:close-round": "signed_in",
    "staffing:contacts": "signed_in",
    "staffing:end-contact": "signed_in",
    "staffing:new-round": "signed_in",
    "staffing:open": "everyone",
    "staffing:round": "signed_in",
    "staffing:rounds": "signed_in",
    "staffing:sender": "signed_in",
    "usersessions_list": "own_account",
}

# And one row for each page whose rule is "signed_in": which of those who are logged in it answers. The others
# are refused with 403, and so is everybody who is not logged in. A page that only takes a POST says so here.
READERS_OF_LETTERS = roles.COORDINATORS | {roles.OTHER_COORDINATOR}
RAISERS = roles.SIGNED_IN - {roles.READER, roles.OTHER_COORDINATOR}
ROSTERS = [
    f"rosters:{each}" for each in ("body-text", "body-workbook", "register", "text", "workbook")
]
WITHIN: Mapping[str, Row] = {
    "agreements:report": Row(roles.SIGNED_IN - {roles.OTHER_COORDINATOR}),
    "agreements:report-file": Row(
        roles.SIGNED_IN - {roles.OTHER_COORDINATOR}, arguments=of_a_report
    ),
    "agreements:reports": Row(roles.SIGNED_IN - {roles.OTHER_COORDINATOR}),
    "agreements:reports-of-year": Row(roles.SIGNED_IN - {roles.OTHER_COORDINATOR}),
    "agreements:suppose": Row(
        roles.SIGNED_IN - {roles.OTHER_COORDINATOR}, arguments=of_an_agreement
    ),
    "agreements:act": Row(roles.COORDINATORS, arguments=of_an_act_on_an_agreement),
    "agreements:register-new": Row(roles.COORDINATORS),
    "agreements:terms": Row(roles.COORDINATORS, arguments=of_terms),
    "agreements:text-clause": Row(roles.COORDINATORS, arguments=wordings.of_a_clause),
    "agreements:text-mark": Row(roles.COORDINATORS, arguments=wordings.of_a_text),
    "agreements:text-new": Row(roles.COORDINATORS, arguments=wordings.of_an_agreement_with_text),
    **of_budgets.WITHIN,
    "costs:new-run": Row(roles.COORDINATORS),
    "costs:run-act": Row(roles.COORDINATORS, arguments=of_an_act_on_a_run),
    "costs:comparison-act": Row(roles.COORDINATORS, arguments=of_an_act_on_a_comparison),
    "costs:key-in-force": Row(roles.COORDINATORS, arguments=of_a_key),
    "costs:new-comparison": Row(roles.COORDINATORS),
    "costs:new-key": Row(roles.COORDINATORS),
    **of_figures.WITHIN,
    "matters:anchoring": Row(
        roles.SIGNED_IN - {roles.OTHER_COORDINATOR}, arguments=opinions.of_a_matter
    ),
    "matters:bilateral": Row(
        roles.COORDINATORS | {roles.MEMBER, roles.CONTACT, roles.OTHER_CONTACT}
    ),
    "matters:contact-act": Row(
        roles.COORDINATORS,
        "post",
        {"gor": "fler", "svar": "ja"},
        opinions.of_a_bilateral_contact,
    ),
    **opinions.WITHIN,
    "matters:change": Row(roles.COORDINATORS, arguments=of_a_change),
    "matters:act": Row(roles.COORDINATORS | {roles.CHAIR}, arguments=of_an_act),
    "matters:reword": Row(roles.COORDINATORS, arguments=of_a_matter),
    "matters:alike": Row(frozenset({roles.COORDINATOR}), arguments=of_a_draft),
    "matters:draft": Row(frozenset({roles.COORDINATOR}), arguments=of_a_draft),
    "matters:raise": Row(RAISERS),
    "accounts:accounts": Row(roles.COORDINATORS | {roles.OTHER_COORDINATOR}),
    "accounts:second-step": Row(roles.ADMINISTRATORS),
    "bodies:appoint": Row(roles.FILLERS),
    "bodies:change-group": Row(roles.COORDINATORS, arguments=roles.of_a_group),
    "bodies:co-opt": Row(roles.COORDINATORS),
    "bodies:correct-name": Row(roles.FILLERS),
    "bodies:elect": Row(roles.COORDINATORS, arguments=roles.of_the_chair),
    "bodies:end": Row(roles.FILLERS),
    "bodies:end-group": Row(roles.COORDINATORS, arguments=roles.of_a_group),
    "bodies:end-post": Row(roles.COORDINATORS, arguments=roles.of_a_post),
    "bodies:record-professions": Row(roles.COORDINATORS),
    "bodies:record-remit": Row(roles.COORDINATORS),
    "bodies:record-review": Row(roles.COORDINATORS),
    "bodies:replace": Row(roles.FILLERS),
    "bodies:set-up-group": Row(roles.COORDINATORS),
    "bodies:return": Row(roles.FILLERS, arguments=roles.of_a_stand_in),
    "staffing:accept": Row(roles.COORDINATORS, arguments=of_a_round),
    "staffing:act": Row(roles.COORDINATORS, "post", {"gor": "paminn"}, of_a_round),
    "staffing:add-contact": Row(roles.FILLERS),
    "staffing:close-round": Row(roles.COORDINATORS, arguments=of_a_round),
    "staffing:contacts": Row(roles.FILLERS | {roles.OTHER_CONTACT}),
    "staffing:end-contact": Row(roles.FILLERS, arguments=of_a_contact),
    "staffing:new-round": Row(roles.COORDINATORS),
    "staffing:round": Row(roles.COORDINATORS, arguments=of_a_round),
    "staffing:rounds": Row(roles.COORDINATORS),
    "staffing:sender": Row(roles.COORDINATORS),
    "desk:desk": Row(roles.SIGNED_IN),
    "desk:introduce": Row(roles.COORDINATORS),
    "foundation:incoming": Row(READERS_OF_LETTERS),
    "foundation:incoming-attachment": Row(READERS_OF_LETTERS, arguments=came.in_a_letter),
    "foundation:incoming-letter": Row(READERS_OF_LETTERS, arguments=came.in_the_tray),
    "foundation:incoming-raw": Row(READERS_OF_LETTERS, arguments=came.in_the_tray),
    "matters:row": Row(roles.COORDINATORS, arguments=of_a_matrix_row),
    "matters:letter": Row(roles.COORDINATORS, arguments=of_a_letter),
    "matters:row-answer": Row(roles.FILLERS, arguments=of_a_row),
    "matters:row-later": Row(roles.FILLERS, arguments=of_a_row),
    "matters:send-out": Row(roles.COORDINATORS, arguments=of_a_matter),
    "matters:row-package": Row(roles.FILLERS, arguments=of_a_row),
    **dict.fromkeys(ROSTERS, Row(roles.SIGNED_IN - {roles.OTHER_COORDINATOR})),
    "rosters:reading": Row(roles.COORDINATORS),
    "rosters:template": Row(roles.COORDINATORS),
}

# Pages of one's own account for what those of the county do not have: they are answered with 404.
OF_THOSE_WHO_HAVE_IT = {"mfa_deactivate_totp", "mfa_view_recovery_codes"}

# Who is let in by the rule alone.
BY_RULE = {
    "everyone": roles.EVERYONE,
    "own_account": roles.SIGNED_IN,
    "administrator": roles.OPERATORS,
}

View = Callable[..., object]


def _patterns(resolver: URLResolver, prefix: str = "") -> Iterator[tuple[str, URLPattern]]:
    space = f"{prefix}{resolver.namespace}:" if resolver.namespace else prefix
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            yield from _patterns(pattern, space)
        elif isinstance(pattern, URLPattern):
            yield f"{space}{pattern.name or pattern.pattern}", pattern


def _views(resolver: URLResolver) -> Iterator[tuple[str, View]]:
    for name, pattern in _patterns(resolver):
        assert pattern.callback is not None
        yield name, pattern.callback


def _row(name: str) -> Row:
    return WITHIN.get(name) or Row(BY_RULE[WHOM[name]])


def _status(county: County, name: str, pattern: URLPattern, role: str) -> int:
    row = _row(name)
    arguments = row.arguments or roles.of_the_county(frozenset(pattern.pattern.converters))
    address = reverse(name, kwargs=dict(arguments(county)))
    return getattr(county.client(role), row.method)(address, dict(row.data)).status_code  # type: ignore[no-any-return]


def test_every_view_declares_whom_it_is_for() -> None:
    undeclared = [name for name, view in _views(get_resolver()) if access.declared(view) is None]

    assert undeclared == []


def test_every_view_is_for_those_whom_the_matrix_says() -> None:
    declared = {
        name: rule.name for name, view in _views(get_resolver()) if (rule := access.declared(view))
    }

    assert declared == WHOM


def test_the_matrix_is_in_order() -> None:
    assert list(WHOM) == sorted(WHOM)


def test_a_page_for_those_logged_in_says_which_of_them_it_answers() -> None:
    asked = {name for name, rule in WHOM.items() if rule == "signed_in"}

    assert set(WITHIN) == asked
    assert all(row.answers and row.answers <= roles.SIGNED_IN for row in WITHIN.values())


@pytest.mark.django_db
@pytest.mark.parametrize("name", [name for name, rule in WHOM.items() if rule != "everyone"])
def test_each_role_is_answered_or_refused_as_the_matrix_says(name: str) -> None:
    county = roles.a_county(dt.datetime.now(ZoneInfo("Europe/Stockholm")).date())  # noqa: TID251 -- pages read the clock
    pattern = dict(_patterns(get_resolver()))[name]

    statuses = {role: _status(county, name, pattern, role) for role in roles.EVERYONE}

    answered = {role for role, status in statuses.items() if status != HTTPStatus.FORBIDDEN}
    assert answered == _row(name).answers
    unanswered = {405, 500} if name in OF_THOSE_WHO_HAVE_IT else {404, 405, 500}
    assert not unanswered & set(statuses.values())
