"""The fixed words of the format, each with what it means: read by the checks, the pages and the documentation."""

from collections.abc import Mapping

from samverk.rulebook.bodies import power
from samverk.rulebook.findings import Words
from samverk.rulebook.structure.shapes import Choice


def _words(**pairs: tuple[str, str]) -> dict[str, Words]:
    # A word of the format may hold spaces; here they are written as underscores.
    return {key.replace("_", " "): Words(sv, en) for key, (sv, en) in pairs.items()}


def _choice(**pairs: tuple[str, str]) -> Choice:
    return Choice(_words(**pairs))


LEGAL_FORM = Choice({form.value: words for form, words in power.FORMS.items()})
OUTCOME = Choice(power.NAMES)

_PARTY_KINDS: Mapping[str, Words] = _words(
    municipality=("kommun", "municipality"),
    region=("region", "region"),
    agency=("statlig myndighet", "state agency"),
    federation=("kommunalförbund", "federation of municipalities"),
    association=("förening", "association"),
    other=("annan organisation", "another organisation"),
)
PARTY_KIND = Choice(_PARTY_KINDS)
EACH = Choice({**_words(party=("part som undertecknar", "party that signs")), **_PARTY_KINDS})
SIDE_KIND = _choice(
    region=("regionen", "the region"),
    municipalities=("kommunerna", "the municipalities"),
    state=("staten", "the state"),
    other=("en annan sida", "another side"),
)
SOURCE_KIND = _choice(
    agreement=("avtal", "agreement"),
    law=("lag", "law"),
    plan=("plan", "plan"),
    report=("rapport", "report"),
    other=("annat", "other"),
)
COVERAGE = _choice(
    modelled=("filen bär punkten", "the file carries the clause"),
    elsewhere=("hanteras på annat håll", "handled elsewhere"),
    not_a_rule=("ingen regel", "not a rule"),
)
UNSTATED = _choice(unstated=("texten säger det inte", "the text does not say"))
STANDING = _choice(
    member=("ledamot", "member"),
    **{"ex officio": ("i kraft av uppdrag", "ex officio")},
    **{"co-opted": ("adjungerad", "co-opted")},
    observer=("observatör", "observer"),
    attends=("närvarar utan plats", "attends without a seat"),
)
WHEN = _choice(always=("alltid", "always"), when_needed=("vid behov", "when needed"))
ELIGIBLE = _choice(
    council_member=("ledamot i fullmäktige", "member of the council"),
    council_substitute=("ersättare i fullmäktige", "substitute in the council"),
    elected=("förtroendevald", "elected representative"),
    official=("tjänsteperson", "official"),
    employee=("anställd", "employee"),
)
ATTEND = _choice(
    always=("alltid", "always"),
    on_absence=("när den ordinarie är borta", "when the ordinary member is absent"),
)
SUBSTITUTE_KIND = _choice(
    personal=("personliga", "personal"),
    pool=("gemensamma för parten eller sidan", "shared by the party or the side"),
)
CHAIR_SIDE = _words(
    alternates=("skiftar mellan sidorna", "alternates between the sides"),
    any=("från vilken sida som helst", "from any side"),
)
VICE_SIDE = _words(
    other=("från den andra sidan", "from the other side"),
    same=("från samma sida", "from the same side"),
    any=("från vilken sida som helst", "from any side"),
)
TURN = _choice(
    calendar_year=("kalenderår", "calendar year"),
    mandate_period=("mandatperiod", "term of office"),
)
CHOOSER = _words(
    itself=("organet självt", "the body itself"),
    council=("fullmäktige", "the council"),
)
LONGER_BY = _choice(
    unanimous=("enigt beslut", "a unanimous decision"),
    qualified_majority=("kvalificerad majoritet", "a qualified majority"),
    majority=("vanlig majoritet", "a simple majority"),
    not_allowed=("får inte förlängas", "may not be prolonged"),
)
MEETINGS = _choice(when_needed=("vid behov", "when needed"))
SECRETARIAT_FORM = _choice(
    fixed=("fast", "fixed"), shared=("delat", "shared"), rotating=("roterande", "rotating")
)
REMIT_OWNER = _words(
    itself=("organet självt", "the body itself"),
    parties=("parterna", "the parties"),
    agreement=("avtalet", "the agreement"),
)
RULES_OWNER = _words(
    itself=("organet självt", "the body itself"), parties=("parterna", "the parties")
)
REVIEWER = _words(itself=("organet självt", "the body itself"))
REVIEWED = _choice(
    remit=("uppdrag", "remit"),
    staffing=("bemanning", "staffing"),
    rules_of_procedure=("arbetsordning", "rules of procedure"),
)
BODY_KIND = _choice(
    body=("organ", "body"),
    working_committee=("arbetsutskott", "working committee"),
    preparatory_body=("beredning", "preparatory body"),
    council=("råd", "council"),
    arena=("arena", "arena"),
    working_group=("arbetsgrupp", "working group"),
    board=("styrelse", "board"),
)
SEASON = _choice(
    spring=("våren", "the spring"),
    summer=("sommaren", "the summer"),
    autumn=("hösten", "the autumn"),
    winter=("vintern", "the winter"),
)
TRACK_KIND = _choice(bilateral=("bilateralt", "bilateral"), other=("annat", "other"))
CONVENER = _choice(
    party=("parten som möts", "the party that meets"),
    other_party=("den andra parten", "the other party"),
    either=("någon av dem", "either of them"),
)
THEN = _choice(when_needed=("vid behov", "when needed"), yearly=("varje år", "every year"))
STOP = _words(
    raiser=("den som väcker frågan", "whoever raises the question"),
    coordinator=("koordinatorn", "the coordinator"),
    line=("linjen hos varje huvudman", "the line of each principal"),
    principals=("huvudmännen, som beslutar", "the principals, who decide"),
)
REQUIRED = _choice(
    question_form=("frågeformulär", "question form"),
    draft_official_report=("utkast till tjänsteskrivelse", "draft official report"),
    consequences=("konsekvenser", "consequences"),
    opinions=("yttranden", "opinions"),
)
BETWEEN_LEVELS = _choice(
    line=("genom linjen hos varje huvudman", "through the line of each principal"),
    direct=("direkt", "directly"),
)
DUTY_OWNER = _words(parties=("parterna", "the parties"))
AGREEMENT_KIND = _choice(
    master=("huvudavtal", "master agreement"),
    local=("lokalt avtal", "local agreement"),
    annex=("bilaga", "annex"),
    charter=("förbundsordning", "charter"),
    plan=("plan", "plan"),
)
SIGNATORIES = _choice(signatories=("alla som undertecknar", "all that sign"))
FORCE = _choice(
    each_for_itself=("för var och en som antagit", "for each that has adopted it"),
    all=("när alla har antagit", "when all have adopted it"),
    number=("när ett visst antal har antagit", "when a certain number have adopted it"),
    named=("när namngivna parter har antagit", "when named parties have adopted it"),
    unstated=("texten säger det inte", "the text does not say"),
)
UNTIL = _choice(further_notice=("tills vidare", "until further notice"))
COUNTED_FROM = _choice(
    received=("när uppsägningen kommit in", "when the notice was received"),
    treated=("när uppsägningen behandlats", "when the notice has been treated"),
    given=("när uppsägningen gjorts", "when the notice was given"),
    unstated=("texten säger det inte", "the text does not say"),
)
ENDS_FOR = _choice(
    all=("alla", "all"),
    the_one=("den som säger upp", "the one that gives notice"),
    unstated=("texten säger det inte", "the text does not say"),
)
CALENDAR_OWNER = _words(coordinator=("koordinatorn", "the coordinator"))
QUESTION_KIND = _choice(
    silent=("texten tiger", "the text is silent"),
    contradiction=("texten säger emot sig själv", "the text contradicts itself"),
    unclear=("texten är oklar", "the text is unclear"),
)
