import datetime as dt

import pytest
from django import forms
from django.core.paginator import Paginator
from django.http import QueryDict
from django.template import engines
from django.test import RequestFactory
from django.utils import translation

from samverk.foundation.day import ChosenDay
from samverk.foundation.templatetags.marks import SIDES, SeatGroup
from samverk.rulebook.findings import Words
from samverk.rulebook.steps import Step

TODAY = dt.date(2026, 3, 1)


def drawn(
    source: str, *, path: str = "/parter/?sida=2", on: dt.date = TODAY, **context: object
) -> str:
    template = engines["django"].from_string("{% load samverk %}" + source)
    day = ChosenDay(on, TODAY)
    return template.render({**context, "day": day}, RequestFactory().get(path))


def test_a_link_today_is_clean_and_a_link_on_another_day_carries_it() -> None:
    source = '{% link "foundation:about" %}'

    assert drawn(source) == "/om/"
    assert drawn(source, on=dt.date(2020, 2, 19)) == "/om/?dag=2020-02-19"
    assert drawn("{% home %}", on=dt.date(2020, 2, 19)) == "/?dag=2020-02-19"


def test_the_same_page_with_another_parameter_keeps_the_others() -> None:
    path = "/parter/?sida=2&dag=2020-02-19&s%C3%B6k=%C3%A5"

    address = drawn("{% here sida=3 dag='' as there %}{{ there|safe }}", path=path)

    assert QueryDict(address.partition("?")[2]).dict() == {"sida": "3", "sök": "å"}


def test_the_menu_marks_where_the_reader_is() -> None:
    source = '{% nav_link "foundation:about" "Om" %}'

    assert 'aria-current="page"' in drawn(source, path="/om/")
    assert 'aria-current="true"' in drawn(source, path="/om/mer/")
    assert "aria-current" not in drawn(source, path="/omkring/")


def test_a_place_in_the_menu_can_hold_addresses_that_begin_elsewhere() -> None:
    source = '{% nav_link "foundation:about" "Om" "/struktur/" %}'

    assert 'aria-current="true"' in drawn(source, path="/struktur/vasterbotten/")
    assert "aria-current" not in drawn(source, path="/part/")


def test_a_title_is_escaped_and_the_acts_are_not_escaped_twice() -> None:
    text = drawn(
        '{% page_head title kind="Organ" %}<a href="#x">{{ act }}</a>{% endpage_head %}',
        title="Barn <unga>",
        act="Läs & skriv",
    )

    assert '<h1 class="page-head-title">Barn &lt;unga&gt;</h1>' in text
    assert '<a href="#x">Läs &amp; skriv</a>' in text


def test_the_day_picker_offers_the_years_beside_and_the_way_back() -> None:
    text = drawn("{% day_picker %}", on=dt.date(2020, 2, 29), path="/parter/?dag=2020-02-29")

    assert 'value="2020-02-29"' in text
    assert "/parter/?dag=2019-02-28" in text
    assert "/parter/?dag=2021-02-28" in text
    assert 'href="/parter/"' in text


def test_the_seats_are_told_in_words_and_a_vacant_one_is_hollow() -> None:
    groups = [
        SeatGroup("region", 3, 3),
        SeatGroup("municipalities", 15, 17),
        SeatGroup("state", 0, 0),
    ]

    text = drawn("{% seat_marks groups %}", groups=groups)

    assert 'aria-label="Regionen 3 av 3"' in text
    assert 'aria-label="Kommunerna 15 av 17, 2 vakanta"' in text
    assert text.count('class="filled"') == 18
    assert text.count('class="vacant"') == 2
    assert "Staten" not in text


def test_a_body_with_too_many_shows_every_one_of_them() -> None:
    text = drawn("{% seat_marks groups %}", groups=[SeatGroup("region", 4, 3)])

    assert 'aria-label="Regionen 4 av 3"' in text
    assert text.count('class="filled"') == 4
    assert 'viewBox="0 0 56 12"' in text


def test_one_vacancy_is_said_in_the_singular_in_both_languages() -> None:
    groups = [SeatGroup("region", 2, 3, name="Region <Väst>")]

    swedish = drawn("{% seat_marks groups words=True %}", groups=groups)
    with translation.override("en"):
        english = drawn("{% seat_marks groups words=True %}", groups=groups)

    assert "Region &lt;Väst&gt; 2 av 3, 1 vakant<" in swedish
    assert "Region &lt;Väst&gt; 2 of 3, 1 vacant<" in english


@pytest.mark.parametrize("side", SIDES)
def test_every_side_has_a_mark_of_its_own_shape(side: str) -> None:
    marks = {each: drawn("{% side_mark side %}", side=each) for each in SIDES}

    shape = marks.pop(side).partition("<svg")[2].partition("</svg>")[0]

    assert shape
    assert not any(shape in other for other in marks.values())


@pytest.mark.parametrize(
    ("weight", "word"), [("stop", "Fel"), ("warn", "Varning"), ("info", "Att veta")]
)
def test_a_finding_has_a_word_and_a_shape_beside_its_colour(weight: str, word: str) -> None:
    text = drawn(
        '{% finding "Säte saknas." weight %}{% clause "5.1.3" "avtalet" %}{% endfinding %}',
        weight=weight,
    )

    assert f"<span>{word}</span>" in text
    assert "<svg" in text
    assert '<span class="clause"><b>5.1.3</b> i avtalet</span>' in text


def test_a_finding_of_no_known_weight_is_a_fault() -> None:
    with pytest.raises(ValueError, match="serious"):
        drawn('{% finding "x" "serious" %}{% endfinding %}')


def test_a_state_is_a_word_beside_its_mark() -> None:
    assert "<span>Vakant</span>" in drawn('{% status "Vakant" "warn" %}')
    assert "status-plain" in drawn('{% status "Utkast" %}')


def test_a_table_can_be_reached_by_keyboard_and_is_named_by_its_caption() -> None:
    text = drawn('{% table "Parter" name="parties" source="SCB" %}<tbody></tbody>{% endtable %}')

    assert 'role="region" aria-labelledby="parties-caption" tabindex="0"' in text
    assert '<caption id="parties-caption">Parter</caption>' in text
    assert "Källa: SCB" in text


def test_the_ladder_speaks_the_language_of_the_reader() -> None:
    steps = [Step(Words("Växlar varje år.", "Changes each year."), "5.1.3")]

    with translation.override("en"):
        text = drawn("{% ladder steps result='Region' %}", steps=steps)

    assert "Changes each year." in text
    assert "5.1.3" in text


def test_an_event_on_a_day_can_be_read_by_machines() -> None:
    text = drawn("{% moment start now=True %}Start{% endmoment %}", start=TODAY)

    assert '<time datetime="2026-03-01">1 mar 2026</time>' in text
    assert 'aria-current="date"' in text


def test_one_page_needs_no_pager_and_many_keep_their_query() -> None:
    few, many = Paginator(range(5), 10).page(1), Paginator(range(50), 10).page(2)

    assert drawn("{% pager page 'Sidor' %}", page=few).strip() == ""
    text = drawn("{% pager page 'Sidor' %}", page=many, path="/parter/?dag=2020-01-01&sida=2")
    assert "dag=2020-01-01&amp;sida=3" in text
    assert 'aria-current="page"' in text


class Leave(forms.Form):
    last_day = forms.DateField(
        help_text="Som 2020-02-19.", error_messages={"required": "Skriv dagen."}
    )

    def clean(self) -> None:
        self.add_error(None, "Platsen är redan lämnad.")


def test_the_summary_and_the_field_say_the_same_and_are_linked() -> None:
    form = Leave({})

    text = drawn("{% error_summary form %}{% field form.last_day %}", form=form)

    assert '<a href="#id_last_day">Skriv dagen.</a>' in text
    assert "<li>Platsen är redan lämnad.</li>" in text
    assert 'aria-describedby="id_last_day-help id_last_day-fault"' in text
    assert 'id="id_last_day-fault">Skriv dagen.</p>' in text


def test_a_right_form_has_no_summary() -> None:
    assert drawn("{% error_summary faults %}", faults=[]).strip() == ""


def test_nothing_changed_yet_is_said() -> None:
    assert "Inget har ändrats än." in drawn("{% history_list entries %}", entries=[])
