"""Seats: vacant, too many, unequal, outside the rules."""

from samverk.rulebook.words import sentence

_APPOINT = (
    "Utse någon och anteckna beslutet.",
    "Appoint somebody and record the decision.",
)

SENTENCES = {
    "bodies.vacant_seat": sentence(
        (
            "{body_name}: {seat} har stått tom sedan den {since}.",
            "{body_name}: the {seat} has been vacant since {since}.",
        ),
        _APPOINT,
    ),
    "bodies.missing_substitute": sentence(
        (
            "{body_name}: {seat} har stått tom sedan den {since}.",
            "{body_name}: the {seat} has been vacant since {since}.",
        ),
        _APPOINT,
    ),
    "bodies.appointment_expired": sentence(
        (
            "{body_name}: {seat} är tom. Uppdraget för {person} upphörde den {since}, {ago}, och ingen har utsetts efter.",
            "{body_name}: the {seat} is vacant. The appointment of {person} ended on {since}, {ago}, and nobody has been appointed since.",
        ),
        _APPOINT,
    ),
    "bodies.ex_officio_vacant": sentence(
        (
            "{body_name}: {seat} är tom, eftersom ingen är antecknad på posten som platsen följer.",
            "{body_name}: the {seat} is vacant, since nobody is recorded in the post that the seat follows.",
        ),
        (
            "Anteckna vem som har posten. Platsen fylls då av sig själv.",
            "Record who has the post. The seat is then filled by itself.",
        ),
    ),
    "bodies.personal_substitute_missing": sentence(
        (
            "{body_name}: {person} har ingen personlig ersättare ({seat}).",
            "{body_name}: {person} has no personal substitute ({seat}).",
        ),
        _APPOINT,
    ),
    "bodies.over_full": sentence(
        (
            "{body_name}: {filler} har {held} personer på {seats}, men reglerna medger {allowed}.",
            "{body_name}: {filler} has {held} persons in the {seats}, but the rules allow {allowed}.",
        ),
        (
            "Avsluta ett uppdrag, eller ändra avtalet om platserna ska vara fler.",
            "End an appointment, or change the agreement if there are to be more seats.",
        ),
    ),
    "bodies.seat_outside_rules": sentence(
        (
            "{body_name}: {person} har en plats som ingen regel ger ({seat}).",
            "{body_name}: {person} has a seat that no rule gives ({seat}).",
        ),
        (
            "Flytta uppdraget till en plats som reglerna ger, eller avsluta det.",
            "Move the appointment to a seat that the rules give, or end it.",
        ),
    ),
    "bodies.unequal_substitutes": sentence(
        (
            "{body_name} ska ha lika många ersättare som ordinarie, men {ordinary} ordinarie platser och {substitutes} ersättarplatser används.",
            "{body_name} shall have as many substitutes as ordinary members, but {ordinary} ordinary seats and {substitutes} substitutes' seats are in use.",
        ),
        (
            "Utse de ersättare som saknas, eller avsluta det uppdrag som är för mycket.",
            "Appoint the substitutes that are missing, or end the appointment that is too many.",
        ),
    ),
    "bodies.quota_not_met": sentence(
        (
            "{body_name}: minst {at_least} ska ha yrket {profession}, men det är antecknat för {have}.",
            "{body_name}: at least {at_least} shall have the profession {profession}, but it is recorded for {have}.",
        ),
        (
            "Anteckna yrket för dem som har det, eller utse någon med yrket.",
            "Record the profession for those who have it, or appoint somebody who does.",
        ),
    ),
}
