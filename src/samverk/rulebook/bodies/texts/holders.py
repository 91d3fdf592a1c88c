"""Holders: of whom, with what, and on how many seats."""

from samverk.rulebook.words import sentence

_END_ONE = (
    "Avsluta det ena uppdraget, eller rätta dagarna.",
    "End one of the appointments, or mend the days.",
)
_CHECK_PERSON = (
    "Kontrollera uppgifterna om personen, eller låt den som utser välja någon annan.",
    "Check what is recorded of the person, or let those who appoint choose another.",
)
_FOLLOWS = (
    "Avsluta uppdraget: platsen går då av sig själv till den som har posten.",
    "End the appointment: the seat then goes by itself to whoever has the post.",
)

SENTENCES = {
    "bodies.wrong_party": sentence(
        (
            "{body_name}: {person} företräder {party}, men sitter på en annan parts plats ({seat}).",
            "{body_name}: {person} represents {party}, but holds the seat of another party ({seat}).",
        ),
        (
            "Rätta parten på uppdraget, eller låt den part som platsen tillhör utse någon.",
            "Mend the party of the appointment, or let the party that the seat belongs to appoint somebody.",
        ),
    ),
    "bodies.wrong_side": sentence(
        (
            "{body_name}: {person} företräder {party}, som hör till en annan sida än platsen ({seat}).",
            "{body_name}: {person} represents {party}, which belongs to another side than the seat ({seat}).",
        ),
        (
            "Rätta parten på uppdraget, eller låt den sida som platsen tillhör utse någon.",
            "Mend the party of the appointment, or let the side that the seat belongs to appoint somebody.",
        ),
    ),
    "bodies.profession_missing": sentence(
        (
            "{body_name}: {seat} kräver yrket {profession}, men det är inte antecknat för {person}.",
            "{body_name}: the {seat} requires the profession {profession}, but it is not recorded for {person}.",
        ),
        _CHECK_PERSON,
    ),
    "bodies.function_not_held": sentence(
        (
            "{body_name}: {seat} är för {function}, men det är inte antecknat för {person}.",
            "{body_name}: the {seat} is for {function}, but that is not recorded for {person}.",
        ),
        _CHECK_PERSON,
    ),
    "bodies.ineligible": sentence(
        (
            "{body_name}: den som har {seat} ska vara {demanded}, men {person} är antecknad som något annat.",
            "{body_name}: whoever holds the {seat} shall be {demanded}, but {person} is recorded as something else.",
        ),
        _CHECK_PERSON,
    ),
    "bodies.office_ended": sentence(
        (
            "{body_name}: {person} har {seat}, men lämnade den post som platsen följer den {day}.",
            "{body_name}: {person} holds the {seat}, but left the post that the seat follows on {day}.",
        ),
        _FOLLOWS,
    ),
    "bodies.office_not_held": sentence(
        (
            "{body_name}: {person} har {seat}, men en annan är antecknad på den post som platsen följer.",
            "{body_name}: {person} holds the {seat}, but another is recorded in the post that the seat follows.",
        ),
        _FOLLOWS,
    ),
    "bodies.overlapping_appointments": sentence(
        (
            "{body_name}: {person} och {other} är båda utsedda till samma plats ({seat}) från den {day}.",
            "{body_name}: {person} and {other} are both appointed to the same seat ({seat}) from {day}.",
        ),
        _END_ONE,
    ),
    "bodies.person_in_two_seats": sentence(
        (
            "{body_name}: {person} är utsedd till två ordinarie platser samtidigt ({seat} och {other}).",
            "{body_name}: {person} is appointed to two ordinary seats at once ({seat} and {other}).",
        ),
        _END_ONE,
    ),
    "bodies.member_is_also_substitute": sentence(
        (
            "{body_name}: {person} är både ordinarie ({seat}) och ersättare ({other}), och kan bara tjänstgöra på en av platserna.",
            "{body_name}: {person} is both ordinary ({seat}) and substitute ({other}), and can serve in one of the seats only.",
        ),
        _END_ONE,
    ),
    "bodies.substitute_in_two_seats": sentence(
        (
            "{body_name}: {person} är ersättare på två platser ({seat} och {other}), och kan bara gå in på en åt gången.",
            "{body_name}: {person} is substitute in two seats ({seat} and {other}), and can step in on one at a time.",
        ),
        (
            "Inget behöver rättas om det är meningen. Annars utses någon annan till den ena platsen.",
            "Nothing needs mending if it is meant. Else another is appointed to one of the seats.",
        ),
    ),
    "bodies.ex_officio_holder_is_member": sentence(
        (
            "{body_name}: {person} har plats i kraft av sin post ({seat}) och är redan ledamot ({other}). Organet blir en person mindre än platserna visar.",
            "{body_name}: {person} has a seat by virtue of a post ({seat}) and is a member already ({other}). The body is one person smaller than the seats show.",
        ),
        (
            "Inget behöver rättas om avtalet tillåter det. Annars utser parten en annan ledamot.",
            "Nothing needs mending if the agreement allows it. Else the party appoints another member.",
        ),
    ),
    "bodies.ex_officio_twice": sentence(
        (
            "{body_name}: {person} har två platser i kraft av sina poster ({seat} och {other}).",
            "{body_name}: {person} has two seats by virtue of posts ({seat} and {other}).",
        ),
        (
            "Inget behöver rättas om avtalet tillåter det.",
            "Nothing needs mending if the agreement allows it.",
        ),
    ),
    "bodies.appointment_without_seat": sentence(
        (
            "{body_name}: {person} har ett pågående uppdrag på en plats som inte finns den här dagen.",
            "{body_name}: {person} has a current appointment to a seat that is not there on this day.",
        ),
        (
            "Avsluta uppdraget den dag platsen upphörde, eller flytta det till en plats som finns.",
            "End the appointment on the day the seat ceased, or move it to a seat that is there.",
        ),
    ),
    "bodies.appointment_without_decision": sentence(
        (
            "{body_name}: beslutet bakom uppdraget för {person} ({seat}) är inte antecknat.",
            "{body_name}: the decision behind the appointment of {person} ({seat}) is not recorded.",
        ),
        (
            "Anteckna vilket organ som beslutade, vilken dag och i vilken paragraf.",
            "Record which organ decided, on which day and in which paragraph.",
        ),
    ),
}
