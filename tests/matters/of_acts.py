"""The pages of the acts on a matter as tests use them: their addresses, who is logged in, and how a form is sent."""

from samverk.foundation.models import User
from samverk.matters.models import Matter
from tests import builders
from tests.matters.questions import day
from tests.portal.reader import Reader, words_of


def now(matter: Matter) -> Matter:
    """The matter as it is kept."""
    return Matter.objects.get(pk=matter.pk)


def page(matter: Matter, act: str = "") -> str:
    """The address of a matter, or of an act on it."""
    here = f"/struktur/{matter.structure.key}/arenden/{matter.year}-{matter.number}/"
    return f"{here}gor/{act}/" if act else here


def somebody(reader: Reader, matter: Matter, kind: str = "coordinator", **facts: object) -> User:
    """Somebody with a role in the structure, who is logged in."""
    user = builders.a_user(f"{kind}@ekby.example")
    builders.a_role(user, matter.structure, kind, **facts)
    reader.client.force_login(user)
    return user


def sends(reader: Reader, address: str, **said: object) -> str:
    """The words of what a form that is sent leads to."""
    answer = reader.client.post(address, said, follow=True)
    reader.status, reader.markup = answer.status_code, answer.content.decode()
    return words_of(reader.markup)


def takes(reader: Reader, matter: Matter, act: str, **said: object) -> str:
    """See what the act leads to, tick the doubts, confirm."""
    told = {"skedde": day(40).isoformat(), "version": now(matter).version, **said}
    sends(reader, page(matter, act), **told, steg="visa")
    mark = reader.markup.split('id="anda" name="anda" value="')
    ticked = {"anda": mark[1].split('"')[0]} if len(mark) > 1 else {}
    return sends(reader, page(matter, act), **told, **ticked, steg="bekrafta")
