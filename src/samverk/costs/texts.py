"""The words for what acts on costs refuse."""

from samverk.rulebook.words import sentence

SENTENCES = {
    "costs.cannot_share": sentence(("{says}", "{says}"), ("{way_out}", "{way_out}")),
    "costs.no_decision": sentence(
        (
            "{run} är inte godkänd: det framgår inte genom vilket beslut.",
            "{run} is not approved: it does not say by which decision.",
        ),
        (
            "Skriv vem som har beslutat, när och under vilken paragraf.",
            "Say who decided, when and under which item number.",
        ),
    ),
    "costs.only_recommends": sentence(
        (
            "{body_name} är {form} i {structure} och rekommenderar bara: det är inget beslut om kostnaden.",
            "{body_name} is a {form} in {structure} and only recommends: it is no decision on the cost.",
        ),
        (
            "Anteckna beslutet hos den som beslutade. Varje part beslutar i sin egen linje: {parties}.",
            "Note the decision of whoever decided. Each party decides in its own line: {parties}.",
        ),
    ),
    "costs.key_not_decided": sentence(
        (
            "Nyckeln är inte beslutad: beloppen är ett förslag. ”{key}” gäller inte någon dag under {year}.",
            "The key is not decided: the amounts are a proposal. “{key}” is in force on no day of {year}.",
        ),
        (
            "Parterna beslutar om nyckeln. Anteckna sedan beslutet, så att nyckeln gäller.",
            "The parties decide on the key. Then note the decision, so that the key is in force.",
        ),
    ),
    "costs.agreement_over": sentence(
        (
            "{agreement} gäller till och med {last}, men beräkningen avser {year}.",
            "{agreement} holds to and including {last}, but the run is for {year}.",
        ),
        (
            "Förläng eller ersätt avtalet, eller räkna på det avtal som gäller då.",
            "Prolong or replace the agreement, or run it under the agreement that holds then.",
        ),
    ),
    "costs.not_the_same": sentence(
        (
            "{run} är inte låst: räknad om ger den andra belopp än den som godkändes.",
            "{run} is not locked: computed again it gives other amounts than were approved.",
        ),
        (
            "Ta tillbaka den och gör en ny. Meddela förvaltaren: det ska inte kunna hända.",
            "Withdraw it and make a new one. Tell the administrator: this should not be possible.",
        ),
    ),
    "costs.key_without_decision": sentence(
        (
            "{key} gäller inte: det framgår inte genom vilket beslut.",
            "{key} is not in force: it does not say by which decision.",
        ),
        (
            "Välj rekommendationen som parterna antog, eller skriv beslutet.",
            "Choose the recommendation that the parties adopted, or write the decision.",
        ),
    ),
    "costs.a_key_that_day": sentence(
        (
            "{key} gäller inte: en annan nyckel är antecknad från samma dag.",
            "{key} is not in force: another key is noted from that same day.",
        ),
        ("Välj en annan dag.", "Choose another day."),
    ),
    "costs.no_lines": sentence(
        (
            "{budget} är inte sparad: den har inga rader.",
            "{budget} is not saved: it has no lines.",
        ),
        ("Skriv minst en tjänst eller kostnad.", "Write at least one post or cost."),
    ),
    "costs.budget_without_decision": sentence(
        (
            "{budget} är inte beslutad: det framgår inte av vem.",
            "{budget} is not decided: it does not say by whom.",
        ),
        (
            "Skriv vem som har beslutat, när och under vilken paragraf.",
            "Say who decided, when and under which item number.",
        ),
    ),
}
