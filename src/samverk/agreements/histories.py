"""Which changes of agreements everybody may read in a Historik.

Reasons, reservations and what was said of a duty are free text, and who noted or said something is a person: they are
left out. So is what another agreement or a matter is called, which may not be open to everybody.
"""

from samverk.foundation.audit.texts import declare

declare("agreements_agreement", public=["name", "party", "replaced_on", "cooperation"])
declare("agreements_condition", public=["clause", "released_on"])
declare("agreements_interpretation", public=["of", "reading", "on"])
declare(
    "agreements_noticeoftermination",
    public=["party", "given_on", "received_on", "treated_on", "treated_in", "withdrawn_on"],
)
declare(
    "agreements_adoption",
    public=["party", "outcome", "decided_on", "paragraph", "registry_number", "set_aside_on"],
)
declare(
    "agreements_enteredterms",
    public=[
        "required_by",
        "force",
        "force_number",
        "not_before",
        "lasts_from",
        "lasts_until",
        "renewal_months",
        "notice_months",
        "counted_from",
        "is_written",
        "ends_for",
        "disputes",
    ],
)
declare("agreements_fulfilment", public=["duty", "planned_on", "done_on"])
