"""What somebody asked for by a button: to stop reminders, or to begin again, about one topic or all."""

from collections.abc import Iterable, Mapping

EVERYTHING = "allt"


def wanted(asked: Mapping[str, str], topics: Iterable[str]) -> dict[str, bool]:
    """Whether each topic is to be stopped, of those that were asked about; a topic that is not one's own is left out."""
    if asked.get("List-Unsubscribe") == "One-Click":
        return dict.fromkeys(topics, True)
    act, about = asked.get("gor"), asked.get("om")
    if act not in {"stoppa", "borja"}:
        return {}
    return {topic: act == "stoppa" for topic in topics if about in {topic, EVERYTHING}}
