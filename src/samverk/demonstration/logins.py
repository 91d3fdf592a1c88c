"""The log-ins of the demonstration. bin/demo reads them without Django."""

from dataclasses import dataclass

from samverk.rulebook.findings import Words


@dataclass(frozen=True, slots=True)
class Login:
    """An invented person who can log in, and what they are in Samverk."""

    email: str
    name: str
    role: Words
    is_administrator: bool = False


# .example is reserved: no such mailbox can exist.
LOGINS = (
    Login(
        "administrator@samverk.example",
        "Astrid Norlund",
        Words("administratör", "administrator"),
        is_administrator=True,
    ),
    Login("koordinator@samverk.example", "Jonas Hedman", Words("koordinator", "coordinator")),
    Login("lasare@samverk.example", "Maja Öberg", Words("läsare", "reader")),
)
