"""A real browser for the page's tests; absent, they skip with the reason."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page


@dataclass
class Watched:
    """A page, and everything on it that must not happen.

    Attributes:
        faults: errors of scripts, violations of the policy, opened dialogs.
        foreign: requests to anywhere but the desk.
    """

    page: Page
    faults: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)

    def quiet(self) -> None:
        assert self.faults == []
        assert self.foreign == []


def chromium() -> str | None:
    """Where Chromium is."""
    names = ("chromium", "chromium-browser", "google-chrome")
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, names)), None)


@contextmanager
def browser() -> Iterator[Browser]:
    """Chromium, driven by Playwright."""
    api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    path = chromium()
    if path is None:
        pytest.skip("chromium is not installed")
    with api.sync_playwright() as playwright:
        # The sandbox needs rights that containers do not give.
        one = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield one
        one.close()


@contextmanager
def entered(one: Browser, link: str, **more: Any) -> Iterator[Watched]:
    """A page of its own that came in by the link."""
    more.setdefault("viewport", {"width": 1400, "height": 900})
    context = one.new_context(**more)
    page = context.new_page()
    watched = Watched(page)
    own = urlsplit(link).netloc
    page.on("pageerror", lambda error: watched.faults.append(str(error)))
    page.on(
        "console",
        lambda message: (
            watched.faults.append(message.text)
            if message.type == "error" and "409 (CONFLICT)" not in message.text
            else None
        ),
    )
    page.on("dialog", lambda dialog: (watched.faults.append(dialog.message), dialog.dismiss()))
    page.on(
        "request",
        lambda request: (
            watched.foreign.append(request.url)
            if urlsplit(request.url).netloc != own and not request.url.startswith("blob:")
            else None
        ),
    )
    page.goto(link)
    page.wait_for_url("**/")
    page.wait_for_selector(".queue")
    yield watched
    context.close()


def until(page: Page, expression: str, seconds: float = 30) -> None:
    """Wait for a condition. Playwright's own way evaluates strings in the page, which the
    policy forbids."""
    end = time.monotonic() + seconds
    while not page.evaluate(expression):
        assert time.monotonic() < end, f"still not: {expression}"
        page.wait_for_timeout(100)


def open_brief(watched: Watched, address: str = "") -> None:
    """Go to a brief and wait until its script is ready."""
    if address:
        watched.page.goto(address)
    watched.page.wait_for_selector(".desk[data-ready]")


def axe() -> str | None:
    """axe-core's script, if the machine has it (``npm install axe-core``, or ``AXE_CORE``)."""
    named = os.environ.get("AXE_CORE")
    places = [Path(named)] if named else []
    places += [root / "node_modules/axe-core/axe.min.js" for root in Path(__file__).parents]
    return next((place.read_text("utf-8") for place in places if place.is_file()), None)
