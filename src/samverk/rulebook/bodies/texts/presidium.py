"""The presidium, and reviews."""

from samverk.rulebook.words import sentence

_CHOOSE = (
    "Välj någon i organet och anteckna valet.",
    "Choose somebody in the body and record the choice.",
)

SENTENCES = {
    "bodies.no_chair": sentence(
        ("{body_name} har ingen ordförande.", "{body_name} has no chair."), _CHOOSE
    ),
    "bodies.no_vice_chair": sentence(
        (
            "{body_name} har {have} av {count} vice ordförande.",
            "{body_name} has {have} of {count} vice chairs.",
        ),
        _CHOOSE,
    ),
    "bodies.two_chairs": sentence(
        (
            "{body_name}: {person} och {other} är antecknade som ordförande samtidigt.",
            "{body_name}: {person} and {other} are recorded as chair at the same time.",
        ),
        ("Rätta dagarna för den ena.", "Mend the days of one of them."),
    ),
    "bodies.chair_wrong_side": sentence(
        (
            "{body_name}: det är {turn} som har ordförandeskapet nu, men {person} kommer från {side}.",
            "{body_name}: it is the turn of {turn} to chair now, but {person} comes from {side}.",
        ),
        (
            "Välj en ordförande från den sida som står i tur, eller anteckna beslutet om förlängning.",
            "Choose a chair from the side whose turn it is, or record the decision to prolong.",
        ),
    ),
    "bodies.vice_chair_wrong_side": sentence(
        (
            "{body_name}: vice ordföranden {person} kommer från {side}, och det ska hen inte göra den här tiden.",
            "{body_name}: the vice chair {person} comes from {side}, and should not at this time.",
        ),
        (
            "Välj en vice ordförande från den sida som regeln anger.",
            "Choose a vice chair from the side that the rule names.",
        ),
    ),
    "bodies.post_past_its_time": sentence(
        (
            "{body_name}: {person} är kvar som {post} fast tiden gick ut den {day} och inget beslut om förlängning är antecknat.",
            "{body_name}: {person} is still {post} although the time ended on {day} and no decision to prolong is recorded.",
        ),
        (
            "Anteckna den som har valts efter, eller beslutet om förlängning.",
            "Record who has been chosen since, or the decision to prolong.",
        ),
    ),
    "bodies.prolonged_too_weakly": sentence(
        (
            "{body_name}: tiden för {person} som {post} förlängdes genom {decision}, men det krävs {required}.",
            "{body_name}: the time of {person} as {post} was prolonged by {decision}, but it takes {required}.",
        ),
        (
            "Ta upp förlängningen igen, eller välj någon annan.",
            "Take up the prolonging again, or choose another.",
        ),
    ),
    "bodies.prolonged_not_allowed": sentence(
        (
            "{body_name}: tiden för {person} som {post} har förlängts, men avtalet tillåter det inte.",
            "{body_name}: the time of {person} as {post} has been prolonged, but the agreement does not allow it.",
        ),
        _CHOOSE,
    ),
    "bodies.prolonged_in_silence": sentence(
        (
            "{body_name}: tiden för {person} som {post} har förlängts. Texten säger inte om det är tillåtet.",
            "{body_name}: the time of {person} as {post} has been prolonged. The text does not say whether that is allowed.",
        ),
        (
            "Inget behöver rättas. Ta upp frågan när avtalet ses över.",
            "Nothing needs mending. Raise the question when the agreement is reviewed.",
        ),
    ),
    "bodies.post_without_seat": sentence(
        (
            "{body_name}: {person} är {post} men har ingen ordinarie plats i organet.",
            "{body_name}: {person} is {post} but holds no ordinary seat in the body.",
        ),
        (
            "Kontrollera om uppdraget på platsen har upphört, och välj i så fall någon annan.",
            "Check whether the appointment to the seat has ended, and if so choose another.",
        ),
    ),
    "bodies.review_overdue": sentence(
        (
            "{body_name}: {what} skulle ha setts över senast den {day}, {when}.",
            "{body_name}: {what} should have been reviewed by {day}, {when}.",
        ),
        (
            "Gör översynen och anteckna dagen, eller anteckna den som redan är gjord.",
            "Make the review and record the day, or record the one that has been made already.",
        ),
    ),
    "bodies.review_due_soon": sentence(
        (
            "{body_name}: {what} ska ses över senast den {day}, {when}.",
            "{body_name}: {what} is to be reviewed by {day}, {when}.",
        ),
        ("Sätt upp översynen på dagordningen.", "Put the review on the agenda."),
    ),
}
