"""Which changes of matters everybody may read in a Historik; reasons are free text, and are left out."""

from samverk.foundation.audit.texts import declare

declare(
    "matters_matter",
    public=[
        "title",
        "target_groups",
        "tags",
        "state",
        "holder",
        "holder_body",
        "holder_forum",
        "postponed_until",
    ],
)
# What it links is said by the page, which leaves out what is not open: the other matter's heading must not slip out.
declare("matters_matterlink", public=["made_on", "ended_on"])
declare(
    "matters_publicnotice",
    public=["approved_on", "announced_on", "taken_down_on", "appealed_on"],
)
declare("matters_matterdocument", public=["number", "kind", "title"])
