"""What is said of all parties together is what is said of each."""

from hypothesis import given

from samverk.rulebook.agreements import ending, force
from samverk.rulebook.agreements.facts import Known
from tests.rulebook.agreements.drawn import agreements


@given(agreements())
def test_what_is_said_of_every_party_is_what_is_said_of_each(of: Known) -> None:
    begins, ends = force.enters_for_each(of), ending.ends_for_each(of)

    assert begins == {party: force.enters_for(of, party) for party in of.parties}
    assert ends == {party: ending.ends_for(of, party) for party in of.parties}
