"""Which form each act has."""

from collections.abc import Mapping

from samverk.agreements.forms.acting import ActForm
from samverk.agreements.forms.deciding import AsideForm, DecisionForm
from samverk.agreements.forms.leaving import NoticeForm, TreatmentForm, WithdrawalForm
from samverk.agreements.forms.tying import (
    CooperationForm,
    DutyForm,
    LinkForm,
    ReadingForm,
    ReplacementForm,
)
from samverk.agreements.forms.waiting import ReleaseForm, WaitForm

FORMS: Mapping[str, type[ActForm]] = {
    "knyt": LinkForm,
    "beslut": DecisionForm,
    "asidosatt": AsideForm,
    "uppsagning": NoticeForm,
    "behandlad": TreatmentForm,
    "atertagen": WithdrawalForm,
    "tolkning": ReadingForm,
    "ersatt": ReplacementForm,
    "vantar": WaitForm,
    "vantar-inte": ReleaseForm,
    "avtalssamverkan": CooperationForm,
    "atagande": DutyForm,
}
