"""What findings on the way of a matter say, the way out of each, and the words for acts, states and holders."""

from samverk.rulebook.findings import Words
from samverk.rulebook.flow import Who
from samverk.rulebook.matters.facts import Document
from samverk.rulebook.matters.steps import Act, HolderKind, State
from samverk.rulebook.structure.format import choices
from samverk.rulebook.words import sentence

SENTENCES = {
    "matters.cannot_decide": sentence(
        (
            "{body_name} är {form} i {structure} och kan inte fatta ett beslut som binder någon huvudman.",
            "{body_name} in {structure} ({form}) cannot make a decision that binds any principal.",
        ),
        (
            "Anteckna rekommendation; beslutet fattas hos varje huvudman.",
            "Record a recommendation; the decision is made by each principal.",
        ),
    ),
    "matters.not_in_the_remit": sentence(
        (
            "{body_name} är {form} och kan besluta i lag, men {structure} nämner inte beslut bland det som organet kan komma fram till.",
            "{body_name} ({form}) can decide in law, but {structure} does not name decision among what the body can come to.",
        ),
        (
            "Anteckna ett utfall som strukturen nämner, eller ändra organets utfall i strukturfilen.",
            "Record an outcome that the structure names, or change the body's outcomes in the structure file.",
        ),
    ),
    "matters.not_your_body": sentence(
        (
            "Den {day} låg ärendet inte i ett organ där du är ordförande, och den som är ordförande antecknar bara för sitt eget organ.",
            "On {day} the matter did not lie in a body that you chair, and whoever chairs a body records only for that body.",
        ),
        (
            "Be ordföranden där eller koordinatorn anteckna det.",
            "Ask the chair there or the coordinator to record it.",
        ),
    ),
    "matters.form_unknown": sentence(
        (
            "{body_name} finns inte i registret, så Samverk vet inte om organet kan besluta.",
            "{body_name} is not in the register, so Samverk does not know whether the body can decide.",
        ),
        (
            "Kontrollera organets rättsliga form. Är det ett samråd ska utfallet vara rekommendation.",
            "Check the legal form of the body. In a consultation the outcome is a recommendation.",
        ),
    ),
    "matters.other_body": sentence(
        (
            "{body_name} behandlade ärendet medan det låg hos {holder}.",
            "{body_name} treated the matter while it lay with {holder}.",
        ),
        (
            "Lägg ärendet hos {body_name} först, om det var dit det hade kommit.",
            "Place the matter in {body_name} first, if that is where it had come.",
        ),
    ),
    "matters.outcome_not_named": sentence(
        (
            "{body_name}: utfallet {outcome} är inte ett av dem som strukturen nämner för organet.",
            "{body_name}: the outcome {outcome} is not one of those that the structure names for the body.",
        ),
        (
            "Välj ett utfall som strukturen nämner, eller anteckna varför det blev ett annat.",
            "Choose an outcome that the structure names, or record why it became another.",
        ),
    ),
    "matters.remit_sideways": sentence(
        (
            "{other} står inte under {body_name}, som gav uppdraget.",
            "{other} does not stand under {body_name}, which gave the remit.",
        ),
        (
            "Sänd ärendet vidare till {other} i stället, eller ge uppdraget till ett organ under {body_name}.",
            "Send the matter on to {other} instead, or give the remit to a body under {body_name}.",
        ),
    ),
    "matters.put_off_to_the_past": sentence(
        (
            "Ärendet skjuts upp till den {until}, som redan är här eller har passerat.",
            "The matter is put off until {until}, which is here or has passed.",
        ),
        ("Ange en senare dag.", "Give a later day."),
    ),
    "matters.body_not_there": sentence(
        (
            "{body_name} finns inte den {day} enligt strukturfilen.",
            "{body_name} does not exist on {day} according to the structure file.",
        ),
        (
            "Rätta dagen, eller ange föregångaren eller efterföljaren med namn.",
            "Mend the day, or give the predecessor or successor by name.",
        ),
    ),
    "matters.urgent_route": sentence(
        (
            "Ärendet gick den korta vägen. Skälet: {reason}",
            "The matter took the short route. The reason: {reason}",
        ),
        (
            "Berätta för de organ som inte fick bereda det.",
            "Tell the bodies that did not get to prepare it.",
        ),
    ),
    "matters.urgent_without_reason": sentence(
        (
            "Ärendet gick den korta vägen utan att skälet är antecknat.",
            "The matter took the short route and no reason is recorded.",
        ),
        ("Anteckna varför det brådskade.", "Record why it was urgent."),
    ),
    "matters.not_on_the_route": sentence(
        (
            "{body_name} finns inte på någon av strukturens vägar för ärenden.",
            "{body_name} is not on any of the structure's routes for matters.",
        ),
        (
            "Välj ett organ på vägen, eller anteckna varför ärendet gick dit.",
            "Choose a body on the route, or record why the matter went there.",
        ),
    ),
    "matters.not_prepared": sentence(
        (
            "{other} bereder ärenden till {body_name} men har inte haft detta ({route}).",
            "{other} prepares the matters of {body_name} but has not had this one ({route}).",
        ),
        (
            "Lägg ärendet i {other} först. Brådskar det: ta den korta vägen och anteckna skälet.",
            "Place the matter in {other} first. Where it is urgent, take the short route and record why.",
        ),
    ),
    "matters.stop_passed": sentence(
        (
            "På vägen till {body_name} går ärendet förbi {other} ({route}).",
            "On its way to {body_name} the matter passes {other} by ({route}).",
        ),
        (
            "Lägg ärendet i {other} först, eller anteckna varför det inte behövdes.",
            "Place the matter in {other} first, or record why that was not needed.",
        ),
    ),
    "matters.not_written": sentence(
        (
            "Frågan ska vara dokumenterad ({route}), och frågeformuläret är inte ifyllt.",
            "The question shall be documented ({route}), and the question form is not filled in.",
        ),
        ("Fyll i frågeformuläret.", "Fill in the question form."),
    ),
    "matters.past_the_line": sentence(
        (
            "Ärendet byter ansvarsnivå, från {from_level} till {to_level}. Det går genom linjen hos varje huvudman, och inget är antecknat för {missing}.",
            "The matter changes level of responsibility, from {from_level} to {to_level}. It goes through the line of each principal, and nothing is recorded for {missing}.",
        ),
        (
            "Be representanterna för {missing} förankra frågan hemma och anteckna det.",
            "Ask the representatives of {missing} to involve their own organisation, and record it.",
        ),
    ),
}

STATES = {
    State.DRAFT: Words("utkast", "draft"),
    State.RAISED: Words("väckt", "raised"),
    State.IN_BODY: Words("bereds", "being prepared"),
    State.OUT_FOR_OPINION: Words("på remiss", "out for opinion"),
    State.TREATED: Words("behandlat", "treated"),
    State.RECOMMENDED: Words("rekommenderat, att skicka", "recommended, to be sent"),
    State.AT_PRINCIPALS: Words("hos huvudmännen", "at the principals"),
    State.ANSWERED: Words("alla har svarat", "all have answered"),
    State.DECIDED: Words("beslutat", "decided"),
    State.CLOSED: Words("avslutat", "closed"),
    State.WITHDRAWN: Words("återkallat", "withdrawn"),
    State.MERGED: Words("uppgått i ett annat", "merged into another"),
}

ACTS = {
    Act.WRITE: Words("skriv utkast", "write a draft"),
    Act.RAISE: Words("väck", "raise"),
    Act.PLACE: Words("lägg i ett organ", "place in a body"),
    Act.TREAT: Words("anteckna behandling", "record treatment"),
    Act.ASK_OPINIONS: Words("skicka på remiss", "ask for opinions"),
    Act.OPINIONS_IN: Words("avsluta remissen", "end the request for opinions"),
    Act.SEND_OUT: Words("skicka till huvudmännen", "send to the principals"),
    Act.ALL_ANSWERED: Words("alla har svarat", "all have answered"),
    Act.ASK_AGAIN: Words("fråga igen", "ask again"),
    Act.POSTPONE: Words("skjut upp", "put off"),
    Act.RESUME: Words("ta upp igen", "take up again"),
    Act.SPLIT: Words("dela", "split"),
    Act.MERGE: Words("låt uppgå i ett annat", "merge into another"),
    Act.WITHDRAW: Words("återkalla", "withdraw"),
    Act.CLOSE: Words("avsluta", "close"),
    Act.REOPEN: Words("öppna igen", "open again"),
}

# The same acts once they are done, as a journey tells them.
DONE = {
    Act.WRITE: Words("utkast skrivet", "draft written"),
    Act.RAISE: Words("väckt", "raised"),
    Act.PLACE: Words("lagt i ett organ", "placed in a body"),
    Act.TREAT: Words("behandlat", "treated"),
    Act.ASK_OPINIONS: Words("skickat på remiss", "sent out for opinions"),
    Act.OPINIONS_IN: Words("remissen avslutad", "request for opinions ended"),
    Act.SEND_OUT: Words("skickat till huvudmännen", "sent to the principals"),
    Act.ALL_ANSWERED: Words("alla har svarat", "all have answered"),
    Act.ASK_AGAIN: Words("frågat igen", "asked again"),
    Act.POSTPONE: Words("uppskjutet", "put off"),
    Act.RESUME: Words("upptaget igen", "taken up again"),
    Act.SPLIT: Words("delat", "split"),
    Act.MERGE: Words("uppgått i ett annat", "merged into another"),
    Act.WITHDRAW: Words("återkallat", "withdrawn"),
    Act.CLOSE: Words("avslutat", "closed"),
    Act.REOPEN: Words("öppnat igen", "opened again"),
}

HOLDERS = {
    HolderKind.RAISER: Words("den som väcker frågan", "whoever raises the question"),
    HolderKind.COORDINATOR: Words("koordinatorn", "the coordinator"),
    HolderKind.BODY: Words("ett organ", "a body"),
    HolderKind.RESPONDENTS: Words("de tillfrågade", "those asked for opinions"),
    HolderKind.PRINCIPALS: Words("huvudmännen", "the principals"),
}

WHO = {
    Who.COORDINATOR: Words("koordinatorn", "the coordinator"),
    Who.RAISER: Words("den som väcker frågan", "whoever raises the question"),
    Who.MEMBER: Words("den som har en plats", "whoever has a seat"),
    Who.CHAIR: Words("organets ordförande", "the chair of the body"),
    Who.REGISTRAR: Words("parten", "the party"),
    Who.SYSTEM: Words("Samverk", "Samverk"),
}

DOCUMENTS = {Document(key): words for key, words in choices.REQUIRED.options.items()}
