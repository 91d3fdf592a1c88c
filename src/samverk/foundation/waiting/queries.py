import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.db.models import (
    Case,
    Count,
    Exists,
    IntegerField,
    Max,
    OuterRef,
    Q,
    Subquery,
    When,
)
from django.db.models.functions import Now
from procrastinate.contrib.django.models import (
    ProcrastinateEvent,
    ProcrastinateJob,
    ProcrastinateWorker,
)

from samverk.foundation.jobs.upkeep import DEAD_AFTER_SECONDS
from samverk.foundation.mail.models import Letter, State

ON_A_PAGE = 50
MOST_JOBS = 50
# What is done and forgotten is not shown.
UNFINISHED = ("failed", "doing", "todo")


@dataclass(frozen=True, slots=True)
class Waiting:
    """What the page tells."""

    letters: Page[Letter]
    by_state: Mapping[str, int]
    jobs: tuple[ProcrastinateJob, ...]
    by_status: Mapping[str, int]
    worker_seen_at: dt.datetime | None
    worker_lives: bool


def waiting(state: State | None, number: int) -> Waiting:
    """What waits and what went wrong, the newest letters first, one page of those in a state or all. Five queries."""
    by_state = _counted(Letter.objects.values_list("state").annotate(Count("pk")))
    by_status = _counted(ProcrastinateJob.objects.values_list("status").annotate(Count("pk")))
    seen_at, lives = _worker()
    return Waiting(
        letters=_page(state, number, by_state),
        by_state=by_state,
        jobs=_jobs(),
        by_status={each: by_status.get(each, 0) for each in UNFINISHED},
        worker_seen_at=seen_at,
        worker_lives=lives,
    )


class _Counted(Paginator):  # type: ignore[type-arg]  # it takes none when it runs
    """Pages of letters whose number is known already."""

    count = 0


def _page(state: State | None, number: int, by_state: Mapping[str, int]) -> Page[Letter]:
    letters = Letter.objects.defer("text", "html", "confidential").order_by("-pk")
    pages = _Counted(letters.filter(state=state) if state else letters, ON_A_PAGE)
    pages.count = by_state.get(state, 0) if state else sum(by_state.values())
    return pages.get_page(number)


def _jobs() -> tuple[ProcrastinateJob, ...]:
    """The jobs that are not done, those that failed first, with the time of the last thing that happened to them."""
    last = ProcrastinateEvent.objects.filter(job=OuterRef("pk")).order_by("-id").values("at")[:1]
    alive = ProcrastinateWorker.objects.filter(
        pk=OuterRef("worker"), last_heartbeat__gte=Now() - dt.timedelta(seconds=DEAD_AFTER_SECONDS)
    )
    jobs = ProcrastinateJob.objects.filter(status__in=UNFINISHED).annotate(
        last_at=Subquery(last),
        stalled=Q(status="doing") & ~Exists(alive),
        rank=Case(
            *(When(status=status, then=rank) for rank, status in enumerate(UNFINISHED)),
            output_field=IntegerField(),
        ),
    )
    return tuple(jobs.defer("args").order_by("rank", "-id")[:MOST_JOBS])


def _worker() -> tuple[dt.datetime | None, bool]:
    """When a worker was last heard of, and whether that was just now."""
    heard = ProcrastinateWorker.objects.aggregate(at=Max("last_heartbeat"), now=Max(Now()))
    at, now = heard["at"], heard["now"]
    return at, bool(at and now - at < dt.timedelta(seconds=DEAD_AFTER_SECONDS))


def _counted(pairs: object) -> dict[str, int]:
    return dict(pairs)  # type: ignore[call-overload,no-any-return]
