"""What somebody is asked when they appoint, end, replace, return, elect, co-opt or correct a name."""

from samverk.bodies.forms.act import ActForm
from samverk.bodies.forms.people import NameForm, QuotaForm
from samverk.bodies.forms.presidium import ElectForm, EndPostForm
from samverk.bodies.forms.seats import AppointForm, CoOptForm, EndForm, ReplaceForm, ReturnForm

__all__ = [
    "ActForm",
    "AppointForm",
    "CoOptForm",
    "ElectForm",
    "EndForm",
    "EndPostForm",
    "NameForm",
    "QuotaForm",
    "ReplaceForm",
    "ReturnForm",
]
