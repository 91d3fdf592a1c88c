from urllib.parse import parse_qs, unquote, urlsplit


class UnusableDatabaseUrl(ValueError):
    """DATABASE_URL does not say which PostgreSQL database to use."""


def settings_of(url: str) -> dict[str, str]:
    """Give the parts of a PostgreSQL address as Django wants them.

    Shape:  postgresql://user:password@host:5432/name, or ?host=/folder for a UNIX socket.
    Raises: UnusableDatabaseUrl if it is another kind of database or has no name.
    """
    parts = urlsplit(url)
    name = unquote(parts.path.removeprefix("/"))
    if parts.scheme not in {"postgres", "postgresql"} or not name:
        message = "DATABASE_URL ska ha formen postgresql://användare:lösenord@värd:5432/databas."
        raise UnusableDatabaseUrl(message)
    asked = {key: values[-1] for key, values in parse_qs(parts.query).items()}
    return {
        "NAME": name,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": asked.get("host", parts.hostname or ""),
        "PORT": asked.get("port", str(parts.port or "")),
    }
