"""What every finding on bodies and structures says, and the way out of each."""

from samverk.rulebook.findings import Words
from samverk.rulebook.structure import texts
from samverk.rulebook.words import Sentence


def _sentence(says: tuple[str, str], way_out: tuple[str, str]) -> Sentence:
    return Sentence(Words(*says), Words(*way_out))


_APPOINT = (
    "Utse någon och anteckna beslutet.",
    "Appoint somebody and record the decision.",
)
_END_ONE = (
    "Avsluta det ena uppdraget, eller rätta dagarna.",
    "End one of the appointments, or mend the days.",
)
_CHOOSE = (
    "Välj någon i organet och anteckna valet.",
    "Choose somebody in the body and record the choice.",
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
    **texts.SENTENCES,
    "bodies.vacant_seat": _sentence(
        (
            "{body_name}: {seat} har stått tom sedan den {since}.",
            "{body_name}: the {seat} has been vacant since {since}.",
        ),
        _APPOINT,
    ),
    "bodies.missing_substitute": _sentence(
        (
            "{body_name}: {seat} har stått tom sedan den {since}.",
            "{body_name}: the {seat} has been vacant since {since}.",
        ),
        _APPOINT,
    ),
    "bodies.appointment_expired": _sentence(
        (
            "{body_name}: {seat} är tom. Uppdraget för {person} upphörde den {since}, {ago}, och ingen har utsetts efter.",
            "{body_name}: the {seat} is vacant. The appointment of {person} ended on {since}, {ago}, and nobody has been appointed since.",
        ),
        _APPOINT,
    ),
    "bodies.ex_officio_vacant": _sentence(
        (
            "{body_name}: {seat} är tom, eftersom ingen är antecknad på posten som platsen följer.",
            "{body_name}: the {seat} is vacant, since nobody is recorded in the post that the seat follows.",
        ),
        (
            "Anteckna vem som har posten. Platsen fylls då av sig själv.",
            "Record who has the post. The seat is then filled by itself.",
        ),
    ),
    "bodies.personal_substitute_missing": _sentence(
        (
            "{body_name}: {person} har ingen personlig ersättare ({seat}).",
            "{body_name}: {person} has no personal substitute ({seat}).",
        ),
        _APPOINT,
    ),
    "bodies.over_full": _sentence(
        (
            "{body_name}: {filler} har {held} personer på {seats}, men reglerna medger {allowed}.",
            "{body_name}: {filler} has {held} persons in the {seats}, but the rules allow {allowed}.",
        ),
        (
            "Avsluta ett uppdrag, eller ändra avtalet om platserna ska vara fler.",
            "End an appointment, or change the agreement if there are to be more seats.",
        ),
    ),
    "bodies.seat_outside_rules": _sentence(
        (
            "{body_name}: {person} har en plats som ingen regel ger ({seat}).",
            "{body_name}: {person} has a seat that no rule gives ({seat}).",
        ),
        (
            "Flytta uppdraget till en plats som reglerna ger, eller avsluta det.",
            "Move the appointment to a seat that the rules give, or end it.",
        ),
    ),
    "bodies.unequal_substitutes": _sentence(
        (
            "{body_name} ska ha lika många ersättare som ordinarie, men {ordinary} ordinarie platser och {substitutes} ersättarplatser används.",
            "{body_name} shall have as many substitutes as ordinary members, but {ordinary} ordinary seats and {substitutes} substitutes' seats are in use.",
        ),
        (
            "Utse de ersättare som saknas, eller avsluta det uppdrag som är för mycket.",
            "Appoint the substitutes that are missing, or end the appointment that is too many.",
        ),
    ),
    "bodies.quota_not_met": _sentence(
        (
            "{body_name}: minst {at_least} ska ha yrket {profession}, men det är antecknat för {have}.",
            "{body_name}: at least {at_least} shall have the profession {profession}, but it is recorded for {have}.",
        ),
        (
            "Anteckna yrket för dem som har det, eller utse någon med yrket.",
            "Record the profession for those who have it, or appoint somebody who does.",
        ),
    ),
    "bodies.wrong_party": _sentence(
        (
            "{body_name}: {person} företräder {party}, men sitter på en annan parts plats ({seat}).",
            "{body_name}: {person} represents {party}, but holds the seat of another party ({seat}).",
        ),
        (
            "Rätta parten på uppdraget, eller låt den part som platsen tillhör utse någon.",
            "Mend the party of the appointment, or let the party that the seat belongs to appoint somebody.",
        ),
    ),
    "bodies.wrong_side": _sentence(
        (
            "{body_name}: {person} företräder {party}, som hör till en annan sida än platsen ({seat}).",
            "{body_name}: {person} represents {party}, which belongs to another side than the seat ({seat}).",
        ),
        (
            "Rätta parten på uppdraget, eller låt den sida som platsen tillhör utse någon.",
            "Mend the party of the appointment, or let the side that the seat belongs to appoint somebody.",
        ),
    ),
    "bodies.profession_missing": _sentence(
        (
            "{body_name}: {seat} kräver yrket {profession}, men det är inte antecknat för {person}.",
            "{body_name}: the {seat} requires the profession {profession}, but it is not recorded for {person}.",
        ),
        _CHECK_PERSON,
    ),
    "bodies.function_not_held": _sentence(
        (
            "{body_name}: {seat} är för {function}, men det är inte antecknat för {person}.",
            "{body_name}: the {seat} is for {function}, but that is not recorded for {person}.",
        ),
        _CHECK_PERSON,
    ),
    "bodies.ineligible": _sentence(
        (
            "{body_name}: den som har {seat} ska vara {demanded}, men {person} är antecknad som något annat.",
            "{body_name}: whoever holds the {seat} shall be {demanded}, but {person} is recorded as something else.",
        ),
        _CHECK_PERSON,
    ),
    "bodies.office_ended": _sentence(
        (
            "{body_name}: {person} har {seat}, men lämnade den post som platsen följer den {day}.",
            "{body_name}: {person} holds the {seat}, but left the post that the seat follows on {day}.",
        ),
        _FOLLOWS,
    ),
    "bodies.office_not_held": _sentence(
        (
            "{body_name}: {person} har {seat}, men en annan är antecknad på den post som platsen följer.",
            "{body_name}: {person} holds the {seat}, but another is recorded in the post that the seat follows.",
        ),
        _FOLLOWS,
    ),
    "bodies.overlapping_appointments": _sentence(
        (
            "{body_name}: {person} och {other} är båda utsedda till samma plats ({seat}) från den {day}.",
            "{body_name}: {person} and {other} are both appointed to the same seat ({seat}) from {day}.",
        ),
        _END_ONE,
    ),
    "bodies.person_in_two_seats": _sentence(
        (
            "{body_name}: {person} är utsedd till två ordinarie platser samtidigt ({seat} och {other}).",
            "{body_name}: {person} is appointed to two ordinary seats at once ({seat} and {other}).",
        ),
        _END_ONE,
    ),
    "bodies.member_is_also_substitute": _sentence(
        (
            "{body_name}: {person} är både ordinarie ({seat}) och ersättare ({other}), och kan bara tjänstgöra på en av platserna.",
            "{body_name}: {person} is both ordinary ({seat}) and substitute ({other}), and can serve in one of the seats only.",
        ),
        _END_ONE,
    ),
    "bodies.substitute_in_two_seats": _sentence(
        (
            "{body_name}: {person} är ersättare på två platser ({seat} och {other}), och kan bara gå in på en åt gången.",
            "{body_name}: {person} is substitute in two seats ({seat} and {other}), and can step in on one at a time.",
        ),
        (
            "Inget behöver rättas om det är meningen. Annars utses någon annan till den ena platsen.",
            "Nothing needs mending if it is meant. Else another is appointed to one of the seats.",
        ),
    ),
    "bodies.ex_officio_holder_is_member": _sentence(
        (
            "{body_name}: {person} har plats i kraft av sin post ({seat}) och är redan ledamot ({other}). Organet blir en person mindre än platserna visar.",
            "{body_name}: {person} has a seat by virtue of a post ({seat}) and is a member already ({other}). The body is one person smaller than the seats show.",
        ),
        (
            "Inget behöver rättas om avtalet tillåter det. Annars utser parten en annan ledamot.",
            "Nothing needs mending if the agreement allows it. Else the party appoints another member.",
        ),
    ),
    "bodies.ex_officio_twice": _sentence(
        (
            "{body_name}: {person} har två platser i kraft av sina poster ({seat} och {other}).",
            "{body_name}: {person} has two seats by virtue of posts ({seat} and {other}).",
        ),
        (
            "Inget behöver rättas om avtalet tillåter det.",
            "Nothing needs mending if the agreement allows it.",
        ),
    ),
    "bodies.appointment_without_seat": _sentence(
        (
            "{body_name}: {person} har ett pågående uppdrag på en plats som inte finns den här dagen.",
            "{body_name}: {person} has a current appointment to a seat that is not there on this day.",
        ),
        (
            "Avsluta uppdraget den dag platsen upphörde, eller flytta det till en plats som finns.",
            "End the appointment on the day the seat ceased, or move it to a seat that is there.",
        ),
    ),
    "bodies.appointment_without_decision": _sentence(
        (
            "{body_name}: beslutet bakom uppdraget för {person} ({seat}) är inte antecknat.",
            "{body_name}: the decision behind the appointment of {person} ({seat}) is not recorded.",
        ),
        (
            "Anteckna vilket organ som beslutade, vilken dag och i vilken paragraf.",
            "Record which organ decided, on which day and in which paragraph.",
        ),
    ),
    "bodies.stand_in_not_a_substitute": _sentence(
        (
            "{body_name}: {person} är tillfällig ersättare ({seat}) utan att vara utsedd ersättare för den platsen.",
            "{body_name}: {person} is temporary replacement ({seat}) without being an appointed substitute for that seat.",
        ),
        (
            "Kalla in en utsedd ersättare, eller utse personen.",
            "Call in an appointed substitute, or appoint the person.",
        ),
    ),
    "bodies.stand_in_in_two_seats": _sentence(
        (
            "{body_name}: {person} är tillfällig ersättare ({seat}) och tjänstgör samtidigt på en annan plats ({other}).",
            "{body_name}: {person} is temporary replacement ({seat}) and at the same time serves in another seat ({other}).",
        ),
        (
            "Avsluta den ena ersättningen, eller rätta dagarna.",
            "End one of the replacements, or mend the days.",
        ),
    ),
    "bodies.stand_in_past_the_holder": _sentence(
        (
            "{body_name}: {person} är kvar som tillfällig ersättare ({seat}) fast uppdraget för {holder} upphörde den {day}.",
            "{body_name}: {person} is still temporary replacement ({seat}) although the appointment of {holder} ended on {day}.",
        ),
        (
            "Utse en ny ordinarie och avsluta ersättningen.",
            "Appoint a new ordinary member and end the replacement.",
        ),
    ),
    "bodies.overlapping_stand_ins": _sentence(
        (
            "{body_name}: {person} och {other} är tillfälliga ersättare på samma plats samtidigt ({seat}).",
            "{body_name}: {person} and {other} are temporary replacements in the same seat at once ({seat}).",
        ),
        (
            "Avsluta den ena ersättningen, eller rätta dagarna.",
            "End one of the replacements, or mend the days.",
        ),
    ),
    "bodies.no_chair": _sentence(
        ("{body_name} har ingen ordförande.", "{body_name} has no chair."), _CHOOSE
    ),
    "bodies.no_vice_chair": _sentence(
        (
            "{body_name} har {have} av {count} vice ordförande.",
            "{body_name} has {have} of {count} vice chairs.",
        ),
        _CHOOSE,
    ),
    "bodies.two_chairs": _sentence(
        (
            "{body_name}: {person} och {other} är antecknade som ordförande samtidigt.",
            "{body_name}: {person} and {other} are recorded as chair at the same time.",
        ),
        ("Rätta dagarna för den ena.", "Mend the days of one of them."),
    ),
    "bodies.chair_wrong_side": _sentence(
        (
            "{body_name}: det är {turn} som har ordförandeskapet nu, men {person} kommer från {side}.",
            "{body_name}: it is the turn of {turn} to chair now, but {person} comes from {side}.",
        ),
        (
            "Välj en ordförande från den sida som står i tur, eller anteckna beslutet om förlängning.",
            "Choose a chair from the side whose turn it is, or record the decision to prolong.",
        ),
    ),
    "bodies.vice_chair_wrong_side": _sentence(
        (
            "{body_name}: vice ordföranden {person} kommer från {side}, och det ska hen inte göra den här tiden.",
            "{body_name}: the vice chair {person} comes from {side}, and should not at this time.",
        ),
        (
            "Välj en vice ordförande från den sida som regeln anger.",
            "Choose a vice chair from the side that the rule names.",
        ),
    ),
    "bodies.post_past_its_time": _sentence(
        (
            "{body_name}: {person} är kvar som {post} fast tiden gick ut den {day} och inget beslut om förlängning är antecknat.",
            "{body_name}: {person} is still {post} although the time ended on {day} and no decision to prolong is recorded.",
        ),
        (
            "Anteckna den som har valts efter, eller beslutet om förlängning.",
            "Record who has been chosen since, or the decision to prolong.",
        ),
    ),
    "bodies.prolonged_too_weakly": _sentence(
        (
            "{body_name}: tiden för {person} som {post} förlängdes genom {decision}, men det krävs {required}.",
            "{body_name}: the time of {person} as {post} was prolonged by {decision}, but it takes {required}.",
        ),
        (
            "Ta upp förlängningen igen, eller välj någon annan.",
            "Take up the prolonging again, or choose another.",
        ),
    ),
    "bodies.prolonged_not_allowed": _sentence(
        (
            "{body_name}: tiden för {person} som {post} har förlängts, men avtalet tillåter det inte.",
            "{body_name}: the time of {person} as {post} has been prolonged, but the agreement does not allow it.",
        ),
        _CHOOSE,
    ),
    "bodies.prolonged_in_silence": _sentence(
        (
            "{body_name}: tiden för {person} som {post} har förlängts. Texten säger inte om det är tillåtet.",
            "{body_name}: the time of {person} as {post} has been prolonged. The text does not say whether that is allowed.",
        ),
        (
            "Inget behöver rättas. Ta upp frågan när avtalet ses över.",
            "Nothing needs mending. Raise the question when the agreement is reviewed.",
        ),
    ),
    "bodies.post_without_seat": _sentence(
        (
            "{body_name}: {person} är {post} men har ingen ordinarie plats i organet.",
            "{body_name}: {person} is {post} but holds no ordinary seat in the body.",
        ),
        (
            "Kontrollera om uppdraget på platsen har upphört, och välj i så fall någon annan.",
            "Check whether the appointment to the seat has ended, and if so choose another.",
        ),
    ),
    "bodies.review_overdue": _sentence(
        (
            "{body_name}: {what} skulle ha setts över senast den {day}, {when}.",
            "{body_name}: {what} should have been reviewed by {day}, {when}.",
        ),
        (
            "Gör översynen och anteckna dagen, eller anteckna den som redan är gjord.",
            "Make the review and record the day, or record the one that has been made already.",
        ),
    ),
    "bodies.review_due_soon": _sentence(
        (
            "{body_name}: {what} ska ses över senast den {day}, {when}.",
            "{body_name}: {what} is to be reviewed by {day}, {when}.",
        ),
        ("Sätt upp översynen på dagordningen.", "Put the review on the agenda."),
    ),
}
