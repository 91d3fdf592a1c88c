"""What makes a structure file unusable, said so that its author can mend it."""

from dataclasses import dataclass

from samverk.rulebook.findings import Words

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault: where it is, what is wrong and what is allowed. Line 0 is the whole file."""

    path: Path
    wrong: Words
    allowed: Words
    line: int = 0

    @property
    def key(self) -> str:
        """The place as written in the file: bodies.samrad.seats[2].ordinary."""
        written = "".join(
            f"[{part + 1}]" if isinstance(part, int) else f".{part}" for part in self.path
        )
        return written.removeprefix(".")


class UnusableFileError(Exception):
    """The file cannot be read as a structure; carries every fault that was found."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__(f"{len(faults)} faults")
        self.faults = faults
