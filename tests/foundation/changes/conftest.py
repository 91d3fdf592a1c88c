"""The notebook of the trail's own tests serves here too."""

from tests.foundation.audit.conftest import notes

__all__ = ["notes"]
