"""The log-ins of the demonstration. bin/demo reads them without Django."""

from dataclasses import dataclass

from samverk.rulebook.findings import Words

STRUCTURE = "vasterbotten"
BODY = "samrad"


@dataclass(frozen=True, slots=True)
class Login:
    """An invented person who can log in, and what they are in Samverk.

    kind is a role in the structure, or the seat or post from which a person of the story gets the log-in.
    """

    email: str
    name: str
    role: Words
    kind: str = ""
    party: str = ""
    is_administrator: bool = False


# .example is reserved: no such mailbox can exist.
LOGINS = (
    Login(
        "administrator@samverk.example",
        "Astrid Norlund",
        Words("administratör", "administrator"),
        is_administrator=True,
    ),
    Login(
        "koordinator@samverk.example",
        "Jonas Hedman",
        Words("koordinator i Västerbotten", "coordinator in Västerbotten"),
        "coordinator",
    ),
    Login(
        "ordforande@samverk.example",
        "Samrådets ordförande",
        Words("ordförande i Samrådet", "chair of the Council (Samrådet)"),
        "chair",
    ),
    Login(
        "ledamot@samverk.example",
        "Ledamot i Samrådet",
        Words("ledamot i Samrådet", "member of the Council (Samrådet)"),
        "member",
    ),
    Login(
        "umea@samverk.example",
        "Karin Sandström",
        Words("kontakt för Umeå", "contact for Umeå"),
        "party_contact",
        "umea",
    ),
    Login(
        "dorotea@samverk.example",
        "Per Åström",
        Words("kontakt för Dorotea", "contact for Dorotea"),
        "party_contact",
        "dorotea",
    ),
    Login("lasare@samverk.example", "Maja Öberg", Words("läsare", "reader"), "reader"),
)
