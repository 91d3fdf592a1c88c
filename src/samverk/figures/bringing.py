"""What a form asks for, as rows and as what is kept beside them: from a file, a pasted table or a service."""

from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.utils.translation import gettext as _

from samverk.figures import sources
from samverk.figures.actions import Brought
from samverk.figures.forms import FetchForm
from samverk.figures.models import Batch
from samverk.figures.reading import Columns, Told, of_table
from samverk.figures.sources import SourceError, kolada, pxweb
from samverk.figures.sources.fetching import Service
from samverk.foundation.tables import limits, read_bytes, read_text
from samverk.foundation.tables.delimited import decoded
from samverk.parties.models import Party
from samverk.rulebook.findings import Words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.core.files.uploadedfile import UploadedFile

_WORKBOOK = b"PK"


def from_table(told: "Mapping[str, Any]") -> tuple[Told, Brought]:
    """The rows of the file or the pasted table that a form holds.

    Raises: TableError, SourceError.
    """
    columns = Columns(told["kolumn_part"], told["kolumn_varde"])
    file: UploadedFile[Any] | None = told.get("fil")
    if file is None:
        text = told["tabell"]
        read = of_table(read_text(text), on=told["dag"], columns=columns)
        where = _("inklistrad tabell")
        name = "inklistrat.txt"
        return read, Brought(Batch.Origin.PASTED, where, told["kalla"], name, text.encode())
    content, name = file.read(limits.MOST_BYTES + 1), PurePath(file.name or "fil").name
    if content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        answer = sources.read(content)
        kept = f"{PurePath(name).stem}.txt"
        return answer, Brought(Batch.Origin.FILE, name[:200], told["kalla"], kept, content)
    read = of_table(read_bytes(name, content), on=told["dag"], columns=columns)
    # A text in an older alphabet is kept as it was read, in today's.
    kept_bytes = content if content.startswith(_WORKBOOK) else decoded(content).encode()
    return read, Brought(Batch.Origin.FILE, name[:200], told["kalla"], name, kept_bytes)


def from_service(told: "Mapping[str, Any]") -> tuple[Told, Brought]:
    """The rows that a service answers with, for every party that has a code there. One query.

    Raises: SourceError.
    """
    codes = tuple(
        Party.objects.filter(scb__isnull=False).order_by("scb").values_list("scb", flat=True)
    )
    years = range(told["fran"], told["till"] + 1)
    if told["tjanst"] == FetchForm.KOLADA:
        return _from_kolada(told["nyckeltal"], codes, years)
    return _from_scb(told["tabell_id"], told["innehall"], codes, years)


def _from_scb(
    table: str, contents: str, codes: tuple[str | None, ...], years: range
) -> tuple[Told, Brought]:
    periods = tuple(map(str, years))
    wanted = pxweb.Wanted(table, contents, _known(codes), periods)
    read, answer = pxweb.fetch(wanted, Service("SCB", settings.PXWEB_URL))
    where = f"{settings.PXWEB_URL}, {table}, {contents}, {_years(years)}"
    source = f"SCB, tabell {table}"
    return read, Brought(Batch.Origin.PXWEB, where, source, f"{table}.txt", answer)


def _from_kolada(kpi: str, codes: tuple[str | None, ...], years: range) -> tuple[Told, Brought]:
    wanted = kolada.Wanted(kpi, _known(codes), tuple(years))
    read, answer = kolada.fetch(wanted, Service("Kolada", settings.KOLADA_URL))
    where = f"{settings.KOLADA_URL}, {kpi}, {_years(years)}"
    source = f"Kolada, nyckeltal {kpi}"
    return read, Brought(Batch.Origin.KOLADA, where, source, f"{kpi}.txt", answer)


def _known(codes: tuple[str | None, ...]) -> tuple[str, ...]:
    found = tuple(code for code in codes if code)
    if not found:
        raise SourceError(
            Words(
                "Ingen part har en SCB-kod att fråga efter. Läs in en struktur först.",
                "No party has a code of SCB to ask for. Load a structure first.",
            )
        )
    return found


def _years(years: range) -> str:
    return f"{years[0]}" if len(years) == 1 else f"{years[0]}–{years[-1]}"
