"""A file comes in by a form that says what is wrong with it."""

import os

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from django.http import HttpRequest
from django.test import RequestFactory

from samverk.foundation.documents import DocumentField, Upload, limits
from tests.foundation.documents.files import PDF


class AForm(forms.Form):
    fil = DocumentField()
    bilaga = DocumentField(required=False)


def a_post(name: str, content: bytes) -> HttpRequest:
    return RequestFactory().post("/", {"fil": SimpleUploadedFile(name, content)})


def the_form(request: HttpRequest) -> AForm:
    return AForm(request.POST, request.FILES)


def test_a_good_file_comes_in_with_its_name_and_bytes() -> None:
    form = the_form(a_post("protokoll.pdf", PDF))

    assert form.is_valid()
    assert form.cleaned_data == {"fil": Upload("protokoll.pdf", PDF), "bilaga": None}


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("protokoll.pdf", b"\x00\x01", "Filen heter protokoll.pdf men är ingen PDF"),
        ("tom.pdf", b"", "den är tom"),
    ],
)
def test_a_bad_file_is_told_beside_the_field(name: str, content: bytes, says: str) -> None:
    form = the_form(a_post(name, content))

    assert says in form.errors["fil"][0]


def test_no_file_is_told_too() -> None:
    form = AForm({})

    assert form.errors == {"fil": ["Välj en fil."]}


def test_the_limit_is_told_before_it_is_met() -> None:
    page = AForm().as_p()

    assert "Högst 25 MB" in page
    assert 'accept=".pdf,.docx' in page


def test_forty_megabytes_are_refused_by_a_page_and_never_written_down_whole() -> None:
    request = a_post("stor.pdf", PDF + bytes(40 * limits.MEGABYTE))

    file = request.FILES["fil"]
    form = the_form(request)

    assert isinstance(file, UploadedFile)
    with file:
        assert "större än 25 MB" in form.errors["fil"][0]
        assert (file.size or 0) > 40 * limits.MEGABYTE
        assert file.seek(0, os.SEEK_END) < limits.MOST_UPLOADED + limits.MEGABYTE
