"""The documents of the matters: real files, written as any paper is, each saying that it is an example."""

from samverk.demonstration.matters.story import COORDINATOR, Answered, Paper
from samverk.foundation import documents, writing
from samverk.foundation.models import Document
from samverk.matters.actions.papers import Added, add_document
from samverk.matters.models import Matter, PartyDecision

EXAMPLE = "Exempel: den här handlingen är skriven till demonstrationen av Samverk och är ingen allmän handling."


def file(matter: Matter, paper: Paper) -> None:
    """Add a document to the matter, with the next number."""
    body: tuple[writing.Block, ...] = (
        writing.Paragraph(EXAMPLE),
        *map(writing.Paragraph, paper.text),
    )
    if paper.list:
        body = (*body, writing.Numbered(paper.list))
    written = writing.Paper(
        title=paper.title,
        date=paper.on,
        blocks=body,
        sender=(paper.sender,) if paper.sender else (),
        reference=matter.registry_number or "",
    )
    content = writing.docx(written) if paper.file.endswith(".docx") else writing.pdf(written)
    added = Added(
        name=paper.file,
        content=content,
        title=paper.title,
        kind=paper.kind,
        is_public=paper.public,
    )
    add_document(matter=matter, added=added, on=paper.on, actor=COORDINATOR)


def extract(row: PartyDecision, organ: str, said: Answered) -> Document:
    """The extract of the minutes that came with an answer."""
    recommendation = row.recommendation
    written = writing.Paper(
        title=f"{said.paragraph} {recommendation.title}",
        kind="Protokollsutdrag",
        date=said.decided or said.on,
        sender=(row.party.name, organ),
        reference=row.registry_number,
        blocks=(
            writing.Paragraph(EXAMPLE),
            writing.Heading("Beslut"),
            writing.Numbered(tuple(each.text for each in recommendation.clauses.all())),
        ),
    )
    name = f"protokollsutdrag-{row.party.key}.pdf"
    return documents.keep(name=name, content=writing.pdf(written), actor=COORDINATOR)
