"""A real browser before a real server: gunicorn, the demonstration's data, all headers on."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from samverk.config import port, postgres
from samverk.config.commands.serve import command
from tests import chromium, throwaway

PATIENCE_SECONDS = 60.0


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Give the address of the demonstration, with a database and a port of this run's own."""
    home = tmp_path_factory.mktemp("site")
    number = int(port.chosen("auto", 8100))
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("SAMVERK_")},
        "DATABASE_URL": throwaway.start().url(),
        "DJANGO_SETTINGS_MODULE": "samverk.config.settings",
        "SAMVERK_BIND": f"127.0.0.1:{number}",
        "SAMVERK_DEMO": "1",
        "SAMVERK_DEMO_DATABASE": postgres.NAME,
        "SAMVERK_DEMO_PASSWORD": "known to the tests",
        "SAMVERK_SECRET_KEY": "only the tests know this",
        "SAMVERK_STATIC": str(home / "static"),
    }
    prepare = [sys.executable, "-m", "samverk.config", "prepare"]
    subprocess.run(prepare, env=environment, check=True)
    with (home / "server.log").open("wb") as log:
        server = subprocess.Popen(command(), env=environment, stdout=log, stderr=log)
    try:
        _wait_for(number, server, home / "server.log")
        yield f"http://localhost:{number}"
    finally:
        server.terminate()
        server.wait(timeout=30)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Give a Chromium. There is always one: without, the test fails and says how to get it."""
    arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
    executable = chromium.find()  # before playwright starts: finding may start one of its own
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=executable, args=arguments)
        yield started
        started.close()


@pytest.fixture
def page(browser: Browser, site: str) -> Iterator[Page]:
    """Give a fresh page of a Swedish reader; addresses are relative to the site.

    Faults in the console and requests to other hosts fail the test afterwards.
    """
    context = browser.new_context(base_url=site, locale="sv-SE")
    opened = context.new_page()
    faults: list[str] = []
    opened.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
    opened.on("pageerror", lambda error: faults.append(str(error)))
    opened.on(
        "request",
        lambda request: None if _is_own(request.url, site) else faults.append(request.url),
    )
    yield opened
    context.close()
    assert faults == []


def _is_own(url: str, site: str) -> bool:
    return url.startswith((site, "data:", "about:"))


def _wait_for(number: int, server: "subprocess.Popen[bytes]", log: Path) -> None:
    until = time.monotonic() + PATIENCE_SECONDS
    while port.status(number) is None:
        if server.poll() is not None or time.monotonic() > until:
            pytest.fail(f"The server did not start:\n{log.read_text(encoding='utf-8')}")
        time.sleep(0.1)
