"""The addresses of an agreement's text."""

from django.urls import path

from samverk.agreements.views import text, text_compare, text_writing

_AGREEMENT = "struktur/<slug:structure>/avtal/<slug:key>/"
_VERSION = f"{_AGREEMENT}text/<int:number>/"

patterns = [
    path(f"{_AGREEMENT}text/", text.text, name="text"),
    path(f"{_AGREEMENT}text/ny/", text_writing.text_new, name="text-new"),
    path(_VERSION, text.text_version, name="text-version"),
    path(f"{_VERSION}marka/", text_writing.text_mark, name="text-mark"),
    path(f"{_VERSION}punkt/<int:order>/", text_writing.text_clause, name="text-clause"),
    path(f"{_VERSION}handling/", text.text_document, name="text-document"),
    path(f"{_AGREEMENT}jamfor/", text_compare.compare, name="compare"),
]
