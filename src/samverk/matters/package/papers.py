"""The papers that go to a principal. They are in Swedish: they are the county's and the principal's own records."""

import re
from collections.abc import Iterator

from samverk.foundation import mail
from samverk.foundation.formats import day_long
from samverk.foundation.writing import (
    Block,
    Bullets,
    Facts,
    Field,
    Fields,
    Heading,
    Numbered,
    Paper,
    Paragraph,
    Signatures,
)
from samverk.matters import letters
from samverk.matters.actions import sending
from samverk.matters.models.choices import Answered
from samverk.matters.package.asked import Asked

BINDS_NOBODY = "Rekommendationen binder ingen. Beslutet fattar ni i er egen linje."
# Paragraphs of the letter by e-mail that have no place in one on paper: a link is personal and a secret.
_ONLY_BY_MAIL = re.compile(r"\{\{\s*(lank|svarskod|avsandare)\s*\}\}")
_CLAUSES = re.compile(r"\{\{\s*att_satser\s*\}\}")
_MOST_CHOICES = 8


def letter(asked: Asked) -> Paper:
    """The covering letter (missiv)."""
    return Paper(
        title=asked.recommendation.title,
        date=asked.sent_on,
        sender=(asked.matter.structure.name, asked.body),
        recipient=(asked.party, asked.row.competent_organ or "Registrator"),
        reference=asked.matter.registry_number or "",
        kind="Missiv",
        blocks=tuple(_of_letter(asked)),
    )


def _of_letter(asked: Asked) -> Iterator[Block]:
    yield from _as_sent(asked)
    yield Heading("Vem beslutet binder")
    yield Paragraph(BINDS_NOBODY)
    yield Heading("Så svarar ni")
    late = f"Svara senast {asked.due}. Ett senare svar tas också emot.\n" if asked.due else ""
    yield Paragraph(f"{late}{_how(asked)}")
    yield from _attached(asked)
    yield Paragraph(f"Med vänlig hälsning\n{sending.facts_of(asked.row, '', '')['avsandare']}")


def _as_sent(asked: Asked) -> Iterator[Block]:
    """The letter in the sender's own words, as it was sent by e-mail."""
    facts = sending.facts_of(asked.row, "", "")
    template = asked.recommendation.letter or letters.LETTER
    for part in template.replace("\r\n", "\n").split("\n\n"):
        if _ONLY_BY_MAIL.search(part) or part.strip() in {"Hej!", ""}:
            continue
        if _CLAUSES.fullmatch(part.strip()):
            yield Numbered(asked.clauses)
        else:
            yield Paragraph(mail.merge(part, facts).text.strip())


def _how(asked: Asked) -> str:
    where = f" till {asked.reply_to}" if asked.reply_to else ""
    mark = f"koden {asked.code}" if asked.code else f"diarienumret {asked.matter.registry_number}"
    return (
        "Öppna länken i brevet som kom med e-post och svara där, utan konto. Eller fyll i svarsblanketten och skicka den"
        f"{where} tillsammans med protokollsutdraget. Skriv {mark} i ämnesraden, så hamnar svaret rätt."
    )


def _attached(asked: Asked) -> Iterator[Block]:
    yield Heading("Bilagor")
    own = ("Förslag till tjänsteskrivelse", "Svarsblankett")
    yield Bullets((*own, *map(asked.annex, range(len(asked.annexes)))))


def report(asked: Asked) -> Paper:
    """A draft of the official report by which the principal's own administration puts the question to its organ."""
    return Paper(
        title=asked.recommendation.title,
        date=asked.sent_on,
        sender=(asked.party,),
        recipient=(asked.row.competent_organ,) if asked.row.competent_organ else (),
        reference=asked.row.registry_number,
        kind="Förslag till tjänsteskrivelse",
        blocks=tuple(_of_report(asked)),
    )


def _of_report(asked: Asked) -> Iterator[Block]:
    yield Heading("Förslag till beslut")
    yield Paragraph(_proposes(asked))
    yield Numbered(asked.clauses)
    yield Heading("Sammanfattning")
    yield Paragraph(_summary(asked))
    matter = asked.matter
    for heading, text in (
        ("Ärendet", matter.question),
        ("Bakgrund", matter.background),
        ("Vilka det rör", matter.affected),
        ("Vad som ska uppnås", matter.wanted),
    ):
        if text.strip():
            yield Heading(heading)
            yield Paragraph(text)
    yield Heading(f"Konsekvenser för {asked.party}")
    yield Paragraph("[Skriv vad beslutet betyder för ekonomi, personal och verksamhet hos er.]")
    yield Heading("Beslutsunderlag")
    yield Bullets(("Missiv", *map(asked.annex, range(len(asked.annexes)))))
    yield Heading("Beslutet skickas till")
    yield Paragraph(_sent_to(asked))
    yield Signatures(("Namn, befattning",))


def _proposes(asked: Asked) -> str:
    organ = asked.row.competent_organ
    if organ and asked.proposer:
        return f"{asked.proposer} föreslår {_inside(organ)} besluta:"
    return f"{organ or 'Behörigt organ'} beslutar:"


def _inside(organ: str) -> str:
    """The organ within a sentence: "kommunfullmäktige", and "KS" as it is."""
    return organ[:1].lower() + organ[1:] if organ[1:2].islower() else organ


def _summary(asked: Asked) -> str:
    treatment = asked.recommendation.treatment
    when = day_long(treatment.treated_on, "sv") if treatment and treatment.treated_on else ""
    day = f" den {when.partition(' ')[2]}" if when else ""
    wanted = asked.recommendation.wanted_from
    start = (
        f" Avsikten är att det gäller från {day_long(wanted, 'sv').partition(' ')[2]}."
        if wanted
        else ""
    )
    due = f" Svar önskas senast {asked.due}." if asked.due else ""
    return (
        f"{asked.body} rekommenderar{day} {asked.party} att besluta i ärende {asked.matter.registry_number}, "
        f"{asked.matter.title}. Rekommendationen binder ingen: varje huvudman beslutar i sin egen linje.{start}{due}"
    )


def _sent_to(asked: Asked) -> str:
    lines = [asked.matter.structure.name, asked.reply_to, f"Ärende {asked.matter.registry_number}"]
    if asked.code:
        lines.append(f"Svarskod {asked.code}")
    return "\n".join(line for line in lines if line)


def sheet(asked: Asked) -> Paper:
    """The reply sheet, for those who answer on paper or by e-mail."""
    return Paper(
        title=f"Svar från {asked.party}",
        date=asked.sent_on,
        sender=(asked.matter.structure.name,),
        reference=asked.matter.registry_number or "",
        kind="Svarsblankett",
        blocks=(
            Paragraph(f"{_how(asked)} Skriv inga personnummer: svaret blir en allmän handling."),
            Facts(tuple(pair for pair in _about(asked) if pair[1])),
            Heading("Beslutet"),
            Fields(tuple(_of_decision(asked))),
            Heading("Varje att-sats"),
            Fields(tuple(_of_clauses(asked))),
            Heading("Övrigt"),
            Fields(tuple(_rest())),
        ),
    )


def _about(asked: Asked) -> Iterator[tuple[str, str]]:
    yield "Ärende", f"{asked.matter.registry_number} {asked.recommendation.title}"
    yield "Svarskod", asked.code
    yield "Svara senast", asked.due
    yield "Skickas till", asked.reply_to


def _of_decision(asked: Asked) -> Iterator[Field]:
    yield Field("Beslutat av", choices=(*asked.organs[:_MOST_CHOICES], f"Annat organ: {'.' * 40}"))
    yield Field("Dag för beslutet")
    yield Field("Paragraf i protokollet")
    yield Field("Ert diarienummer")
    yield Field("Dag då protokollet anslogs (om den är känd)")


def _of_clauses(asked: Asked) -> Iterator[Field]:
    outcomes = tuple(str(each.label).capitalize() for each in Answered)
    for number, text in enumerate(asked.clauses, start=1):
        yield Field(f"{number}. {text}", choices=outcomes)
        yield Field(f"Ändrad lydelse av {number}", lines=2)


def _rest() -> Iterator[Field]:
    yield Field("Reservation", choices=("Nej", "Ja"))
    yield Field("Meddelande", lines=2)
    yield Field("Namn på den som svarar")
