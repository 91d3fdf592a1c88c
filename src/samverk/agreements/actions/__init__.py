"""What can be done with an agreement: each act is one transaction, dated, and told in the audit trail."""

from samverk.agreements.actions.deciding import Decision, record_adoption, set_adoption_aside
from samverk.agreements.actions.doing import Done, fulfil_duty, plan_duty
from samverk.agreements.actions.entering import EnteredDutyFacts, EnteredTermsFacts, enter_terms
from samverk.agreements.actions.leaving import (
    Given,
    Treatment,
    give_notice,
    treat_notice,
    withdraw_notice,
)
from samverk.agreements.actions.reading import Reading, interpret
from samverk.agreements.actions.registering import (
    Kind,
    Link,
    New,
    classify_cooperation,
    link_recommendation,
    register_agreement,
)
from samverk.agreements.actions.tying import (
    Release,
    Replacement,
    Wait,
    replace_agreement,
    stop_waiting,
    wait_for,
)

__all__ = [
    "Decision",
    "Done",
    "EnteredDutyFacts",
    "EnteredTermsFacts",
    "Given",
    "Kind",
    "Link",
    "New",
    "Reading",
    "Release",
    "Replacement",
    "Treatment",
    "Wait",
    "classify_cooperation",
    "enter_terms",
    "fulfil_duty",
    "give_notice",
    "interpret",
    "link_recommendation",
    "plan_duty",
    "record_adoption",
    "register_agreement",
    "replace_agreement",
    "set_adoption_aside",
    "stop_waiting",
    "treat_notice",
    "wait_for",
    "withdraw_notice",
]
