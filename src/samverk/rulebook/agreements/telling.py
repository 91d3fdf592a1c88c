"""What the notices of an agreement's depositary say."""

import datetime as dt
from collections.abc import Sequence

from samverk.rulebook.agreements.acts import (
    Act,
    Asked,
    Decision,
    Kind,
    Letter,
    Reading,
    Release,
    Replacement,
    Told,
)
from samverk.rulebook.agreements.ending import Ending
from samverk.rulebook.agreements.facts import Interpretation, Known, Open
from samverk.rulebook.agreements.recording.readings import named, states
from samverk.rulebook.clauses import first_of
from samverk.rulebook.dates import day_in_words
from samverk.rulebook.findings import Words
from samverk.rulebook.matters.decisions.facts import Outcome
from samverk.rulebook.structure.model import Clauses, Key
from samverk.rulebook.words import listed

_OWN = ("samverk", "sfs-")
_READ = {
    Open.FORCE: Words(
        "vilka som måste ha antagit avtalet för att det ska gälla",
        "who must have adopted the agreement for it to be in force",
    ),
    Open.COUNTED_FROM: Words(
        "från vilken dag en uppsägningstid räknas", "from which day a period of notice is counted"
    ),
    Open.ENDS_FOR: Words(
        "för vem avtalet upphör när någon säger upp det",
        "for whom the agreement ends when somebody gives notice",
    ),
}
_DECIDED = {
    Outcome.ADOPTED: Words("antog avtalet", "adopted the agreement"),
    Outcome.CHANGED: Words("antog avtalet med ändring", "adopted the agreement with a change"),
    Outcome.REJECTED: Words("avslog avtalet", "rejected the agreement"),
}
_GONE = {
    Kind.RECOMMENDED: Words(
        "Avtalet antas inte längre genom den rekommendationen.",
        "The agreement is no longer adopted by that recommendation.",
    ),
    Kind.SENT: Words(
        "Frågan till parterna om att anta avtalet är återtagen.",
        "The question to the parties to adopt the agreement is withdrawn.",
    ),
    Kind.IN_FORCE: Words(
        "Det är inte längre säkert att avtalet träder i kraft den dagen.",
        "It is no longer certain that the agreement enters into force on that day.",
    ),
    Kind.ENDS: Words("Avtalet upphör inte den dagen.", "The agreement does not end on that day."),
    Kind.REPLACED: Words("Avtalet är inte ersatt.", "The agreement is not replaced."),
}
_NOT_COUNTED = Words("Beslutet räknas inte längre.", "The decision no longer counts.")
_NOT_SO = Words("Det som står där gäller inte längre.", "What it says no longer holds.")
_DECISIONS = frozenset({Kind.ADOPTED, Kind.RESERVED, Kind.REJECTED})
_WITHDRAWN = _DECISIONS | {Kind.RECOMMENDED, Kind.SENT}


def recommended(asked: Asked) -> Words:
    """That a body recommended the parties to adopt the agreement."""
    return Words(
        f"{asked.by} rekommenderade parterna att anta avtalet.",
        f"{asked.by} recommended the parties to adopt the agreement.",
    )


def sent(asked: Asked) -> Words:
    """That the agreement was sent to the parties for adoption, and by when they are to answer."""
    words = Words(
        "Avtalet skickades till parterna för antagande.",
        "The agreement was sent to the parties for adoption.",
    )
    if asked.due is None:
        return words
    due = day_in_words(asked.due)
    return _after(words, f"Svar senast den {due.sv}.", f"Answers by {due.en}.")


def decided(name: str, made: Decision) -> Words:
    """What a party decided, when and where, and in its own words what it changed."""
    day, did = day_in_words(made.on), _DECIDED[made.outcome]
    said = [each for each in (made.organ, _paragraph(made.paragraph)) if each]
    where_sv = [*said, *([f"dnr {made.registry_number}"] if made.registry_number else [])]
    where_en = [
        *said,
        *([f"registry number {made.registry_number}"] if made.registry_number else []),
    ]
    words = Words(
        f"{name} {did.sv} den {day.sv}{_in_brackets(where_sv)}.",
        f"{name} {did.en} on {day.en}{_in_brackets(where_en)}.",
    )
    if not made.reservation:
        return words
    own = made.reservation.strip()
    return _after(words, f"Partens egna ord: ”{own}”", f"In the party's own words: “{own}”")


def _paragraph(number: str) -> str:
    return number if not number or number.startswith("§") else f"§ {number}"


def _in_brackets(parts: Sequence[str]) -> str:
    return f" ({', '.join(parts)})" if parts else ""


def in_force(known: Known, day: dt.date, named: Sequence[Key]) -> Words:
    """From which day the agreement is in force, between whom, and for how long."""
    words, terms = day_in_words(day), known.terms
    at = _clause(terms.force.clauses if terms.force else ())
    names = listed([known.names[party] for party in named])
    whole = Words(
        f"Avtalet är i kraft från den {words.sv}{at.sv} mellan {names.sv}.",
        f"The agreement is in force from {words.en}{at.en} between {names.en}.",
    )
    until = terms.lasts.until if terms.lasts else None
    at = _clause(terms.lasts.clauses if terms.lasts else ())
    if until is None:
        return _after(
            whole, f"Det gäller tills vidare{at.sv}.", f"It holds until further notice{at.en}."
        )
    last = day_in_words(until - dt.timedelta(days=1))
    months = terms.lasts.renewal_months if terms.lasts else None
    whole = _after(
        whole,
        f"Dess sista dag är den {last.sv}{at.sv}.",
        f"Its last day is {last.en}{at.en}.",
    )
    if months is None:
        return whole
    return _after(
        whole,
        f"Det förlängs med {months} månader i taget om ingen säger upp det.",
        f"It is prolonged by {months} months at a time where nobody gives notice.",
    )


def joins(name: str, day: dt.date) -> Words:
    """From which day the agreement is in force for one party more."""
    words = day_in_words(day)
    return Words(
        f"Avtalet är i kraft också för {name} från den {words.sv}.",
        f"The agreement is in force for {name} too from {words.en}.",
    )


def received(name: str, letter: Letter, on: dt.date, leads_to: Ending) -> Words:
    """That a party's letter of notice came in, and what it leads to."""
    day, written = day_in_words(on), day_in_words(letter.notice.given_on)
    number = letter.registry_number
    words = Words(
        f"En uppsägning från {name} kom in den {day.sv}{_in_brackets([f'dnr {number}'] if number else [])}. "
        f"Skrivelsen är av den {written.sv}.",
        f"A notice of termination from {name} came in on {day.en}"
        f"{_in_brackets([f'registry number {number}'] if number else [])}. The letter is of {written.en}.",
    )
    return _with_steps(words, leads_to)


def treated(name: str, letter: Letter, on: dt.date, leads_to: Ending) -> Words:
    """That a party's letter of notice was treated, and what it leads to."""
    day = day_in_words(on)
    where = f" i {letter.treated_in}" if letter.treated_in else ""
    within = f" in {letter.treated_in}" if letter.treated_in else ""
    words = Words(
        f"Uppsägningen från {name} behandlades{where} den {day.sv}.",
        f"The notice of termination from {name} was treated{within} on {day.en}.",
    )
    return _with_steps(words, leads_to)


def _with_steps(words: Words, leads_to: Ending) -> Words:
    """With the steps that the day is computed by: the notice says no more and no less than the page does."""
    for step in leads_to.on.steps:
        words = _after(words, step.text.sv, step.text.en)
    return words


def withdrawn(name: str, letter: Letter, on: dt.date) -> Words:
    """That a party took its letter of notice back."""
    day, written = day_in_words(on), day_in_words(letter.notice.given_on)
    return Words(
        f"{name} tog den {day.sv} tillbaka sin uppsägning av den {written.sv}.",
        f"On {day.en} {name} took back its notice of termination of {written.en}.",
    )


def read(known: Known, reading: Reading) -> Words:
    """How a text is read, by whom, since when and why; where the text itself says it, what it says, and that this counts."""
    said = reading.said
    stated, _clauses = states(known, said.of)
    words = _read_otherwise(said, stated) if stated else _read_silence(said)
    why = reading.why.strip()
    return _after(words, f"Skälet: {why}", f"The reason: {why}") if why else words


def _read_silence(said: Interpretation) -> Words:
    day, what, how = day_in_words(said.on), _READ[said.of], named(said.of, said.reading)
    return Words(
        f"Texten säger inte {what.sv}. Den läses så här: {how.sv} ({said.by}, {day.sv}).",
        f"The text does not say {what.en}. It is read like this: {how.en} ({said.by}, {day.en}).",
    )


def _read_otherwise(said: Interpretation, stated: str) -> Words:
    day, what, how = day_in_words(said.on), _READ[said.of], named(said.of, said.reading)
    text = named(said.of, stated)
    return Words(
        f"Texten säger {what.sv}: {text.sv}. {said.by} har läst den så här den {day.sv}: {how.sv}. "
        "Det som texten säger räknas.",
        f"The text says {what.en}: {text.en}. {said.by} read it like this on {day.en}: {how.en}. "
        "What the text says counts.",
    )


def released(release: Release) -> Words:
    """That the agreement waits for another no longer, from which day and why."""
    day, number = day_in_words(release.on), release.clause
    sv, en = (f" (punkt {number})", f" (clause {number})") if number else ("", "")
    words = Words(
        f"Från den {day.sv} väntar avtalet inte längre på att {release.name} träder i kraft{sv}.",
        f"From {day.en} the agreement no longer waits for {release.name} to enter into force{en}.",
    )
    return _after(words, f"Skälet: {release.why}", f"The reason: {release.why}")


def ends(known: Known, day: dt.date) -> Words:
    """From which day the agreement holds for nobody."""
    words = day_in_words(day)
    at = _clause(known.terms.lasts.clauses if known.terms.lasts else ())
    if known.notices and known.terms.notice:
        at = _clause(known.terms.notice.clauses)
    return Words(
        f"Avtalet upphör för alla parter: från den {words.sv} gäller det inte längre{at.sv}.",
        f"The agreement ends for all parties: from {words.en} it no longer holds{at.en}.",
    )


def ends_for(name: str, day: dt.date) -> Words:
    """From which day the agreement no longer holds for one party."""
    words = day_in_words(day)
    return Words(
        f"Avtalet upphör för {name}: från den {words.sv} är {name} inte längre part.",
        f"The agreement ends for {name}: from {words.en} {name} is no longer a party.",
    )


def replaced(other: Replacement) -> Words:
    """Which agreement took over, and when."""
    day = day_in_words(other.on)
    return Words(
        f"Avtalet är ersatt av {other.name} från den {day.sv}.",
        f"The agreement is replaced by {other.name} from {day.en}.",
    )


def instead(words: Words, number: int) -> Words:
    """A notice that takes the place of an earlier one says so first."""
    return Words(
        f"Rättelse av meddelande {number}. {words.sv}", f"Correction of notice {number}. {words.en}"
    )


def gone(told: Told, on: dt.date, why: str = "") -> Act:
    """That what was told last of a subject holds no more, with the reason where there is one for everybody to read."""
    otherwise = _NOT_COUNTED if told.kind in _DECISIONS else _NOT_SO
    words = instead(_GONE.get(told.kind, otherwise), told.number)
    if why:
        words = _after(words, f"Skälet: {why}", f"The reason: {why}")
    kind = Kind.WITHDRAWN if told.kind in _WITHDRAWN else told.kind
    return Act(told.subject, "", kind, on, words, told.party)


def _clause(clauses: Clauses) -> Words:
    """The clause in brackets: that of the agreement's own text, or none."""
    cited = first_of(clauses, "")
    number = cited.partition(" ")[2]
    if not number or cited.startswith(_OWN):
        return Words("", "")
    if not number[0].isdigit():
        return Words(f" ({number})", f" ({number})")
    return Words(f" (punkt {number})", f" (clause {number})")


def _after(words: Words, sv: str, en: str) -> Words:
    return Words(f"{words.sv} {sv}", f"{words.en} {en}")
