from dataclasses import dataclass


@dataclass(frozen=True)
class Login:
    email: str
    role: str


LOGINS: tuple[Login, ...] = ()
