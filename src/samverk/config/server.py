"""How gunicorn runs Samverk. Read by gunicorn as its configuration file."""

import gc
import logging
import os
from pathlib import Path

bind = os.environ.get("SAMVERK_BIND", "127.0.0.1:8000")
workers = int(os.environ.get("SAMVERK_WORKERS", "2"))
threads = int(os.environ.get("SAMVERK_THREADS", "4"))
worker_class = "gthread"
preload_app = True
timeout = 60
graceful_timeout = 10
max_requests = 20_000
max_requests_jitter = 2_000
loglevel = "warning"
proc_name = "samverk"
control_socket_disable = True
if Path("/dev/shm").is_dir():  # noqa: S108 -- a heartbeat, not a secret; a disk may stall
    worker_tmp_dir = "/dev/shm"  # noqa: S108


def when_ready(_server: object) -> None:
    """Load what every worker would load, and keep the collector's hands off it; let no log name a secret address.

    Frozen objects are neither walked nor copied when a worker collects: that took most of the
    slowest requests of a comparable server.
    """
    from django.urls import get_resolver

    from samverk.foundation.tokens import HideTokens

    get_resolver().url_patterns  # noqa: B018 -- imports all views
    for name in ("gunicorn.access", "gunicorn.error"):
        logging.getLogger(name).addFilter(HideTokens())
    gc.collect()
    gc.freeze()


def post_fork(_server: object, _worker: object) -> None:
    """Let a request finish before garbage is collected more often than it pays."""
    gc.set_threshold(20_000, 20, 50)
