"""The words for what acts on requests for opinion refuse."""

from samverk.matters.texts import SENTENCES as OF_MATTERS
from samverk.rulebook.words import sentence

OF_REFERRALS = {
    "matters.nobody_to_ask": sentence(
        (
            "Ingen är vald, så ingen får frågan om {subject}.",
            "Nobody is chosen, so nobody is asked about {subject}.",
        ),
        (
            "Välj minst en part, eller skriv in någon annan.",
            "Choose at least one party, or write in somebody else.",
        ),
    ),
    "matters.due_before_asked": sentence(
        (
            "Sista dagen, {due}, ligger före dagen då frågan ställs.",
            "The last day, {due}, is before the day on which the question is asked.",
        ),
        (
            "Välj en senare dag. Räkna med att en nämnd behöver några veckor.",
            "Choose a later day. Reckon with a committee needing some weeks.",
        ),
    ),
    "matters.due_not_later": sentence(
        (
            "Den nya sista dagen är inte senare än den som gäller, {due}, eller har redan varit.",
            "The new last day is not later than the one that applies, {due}, or has already been.",
        ),
        (
            "Välj en senare dag.",
            "Choose a later day.",
        ),
    ),
    "matters.referral_closed": sentence(
        (
            "Remissen om {subject} är avslutad, så inget mer tas emot här.",
            "The request for opinion on {subject} is closed, so nothing more is taken here.",
        ),
        (
            "Skriv till avsändaren, så tas yttrandet om hand.",
            "Write to the sender, and the opinion will be taken care of.",
        ),
    ),
    "matters.no_stance": sentence(
        (
            "Yttrandet säger inte om ni tillstyrker eller avstyrker.",
            "The opinion does not say whether you support or oppose.",
        ),
        (
            "Välj det alternativ som ligger närmast. Att avstå går också bra.",
            "Choose what lies nearest. To abstain is fine too.",
        ),
    ),
}
SENTENCES = {**OF_MATTERS, **OF_REFERRALS}
