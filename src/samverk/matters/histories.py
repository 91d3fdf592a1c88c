"""Which changes of matters everybody may read in a Historik; reasons are free text, and are left out."""

from samverk.foundation.audit.texts import declare

declare(
    "matters_matter",
    public=["title", "state", "holder", "holder_body", "holder_forum", "postponed_until"],
)
declare("matters_matterlink", public=["other", "kind"])
declare("matters_matterdocument", public=["number", "kind", "title"])
