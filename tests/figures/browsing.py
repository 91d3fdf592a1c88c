"""Pages of figures as tests ask for them."""

from django.test import Client

from samverk.figures.models import Batch

PASTED = "Kommun;Folkmängd\nEkby;1 010\nAlby;2 010\nViby;9 010\nSumma;12 030"


def text(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode().replace("\N{NO-BREAK SPACE}", " ")


def pasted(client: Client, table: str = PASTED, **more: str) -> Batch:
    told = {"gor": "tabell", "tabell": table, "dag": "2022-12-31", "kalla": "SCB", **more}
    answer = client.post("/underlag/folkmangd/las-in/", told)
    assert answer.status_code == 302, answer.content.decode()
    return Batch.objects.latest("pk")


def of(batch: Batch) -> str:
    return f"/underlag/folkmangd/inlasning/{batch.pk}/"
