"""What people are told about files: what did not happen, why, and what to do."""

from samverk.foundation.language import spoken
from samverk.foundation.refusals import Refused
from samverk.rulebook.words import Sentence, says, sentence, way_out

_SAVE_AS_PDF = ("Spara den som PDF och välj den igen.", "Save it as PDF and choose it again.")
_SAVE_AGAIN = (
    "Öppna den, spara den på nytt och välj den igen.",
    "Open it, save it again and choose it again.",
)

SENTENCES: dict[str, Sentence] = {
    "documents.too_large": sentence(
        (
            "Filen {name} sparades inte: den är större än {most} MB.",
            "The file {name} was not kept: it is larger than {most} MB.",
        ),
        (
            "Gör bilderna i den mindre, eller dela den i flera filer.",
            "Make the pictures in it smaller, or divide it into several files.",
        ),
    ),
    "documents.empty": sentence(
        (
            "Filen {name} sparades inte: den är tom.",
            "The file {name} was not kept: it is empty.",
        ),
        (
            "Öppna den och se efter att den har ett innehåll, och välj den igen.",
            "Open it, see that there is something in it, and choose it again.",
        ),
    ),
    "documents.kind_not_taken": sentence(
        (
            "Filen {name} sparades inte: filer som slutar på .{ending} tas inte emot.",
            "The file {name} was not kept: files ending in .{ending} are not taken.",
        ),
        (
            "Spara den som PDF, DOCX, XLSX, PPTX, PNG, JPG eller TXT och välj den igen.",
            "Save it as PDF, DOCX, XLSX, PPTX, PNG, JPG or TXT and choose it again.",
        ),
    ),
    "documents.kind_unknown": sentence(
        (
            "Filen {name} sparades inte: det går inte att se vad den är.",
            "The file {name} was not kept: what it is cannot be seen.",
        ),
        _SAVE_AS_PDF,
    ),
    "documents.not_what_it_says": sentence(
        (
            "Filen heter {name} men är ingen {kind}, och sparades inte.",
            "The file is called {name} but is no {kind}, and was not kept.",
        ),
        (
            "Öppna den och spara om den som {kind}.",
            "Open it and save it again as {kind}.",
        ),
    ),
    "documents.another_kind": sentence(
        (
            "Filen heter {name} men är {held}, inte {kind}, och sparades inte.",
            "The file is called {name} but is {held}, not {kind}, and was not kept.",
        ),
        (
            "Öppna den och spara om den som {kind}, eller rätta slutet av namnet.",
            "Open it and save it again as {kind}, or correct the end of its name.",
        ),
    ),
    "documents.cut_off": sentence(
        (
            "Filen {name} sparades inte: den är skadad eller slutar mitt i.",
            "The file {name} was not kept: it is damaged or stops halfway.",
        ),
        _SAVE_AGAIN,
    ),
    "documents.old_or_locked": sentence(
        (
            "Filen {name} sparades inte: den är låst med lösenord eller av ett äldre slag.",
            "The file {name} was not kept: it is locked by a password or of an older kind.",
        ),
        (
            "Spara den utan lösenord, som PDF, DOCX, XLSX eller PPTX, och välj den igen.",
            "Save it without a password, as PDF, DOCX, XLSX or PPTX, and choose it again.",
        ),
    ),
    "documents.macros": sentence(
        (
            "Filen {name} sparades inte: den innehåller makron, alltså program.",
            "The file {name} was not kept: it contains macros, that is programs.",
        ),
        (
            "Spara den utan makron, eller som PDF, och välj den igen.",
            "Save it without macros, or as PDF, and choose it again.",
        ),
    ),
    "documents.too_large_unpacked": sentence(
        (
            "Filen {name} sparades inte: den blir för stor när den packas upp.",
            "The file {name} was not kept: it becomes too large when it is unpacked.",
        ),
        _SAVE_AS_PDF,
    ),
}


def told(refused: Refused) -> str:
    """Why a file was not kept and what to do, in the reader's language."""
    lines = [
        f"{spoken(says(finding, SENTENCES))} {spoken(way_out(finding, SENTENCES))}"
        for finding in refused.findings
        if finding.code in SENTENCES
    ]
    return " ".join(lines)
