"""What the picture says, in Swedish and English."""

from collections import Counter

from samverk.portal.picture.subject import ArrowKind, Box, Mark, Places, SideKind, SideSeats, Track
from samverk.rulebook.findings import Weight, Words

SIDES = {
    SideKind.REGION: Words("Regionen", "The region"),
    SideKind.MUNICIPALITIES: Words("Kommunerna", "The municipalities"),
    SideKind.STATE: Words("Staten", "The state"),
    SideKind.OTHER: Words("Övriga", "Others"),
}
ARROWS = {
    ArrowKind.PREPARES: Words("Bereder för", "Prepares for"),
    ArrowKind.CHAIR_SEAT: Words("Ordförande har plats i", "Chair has a seat in"),
    ArrowKind.CO_OPTED: Words("Ordförande adjungeras vid behov", "Chair co-opted when needed"),
    ArrowKind.BELONGS: Words(
        "Hör till, eller för frågor vidare till", "Belongs to, or passes questions to"
    ),
}
ARROWS_INTO = {
    ArrowKind.PREPARES: Words("Bereds av", "Prepared by"),
    ArrowKind.CHAIR_SEAT: Words("Här sitter ordföranden i", "Here sits the chair of"),
    ArrowKind.CO_OPTED: Words(
        "Hit adjungeras vid behov ordföranden i", "Co-opts when needed the chair of"
    ),
    ArrowKind.BELONGS: Words("Hit hör, eller för frågor", "To it belong, or pass questions"),
}
MARKS = {
    "filled": Words("Tillsatt plats", "Filled place"),
    "vacant": Words("Vakant", "Vacant"),
    "empty": Words("Plats", "Place"),
    "optional": Words("Möjlig plats, inte använd", "Optional place, not used"),
    "ex-officio": Words("I kraft av uppdrag", "By virtue of office"),
    "co-opted": Words("Adjungerad vid behov", "Co-opted when needed"),
    "beyond-rule": Words("Utöver regeln", "Beyond the rule"),
}
WEIGHTS = {
    Weight.STOP: Words("Fel", "Fault"),
    Weight.WARN: Words("Varning", "Warning"),
    Weight.INFO: Words("Att veta", "Good to know"),
}
# One, and several.
_COUNTED = {
    "filled": (Words("tillsatt", "filled"), Words("tillsatta", "filled")),
    "vacant": (Words("vakant", "vacant"), Words("vakanta", "vacant")),
    "empty": (Words("plats", "place"), Words("platser", "places")),
    "optional": (
        Words("möjlig, inte använd", "optional, not used"),
        Words("möjliga, inte använda", "optional, not used"),
    ),
    "ex-officio": (Words("i kraft av uppdrag", "by virtue of office"),) * 2,
    "ex-officio-vacant": (
        Words("i kraft av uppdrag, vakant", "by virtue of office, vacant"),
        Words("i kraft av uppdrag, vakanta", "by virtue of office, vacant"),
    ),
    "co-opted": (
        Words("adjungerad vid behov", "co-opted when needed"),
        Words("adjungerade vid behov", "co-opted when needed"),
    ),
    "beyond-rule": (Words("utöver regeln", "beyond the rule"),) * 2,
}
_STATE = {mark: mark.value for mark in Mark} | {
    Mark.EX_OFFICIO_EMPTY: "ex-officio",
    Mark.CO_OPTED_EMPTY: "co-opted",
}
LEGEND = Words("Teckenförklaring", "Legend")
OUTSIDE = Words("Vid sidan av avtalet", "Beside the agreement")
IN_WORDS = Words("Bilden i ord", "The picture in words")
DESCRIPTION = Words(
    "Nivåerna som band uppifrån och ned. Varje ruta är ett organ och en länk till det. Allt som bilden visar står också i ord under den.",
    "The levels as bands from the top down. Each box is a body and a link to it. All that the picture shows is also told in words below it.",
)
_UNSTATED = Words("Platser anges inte", "Places not stated")
_OR = Words("eller", "or")
_MEETS = Words("{parties} möter {other}", "{parties} meets {other}")


def places(box: Box, language: str) -> str:
    """How full the body is: "17 av 20 platser, 1 vakant"."""
    said = [_size(box, language)]
    if box.places is not None and box.places.filled is not None and box.vacant:
        said.append(_vacant(box.vacant)(language))
    if box.beyond:
        said.append(Words(f"{box.beyond} utöver regeln", f"{box.beyond} beyond the rule")(language))
    return ", ".join(said)


def _size(box: Box, language: str) -> str:
    places = box.places
    if places is None or not (places.filled or places.least or places.most):
        return _UNSTATED(language)
    counted = places.least if places.most is None else places.most
    noun = Words("plats", "place") if counted == 1 else Words("platser", "places")
    if places.most is None and places.filled is not None:
        return Words(f"{places.filled} tillsatta", f"{places.filled} filled")(language)
    return f"{_number(places)(language)} {noun(language)}"


def _number(places: Places) -> Words:
    most = places.most
    if most is None:
        return Words(f"Minst {places.least}", f"At least {places.least}")
    if places.filled is not None:
        return Words(f"{places.filled} av {most}", f"{places.filled} of {most}")
    size = str(most) if places.least == most else f"{places.least}–{most}"
    return Words(size, size)


def _vacant(number: int) -> Words:
    return Words(f"{number} {'vakant' if number == 1 else 'vakanta'}", f"{number} vacant")


def chair_tab(name: str, language: str) -> str:
    """The words on the tab of the chair's side: "Kommunerna ordf."."""
    return Words(f"{name} ordf.", f"Chair: {name}")(language)


def chair_in_full(box: Box, language: str) -> str:
    """Who chairs, in full: "Ordförande från Kommunerna: Anna Berg"; empty where nobody knows."""
    if box.chair is None:
        return ""
    said = Words(f"Ordförande från {box.chair.name}", f"Chair from {box.chair.name}")(language)
    return f"{said}: {box.chair.holder}" if box.chair.holder else said


def side(group: SideSeats, language: str) -> str:
    """The places of a side by state: "Kommunerna: 14 tillsatta, 1 vakant"."""
    counts = Counter(_STATE[mark] for mark in group.marks)
    said = ", ".join(
        f"{count} {_COUNTED[state][count > 1](language)}" for state, count in counts.items()
    )
    return f"{SIDES[group.side](language)}: {said}"


def shortened(short: str, language: str) -> str:
    """What the box calls it."""
    return Words(f"Kallas {short}", f"Called {short}")(language)


def marked(weight: Weight, language: str) -> str:
    """That the body has a finding."""
    word = WEIGHTS[weight](language).lower()
    return Words(f"Har en avvikelse: {word}", f"Has a finding: {word}")(language)


def holder(name: str, language: str) -> str:
    """The line in the box that names the chair."""
    return Words(f"Ordförande {name}", f"Chair {name}")(language)


def meeting(track: Track, language: str) -> str:
    """What a track is: "Umeå, Skellefteå eller Lycksele möter Region Västerbotten"."""
    *first, last = track.parties or ("",)
    parties = f"{', '.join(first)} {_OR(language)} {last}" if first else last
    return _MEETS(language).format(parties=parties, other=track.meets)
