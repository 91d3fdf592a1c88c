"""The pages of agreements, one file for each noun."""

from samverk.agreements.views.agreement import agreement
from samverk.agreements.views.notices import notice, notice_file, notices
from samverk.agreements.views.register import everywhere, register
from samverk.agreements.views.suppose import suppose

__all__ = ["agreement", "everywhere", "notice", "notice_file", "notices", "register", "suppose"]
