"""The picture as a file by itself: its own style, the colours of a light page, no links."""

import re
from functools import cache
from pathlib import Path

import samverk
from samverk.matters.picture import wide
from samverk.matters.picture.subject import Subject
from samverk.matters.picture.svg import svg

_CSS = Path(samverk.__file__).parent / "static" / "css"
_LIGHT = re.compile(r"light-dark\(\s*([^,()]+(?:\([^)]*\))?)\s*,[^;]*\)")
_TOKEN = re.compile(r"^\s+(--[\w-]+): ([^;]+);", re.MULTILINE)
_USED = re.compile(r"var\((--[\w-]+)\)")
_AT_RULE = re.compile(r"@(?:media|container|page)[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


def file(subject: Subject, *, language: str) -> str:
    """The wide drawing with its style inside; links need a page around them, so there are none."""
    drawn = wide.draw(subject, language=language)
    text = svg(drawn, name="journey", title=subject.name, shape="wide", language=language)
    text = re.sub(r'<a class="journey-item" href="[^"]*"', '<g class="journey-item"', text)
    head, rest = text.replace("</a>", "</g>").split(">", 1)
    size = f' width="{drawn.width:g}" height="{drawn.height:g}"'
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{head}{size}><style>{_style()}</style>{rest}'


@cache
def _style() -> str:
    """The rules of the picture with the light values of the variables that they name."""
    rules = _AT_RULE.sub("", _COMMENT.sub("", (_CSS / "components/journey.css").read_text()))
    tokens = (_CSS / "tokens.css").read_text().split("\n}\n", 1)[0]
    values = {name: _LIGHT.sub(r"\1", value) for name, value in _TOKEN.findall(tokens)}
    resolved = _USED.sub(lambda match: values[match.group(1)].replace('"', "'"), rules)
    own = f"svg{{background:{values['--paper']}}}.journey-drawing{{display:block}}"
    return re.sub(r"\s+", " ", resolved) + own
