"""What the pages of costs are about, in the county of the access matrix; and who reads them in other tests."""

import datetime as dt
from collections.abc import Mapping

from django.http.response import HttpResponseBase
from django.test import Client

from samverk.bodies.models import Structure
from samverk.costs import actions
from samverk.costs.models import CostKey, Run
from tests import builders
from tests.costs import costing
from tests.costs.costing import KR, TODAY
from tests.structure.roles import County

EQUALLY = 'name = "I lika delar"\nequal = true\n'


def of_a_run(county: County) -> Mapping[str, object]:
    """The arguments of a run that nobody has decided."""
    row = Run.objects.first() or _run(county)
    return {"structure": county.structure.key, "year": row.year, "number": row.number}


def of_an_act_on_a_run(county: County) -> Mapping[str, object]:
    """The arguments of an act on it."""
    return {**of_a_run(county), "act": "godkann"}


def _run(county: County) -> Run:
    on = county.body.period.lower + dt.timedelta(30)
    key = CostKey.objects.first() or actions.write_key(
        structure=county.structure, key="lika", text=EQUALLY, on=on, actor="Jonas"
    )
    proposal = actions.Proposal("Gemensam stab", on.year, 100 * KR, key, on)
    return actions.propose_run(structure=county.structure, proposal=proposal, on=on, actor="Jonas")


def coordinator(structure: Structure) -> Client:
    """The browser of somebody who coordinates the structure."""
    client = Client()
    user = builders.a_user("jonas@lanet.example")
    builders.a_role(user, structure, period=builders.days(dt.date(2020, 1, 1)))
    client.force_login(user)
    return client


def words_of(answer: HttpResponseBase) -> str:
    """What a page says, each space an ordinary one."""
    content: bytes = answer.content  # type: ignore[attr-defined]
    return " ".join(content.decode().replace("\N{NO-BREAK SPACE}", " ").split())


def shown(client: Client, page: str, status: int = 200) -> str:
    """What the page says."""
    answer = client.get(page)
    assert answer.status_code == status
    return words_of(answer)


def locked(structure: Structure, year: int, total: int = 1_000_000 * KR) -> Run:
    """A run of a year that was decided and locked."""
    key = costing.a_key(structure)
    proposal = actions.Proposal("Gemensam stab", year, total, key, costing.BASES_ON)
    run = actions.propose_run(structure=structure, proposal=proposal, on=TODAY, actor="Kim")
    return settled(run)


def settled(run: Run) -> Run:
    """The run, approved and locked."""
    run = actions.approve_run(run=run, decision=costing.DECIDED, version=1, on=TODAY, actor="Kim")
    return actions.lock_run(run=run, version=2, on=TODAY, actor="Kim")
