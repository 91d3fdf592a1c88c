"""What can be done with a matter: each act is one transaction, dated, and told in the audit trail."""

from samverk.matters.actions.moving import Move, move
from samverk.matters.actions.raising import Question, raise_matter, rewrite, write

__all__ = ["Move", "Question", "move", "raise_matter", "rewrite", "write"]
