"""Which changes in the register of parties everybody may read in a Historik; the words are the fields' own."""

from samverk.foundation.audit.texts import declare

declare(
    "parties_party",
    public=["name", "named_on", "kind", "scb", "organisation_number", "aliases"],
)
declare("parties_organ", public=["kind", "name", "parent", "period"])
declare("parties_person", public=["given_name", "family_name", "professions"])
declare("parties_office", public=["organ", "title"])
declare("parties_officeholding", public=["office", "person", "period"])
declare("parties_figure", public=["measure", "on", "value", "source"])
