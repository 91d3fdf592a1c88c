"""Somebody who reads pages and sees their words."""

import html
import re

from django.test import Client


class Reader:
    """Reads a page as text: what stands in it, without its markup."""

    def __init__(self) -> None:
        self.client = Client(headers={"accept-language": "sv"})
        self.status = 0
        self.markup = ""

    def reads(self, address: str, *, on: str = "") -> str:
        """The words of a page on a day, one space between them."""
        joint = "&" if "?" in address else "?"
        answer = self.client.get(f"{address}{joint}dag={on}" if on else address)
        self.status, self.markup = answer.status_code, answer.content.decode()
        return words_of(self.markup)


def words_of(markup: str) -> str:
    """The text of a page's main part, one space between words."""
    main = re.search(r"<main.*?</main>", markup, re.DOTALL)
    text = re.sub(
        r"<(script|style|svg)\b.*?</\1>", " ", main[0] if main else markup, flags=re.DOTALL
    )
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", text)).replace("\xa0", " ").split())
