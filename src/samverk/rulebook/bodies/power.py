"""What a body can decide follows from its legal form, and whom each outcome binds."""

from collections.abc import Iterator

from samverk.rulebook.clauses import first_of
from samverk.rulebook.findings import Finding, Weight, Words
from samverk.rulebook.rule import rule
from samverk.rulebook.structure.model import Body, LegalForm

DECIDE = "decide"
OF_EVERY_FORM = (
    "inform",
    "note",
    "send on",
    "ask for opinions",
    "recommend",
    "give a remit",
    "return",
)
DECIDING = frozenset(
    {
        LegalForm.COMMITTEE,
        LegalForm.JOINT_COMMITTEE,
        LegalForm.FEDERATION,
        LegalForm.COORDINATION_ASSOCIATION,
    }
)

NAMES = {
    "inform": Words("information", "information"),
    "note": Words("anteckning", "note"),
    "send on": Words("vidaresändning", "sending on"),
    "ask for opinions": Words("remiss", "request for opinions"),
    "recommend": Words("rekommendation", "recommendation"),
    "give a remit": Words("uppdrag", "remit"),
    "return": Words("återremiss", "return"),
    DECIDE: Words("beslut", "decision"),
}

FORMS = {
    LegalForm.CONSULTATION: Words("samråd", "consultation body"),
    LegalForm.OFFICIALS_GROUP: Words("tjänstepersonsgrupp", "officials' group"),
    LegalForm.COMMITTEE: Words("nämnd", "committee"),
    LegalForm.JOINT_COMMITTEE: Words("gemensam nämnd", "joint committee"),
    LegalForm.FEDERATION: Words("kommunalförbund", "federation"),
    LegalForm.COORDINATION_ASSOCIATION: Words("samordningsförbund", "coordination association"),
    LegalForm.PROJECT_STEERING_GROUP: Words("styrgrupp för projekt", "project steering group"),
}

_BINDS = {
    "inform": Words(
        "Binder ingen. Den som var med har fått veta.",
        "Binds nobody. Those who were there have been told.",
    ),
    "note": Words(
        "Binder ingen. Frågan är antecknad.", "Binds nobody. The question has been noted."
    ),
    "send on": Words(
        "Binder ingen. Frågan går vidare till den som kan behandla den.",
        "Binds nobody. The question goes on to whoever can treat it.",
    ),
    "ask for opinions": Words(
        "Binder ingen att svara på ett visst sätt. Den som får frågan svarar för sig.",
        "Binds nobody to a certain answer. Whoever is asked answers for themselves.",
    ),
    "recommend": Words(
        "Binder ingen huvudman. Varje huvudman beslutar själv i sin egen linje.",
        "Binds no principal. Each principal decides for itself in its own line.",
    ),
    "give a remit": Words(
        "Binder bara det organ under detta som får uppdraget, ingen huvudman.",
        "Binds only the body under this one that is given the remit, no principal.",
    ),
    "return": Words(
        "Binder ingen huvudman. Frågan går tillbaka för mer beredning.",
        "Binds no principal. The question goes back for more preparation.",
    ),
}

_DECISIONS_BIND = {
    LegalForm.COMMITTEE: Words(
        "Binder huvudmannen som nämnden hör till, inom nämndens uppgift.",
        "Binds the principal that the committee belongs to, within the committee's task.",
    ),
    LegalForm.JOINT_COMMITTEE: Words(
        "Binder de huvudmän som har den gemensamma nämnden, inom nämndens uppgift.",
        "Binds the principals that share the joint committee, within the committee's task.",
    ),
    LegalForm.FEDERATION: Words(
        "Binder förbundet och dess medlemmar i det som de har lämnat över till förbundet.",
        "Binds the federation and its members in what they have handed over to it.",
    ),
    LegalForm.COORDINATION_ASSOCIATION: Words(
        "Binder förbundet i dess egna mål och medel. Ingen part kan åläggas att utföra en åtgärd.",
        "Binds the association in its own goals and means. No party can be made to carry out a measure.",
    ),
}


@rule
def outcomes(form: LegalForm) -> tuple[str, ...]:
    """The outcomes that exist for a question in a body of this legal form.

    Source: samverk K16
    """
    return (*OF_EVERY_FORM, DECIDE) if form in DECIDING else OF_EVERY_FORM


@rule
def binds(form: LegalForm, outcome: str) -> Words:
    """Whom an outcome binds, in plain words.

    Source: samverk K16
    Raises: KeyError for an outcome that does not exist in this legal form.
    """
    return _DECISIONS_BIND[form] if outcome == DECIDE else _BINDS[outcome]


@rule
def beyond_the_form(body: Body) -> Iterator[Finding]:
    """Outcomes that the file gives a body and that its legal form does not allow.

    Source: samverk K16
    """
    for outcome in body.outcomes:
        if outcome not in outcomes(body.form):
            yield Finding(
                "structure.power_beyond_form",
                Weight.STOP,
                first_of(body.clauses, "samverk K16"),
                {"body_name": body.name, "form": FORMS[body.form], "outcome": NAMES[outcome]},
                body.key,
            )
