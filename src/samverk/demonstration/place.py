"""A seat as the stories name it: "samrad/umea", "lsg/region-vasterbotten/substitute/3", "lsg/chair_of:radet"."""

from dataclasses import dataclass

SUBSTITUTE = "substitute"
ORDINARY = "ordinary"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A seat by its body, who fills it, its kind and its number."""

    body: str
    filler: str
    kind: str = ORDINARY
    number: int = 1

    @classmethod
    def of(cls, text: str) -> "Place":
        """The place that the text names; number one and ordinary unless it says otherwise."""
        body, filler, *rest = text.split("/")
        kind = SUBSTITUTE if SUBSTITUTE in rest else ORDINARY
        number = next((int(word) for word in rest if word.isdigit()), 1)
        return cls(body, filler, kind, number)

    def __str__(self) -> str:
        kind = f"/{SUBSTITUTE}" if self.kind == SUBSTITUTE else ""
        return f"{self.body}/{self.filler}{kind}" + (f"/{self.number}" if self.number > 1 else "")
