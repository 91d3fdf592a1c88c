"""What the findings on a structure file say, and the way out of each."""

from samverk.rulebook.words import sentence

_ANSWER = (
    "Ta upp frågan med parterna. Skriv in svaret i filen med sin punkt när det finns.",
    "Raise the question with the parties. Write the answer in the file with its clause once there is one.",
)
_LEFT_OPEN = (
    "Inget behöver rättas. Samverk antar inget; skriv in uppgiften när parterna har bestämt den.",
    "Nothing needs mending. Samverk assumes nothing; write it in when the parties have settled it.",
)

SENTENCES = {
    "structure.power_beyond_form": sentence(
        (
            "{body_name} ska enligt filen kunna ge utfallet {outcome}, men ett organ i formen {form} kan inte det.",
            "The file lets {body_name} give the outcome {outcome}, but a body in the form {form} cannot.",
        ),
        (
            "Ta bort utfallet ur filen, eller rätta organets rättsliga form.",
            "Remove the outcome from the file, or mend the legal form of the body.",
        ),
    ),
    "structure.seats_not_stated": sentence(
        (
            "Texten säger inte hur många platser {body_name} har.",
            "The text does not say how many seats {body_name} has.",
        ),
        _LEFT_OPEN,
    ),
    "structure.quota_larger_than_seats": sentence(
        (
            "I {body_name} ska minst {at_least} ha yrket {profession}, men det finns högst {seats} platser för dem.",
            "In {body_name} at least {at_least} shall have the profession {profession}, but there are at most {seats} seats for them.",
        ),
        (
            "Jämför yrkeskravet och platserna med avtalet och rätta det som är fel.",
            "Compare the quota and the seats with the agreement and mend what is wrong.",
        ),
    ),
    "structure.unequal_substitutes": sentence(
        (
            "{body_name} ska ha lika många ersättare som ordinarie, men reglerna ger {ordinary} ordinarie och {substitutes} ersättare.",
            "{body_name} shall have as many substitutes as ordinary members, but the rules give {ordinary} ordinary and {substitutes} substitutes.",
        ),
        (
            "Rätta platsreglerna så att antalen är lika, eller ta bort kravet om avtalet inte har det.",
            "Mend the seat rules so that the numbers are equal, or remove the demand if the agreement does not make it.",
        ),
    ),
    "structure.ex_officio_without_presidium": sentence(
        (
            "{body_name} har en plats för den som är {post} i {other_body}, men filen har ingen regel om {post} där.",
            "{body_name} has a seat for whoever is {post} of {other_body}, but the file has no rule on a {post} there.",
        ),
        (
            "Skriv in regeln om presidium för {other_body}, eller fråga parterna hur posten tillsätts.",
            "Write in the rule on the presidium of {other_body}, or ask the parties how the post is filled.",
        ),
    ),
    "structure.signatory_without_seat": sentence(
        (
            "{party} undertecknar avtalet men har ingen plats i något organ.",
            "{party} signs the agreement but has no seat in any body.",
        ),
        (
            "Lägg till platsen om avtalet ger en, eller ange att parten inte undertecknar.",
            "Add the seat if the agreement gives one, or say that the party does not sign.",
        ),
    ),
    "structure.member_without_seat": sentence(
        (
            "{party} är medlem i {body_name} men har ingen egen plats där. Varje medlem ska ha minst en ledamot.",
            "{party} is a member of {body_name} but has no seat of its own there. Each member shall have at least one ordinary seat.",
        ),
        (
            "Ge medlemmen en egen plats i platsreglerna.",
            "Give the member a seat of its own in the seat rules.",
        ),
    ),
    "structure.member_without_substitute": sentence(
        (
            "{party} är medlem i {body_name} men har ingen egen ersättare där. Varje medlem ska ha minst en ersättare.",
            "{party} is a member of {body_name} but has no substitute of its own there. Each member shall have at least one substitute.",
        ),
        (
            "Ge medlemmen en ersättare i platsreglerna.",
            "Give the member a substitute in the seat rules.",
        ),
    ),
    "structure.substitutes_unequal_in_law": sentence(
        (
            "{body_name} har enligt reglerna {ordinary} ordinarie och {substitutes} ersättare. De ska vara lika många.",
            "By the rules {body_name} has {ordinary} ordinary seats and {substitutes} substitutes. There shall be as many of each.",
        ),
        (
            "Rätta platsreglerna så att antalen är lika.",
            "Mend the seat rules so that the numbers are equal.",
        ),
    ),
    "structure.finsam_party_missing": sentence(
        (
            "I {body_name} saknas {missing}. Försäkringskassan, Arbetsförmedlingen, minst en region och minst en kommun ska delta.",
            "{missing} is missing in {body_name}. The Social Insurance Agency, the Public Employment Service, at least one region and at least one municipality shall take part.",
        ),
        (
            "Lägg till parten i filen, eller kontrollera om organet verkligen är ett samordningsförbund.",
            "Add the party to the file, or check whether the body really is a coordination association.",
        ),
    ),
    "structure.too_many_vice_chairs": sentence(
        (
            "{body_name} ska enligt filen ha {count} vice ordförande. Lagen medger en eller två.",
            "By the file {body_name} shall have {count} vice chairs. The law allows one or two.",
        ),
        ("Rätta antalet i filen.", "Mend the number in the file."),
    ),
    "structure.chair_alternates_between_one_side": sentence(
        (
            "Ordförandeskapet i {body_name} ska skifta mellan sidorna, men bara en sida har platser där.",
            "The chair of {body_name} is to alternate between the sides, but only one side has seats there.",
        ),
        (
            "Lägg till den andra sidans platser, eller ange den sida som alltid är ordförande.",
            "Add the other side's seats, or name the side that always chairs.",
        ),
    ),
    "structure.vice_from_other_side_impossible": sentence(
        (
            "Vice ordföranden i {body_name} ska komma från den andra sidan, men bara en sida har platser där.",
            "The vice chair of {body_name} is to come from the other side, but only one side has seats there.",
        ),
        (
            "Lägg till den andra sidans platser, eller rätta regeln om vice ordförande.",
            "Add the other side's seats, or mend the rule on the vice chair.",
        ),
    ),
    "structure.post_for_side_without_seats": sentence(
        (
            "Enligt filen ska {post} i {body_name} komma från {side}, som inte har någon plats där.",
            "By the file {post} of {body_name} is to come from {side}, which has no seat there.",
        ),
        (
            "Lägg till sidans platser, eller rätta vilken sida regeln nämner.",
            "Add the side's seats, or mend which side the rule names.",
        ),
    ),
    "structure.first_turn_unknown": sentence(
        (
            "Ordförandeskapet i {body_name} skiftar, men det är inte känt vilken sida som började och när. Därför går det inte att säga vems tur det är.",
            "The chair of {body_name} alternates, but it is not known which side began and when. Hence nobody can say whose turn it is.",
        ),
        (
            "Ta reda på vem som var ordförande ett visst år och skriv in det som första tur.",
            "Find out who chaired in some year and write it in as the first turn.",
        ),
    ),
    "structure.first_turn_is_a_recorded_fact": sentence(
        (
            "Turordningen i {body_name} räknas från {year} med {side}. Det står inte i texten utan är en antecknad uppgift: {note}",
            "The turns in {body_name} are counted from {year} with {side}. The text does not say so; it is a recorded fact: {note}",
        ),
        (
            "Stäm av uppgiften med parterna. Är den fel ändras turordningen genom att rätta den i filen.",
            "Check it with the parties. If it is wrong, mending it in the file changes the turns.",
        ),
    ),
    "structure.prolonging_silent": sentence(
        (
            "Texten säger inte om uppdragen i presidiet för {body_name} får förlängas.",
            "The text does not say whether the posts in the presidium of {body_name} may be prolonged.",
        ),
        _LEFT_OPEN,
    ),
    "structure.rule_without_clause": sentence(
        ("Ingen punkt är angiven för {rule} i {of}.", "No clause is named for {rule} in {of}."),
        (
            "Ange punkten i avtalet. Finns ingen är regeln kanske inte avtalad.",
            "Name the clause of the agreement. If there is none, the rule may not be agreed.",
        ),
    ),
    "structure.clause_unknown": sentence(
        (
            "Punkten {clause} som anges för {rule} i {of} finns inte i {title}.",
            "The clause {clause} named for {rule} in {of} is not in {title}.",
        ),
        (
            "Rätta punktens nummer, eller lägg till punkten i källan.",
            "Mend the number of the clause, or add the clause to the source.",
        ),
    ),
    "structure.source_unknown": sentence(
        (
            "Källan {title} som anges för {rule} i {of} (punkt {clause}) är okänd.",
            "The source {title} named for {rule} in {of} (clause {clause}) is unknown.",
        ),
        (
            "Lägg till källan i filen, eller rätta dess nyckel.",
            "Add the source to the file, or mend its key.",
        ),
    ),
    "structure.remit_owner_unstated": sentence(
        (
            "{body_name} hör till {other_body}, men det står inte vem som fastställer uppdraget.",
            "{body_name} belongs to {other_body}, but the text does not say who fixes its remit.",
        ),
        _LEFT_OPEN,
    ),
    "structure.notice_effect_unstated": sentence(
        (
            "{agreement}: det står inte om en parts uppsägning gör att avtalet upphör för alla eller bara för den parten.",
            "{agreement}: the text does not say whether one party's notice ends the agreement for all or for that party only.",
        ),
        _ANSWER,
    ),
    "structure.force_unstated": sentence(
        (
            "{agreement}: det står inte när avtalet träder i kraft.",
            "{agreement}: the text does not say when the agreement enters into force.",
        ),
        _ANSWER,
    ),
    "structure.text_is_silent": sentence(
        ("Texten tiger. {question}", "The text is silent. {question}"), _ANSWER
    ),
    "structure.text_contradicts_itself": sentence(
        ("Texten säger emot sig själv. {question}", "The text contradicts itself. {question}"),
        _ANSWER,
    ),
    "structure.text_is_unclear": sentence(
        ("Texten är oklar. {question}", "The text is unclear. {question}"), _ANSWER
    ),
}
