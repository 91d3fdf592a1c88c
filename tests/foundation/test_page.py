import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.test import RequestFactory

from samverk.foundation import access
from samverk.foundation.models import User
from samverk.foundation.page import Context, PageRequest, page
from samverk.foundation.refusals import Refused, SomeoneWasFirst
from samverk.rulebook.findings import Finding, Weight, Words
from samverk.rulebook.words import Sentence

SENTENCES = {
    "bodies.party_without_seat": Sentence(
        Words("{party} skulle bli utan plats.", "{party} would be left without a seat."),
        Words("Utse en ny ledamot först.", "Appoint a new member first."),
    )
}


def _request(path: str = "/om/", user: User | None = None) -> HttpRequest:
    request = RequestFactory().get(path)
    request.user = user or AnonymousUser()
    return request


def _text(response: object) -> str:
    assert isinstance(response, HttpResponse)
    return response.content.decode()


def test_a_page_is_rendered_for_the_chosen_day() -> None:
    @page("foundation/about.html", may=access.everyone)
    def view(request: PageRequest) -> Context:
        return {"asked": request.day.on}

    answer = view(_request("/om/?dag=2020-02-19"))

    assert answer.status_code == 200
    assert "onsdag 19 februari 2020" in _text(answer)


def test_a_page_about_today_has_no_banner() -> None:
    @page("foundation/about.html", may=access.everyone)
    def view(_request: PageRequest) -> Context:
        return {}

    assert "day-banner" not in _text(view(_request()))


def test_a_day_that_cannot_be_read_is_answered_with_the_field_and_the_view_is_not_asked() -> None:
    @page("foundation/about.html", may=access.everyone)
    def view(_request: PageRequest) -> Context:
        raise AssertionError

    answer = view(_request("/om/?dag=igår&sida=2"))

    text = _text(answer)
    assert answer.status_code == 422
    assert text.count("”igår” är ingen dag som går att visa") == 2
    assert 'href="#page-dag"' in text
    assert '<input type="hidden" name="sida" value="2">' in text


def test_what_was_written_as_a_day_cannot_write_html() -> None:
    @page("foundation/about.html", may=access.everyone)
    def view(_request: PageRequest) -> Context:
        return {}

    assert "<script>x" not in _text(view(_request("/om/?dag=<script>x</script>")))


def test_a_response_of_the_view_is_passed_on() -> None:
    @page("foundation/about.html", may=access.everyone)
    def view(_request: PageRequest) -> HttpResponse:
        return HttpResponseRedirect("/elsewhere/")

    assert view(_request()).status_code == 302


def test_a_refusal_is_told_in_words_with_its_clause() -> None:
    @page("foundation/about.html", may=access.everyone, sentences=SENTENCES)
    def view(_request: PageRequest) -> Context:
        finding = Finding(
            "bodies.party_without_seat", Weight.STOP, "exempelavtalet 4.3", {"party": "Malå"}
        )
        raise Refused([finding])

    answer = view(_request())

    assert answer.status_code == 422
    assert "Malå skulle bli utan plats." in _text(answer)
    assert "exempelavtalet 4.3" in _text(answer)


def test_being_second_is_a_conflict_that_says_who_was_first() -> None:
    @page("foundation/about.html", may=access.everyone)
    def view(_request: PageRequest) -> Context:
        raise SomeoneWasFirst(changed_by="Anna Exempel", what="platsen")

    answer = view(_request())

    assert answer.status_code == 409
    assert "Anna Exempel ändrade platsen" in _text(answer)


def test_what_does_not_exist_stays_unfound() -> None:
    @page("foundation/about.html", may=access.everyone)
    def view(_request: PageRequest) -> Context:
        raise Http404

    with pytest.raises(Http404):
        view(_request())


@pytest.mark.parametrize(
    ("rule", "let_in"),
    [
        (access.everyone, {"anonymous", "user", "administrator"}),
        (access.signed_in, {"user", "administrator"}),
        (access.administrator, {"administrator"}),
    ],
)
def test_a_page_answers_only_those_it_is_for(rule: access.Rule, let_in: set[str]) -> None:
    @page("foundation/about.html", may=rule)
    def view(_request: PageRequest) -> Context:
        return {}

    people = {
        "anonymous": None,
        "user": User(email="a@exempel.se", name="A"),
        "administrator": User(email="b@exempel.se", name="B", is_staff=True),
    }

    assert {role for role, someone in people.items() if _may(view, someone)} == let_in


def _may(view: object, user: User | None) -> bool:
    assert callable(view)
    try:
        view(_request(user=user))
    except access.Denied:
        return False
    return True


def test_whoever_may_no_longer_log_in_is_not_let_in() -> None:
    former = User(email="a@exempel.se", name="A", is_staff=True, is_active=False)

    assert not access.signed_in.allows(former)
    assert not access.administrator.allows(former)
