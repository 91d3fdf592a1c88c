"""Which changes of structures and bodies everybody may read in a Historik; the words are the fields' own.

The reason of a replacement is left out: it is free text, and may tell of somebody's health.
"""

from samverk.foundation.audit.texts import declare

_DECISION = ["organ", "decided_on", "paragraph", "registry_number"]

declare("bodies_structure", public=["name", "area", "summary"])
declare("bodies_structureversion", public=["label", "period", "digest"])
declare("bodies_structureparty", public=["name", "side_kind", "is_signatory", "period"])
declare("bodies_body", public=["name", "short", "aliases", "period"])
declare("bodies_seat", public=["kind", "standing", "number", "party", "period"])
declare("bodies_appointment", public=["person", "party", "period", *_DECISION])
declare("bodies_replacement", public=["person", "period"])
declare("bodies_post", public=["role", "person", "party", "period", "prolonged_by", *_DECISION])
declare("bodies_remitrecord", public=["goals", "functions", "report_form", "period", *_DECISION])
declare("bodies_workinggroup", public=["name", "task", "period", *_DECISION])
declare("bodies_groupmember", public=["person"])
declare("bodies_reviewed", public=["what", "on", *_DECISION])
