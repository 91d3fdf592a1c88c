"""Somebody at the forms: opens one, fills it in, sees what it leads to, confirms."""

import html
import re

from django.http import HttpResponse
from django.test import Client

from samverk.foundation.models import User
from tests.portal.reader import words_of

_VERSION = re.compile(r'name="version" value="(\w+)"')
_DOUBTS = re.compile(r'name="anda" value="(\w+)"')


class Clerk:
    """A user in a browser without JavaScript."""

    def __init__(self, user: User) -> None:
        self.client = Client(headers={"accept-language": "sv"})
        self.client.force_login(user)
        self.status = 0
        self.markup = ""
        self.to = ""

    def opens(self, address: str) -> str:
        return self._told(self.client.get(address))

    def sends(self, address: str, step: str = "visa", **written: str) -> str:
        """Send what is written together with what the form has seen."""
        version = _VERSION.search(self.markup)
        seen = {"version": version[1] if version else "", "steg": step}
        return self._told(self.client.post(address, {**seen, **written}))

    def confirms(self, address: str, **written: str) -> str:
        """Confirm, with the tick where one is asked for; gives the words of the page after it."""
        doubts = _DOUBTS.search(self.markup)
        tick = {"anda": doubts[1]} if doubts else {}
        self.sends(address, "bekrafta", **written, **tick)
        return self.opens(self.to) if self.status == 302 else words_of(self.markup)

    def _told(self, answer: object) -> str:
        assert isinstance(answer, HttpResponse)
        self.status, self.markup = answer.status_code, answer.content.decode()
        self.to = answer.headers.get("Location", "")
        return words_of(html.unescape(self.markup)) if self.markup else ""
