"""Temporary replacements."""

from samverk.rulebook.words import sentence

SENTENCES = {
    "bodies.stand_in_not_a_substitute": sentence(
        (
            "{body_name}: {person} är tillfällig ersättare ({seat}) utan att vara utsedd ersättare för den platsen.",
            "{body_name}: {person} is temporary replacement ({seat}) without being an appointed substitute for that seat.",
        ),
        (
            "Kalla in en utsedd ersättare, eller utse personen.",
            "Call in an appointed substitute, or appoint the person.",
        ),
    ),
    "bodies.stand_in_in_two_seats": sentence(
        (
            "{body_name}: {person} är tillfällig ersättare ({seat}) och tjänstgör samtidigt på en annan plats ({other}).",
            "{body_name}: {person} is temporary replacement ({seat}) and at the same time serves in another seat ({other}).",
        ),
        (
            "Avsluta den ena ersättningen, eller rätta dagarna.",
            "End one of the replacements, or mend the days.",
        ),
    ),
    "bodies.stand_in_past_the_holder": sentence(
        (
            "{body_name}: {person} är kvar som tillfällig ersättare ({seat}) fast uppdraget för {holder} upphörde den {day}.",
            "{body_name}: {person} is still temporary replacement ({seat}) although the appointment of {holder} ended on {day}.",
        ),
        (
            "Utse en ny ordinarie och avsluta ersättningen.",
            "Appoint a new ordinary member and end the replacement.",
        ),
    ),
    "bodies.overlapping_stand_ins": sentence(
        (
            "{body_name}: {person} och {other} är tillfälliga ersättare på samma plats samtidigt ({seat}).",
            "{body_name}: {person} and {other} are temporary replacements in the same seat at once ({seat}).",
        ),
        (
            "Avsluta den ena ersättningen, eller rätta dagarna.",
            "End one of the replacements, or mend the days.",
        ),
    ),
}
