"""The page under rough treatment: a phone's width, a huge paste, a desk killed and opened anew;
and what a screen reader is told."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from summarize.store.decisions import Decisions
from tests.review.browser import browser, entered, open_brief, until
from tests.review.desks import served
from tests.review.folders import write
from tests.writers.sample import brief as sample

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ARTICLE = sample().article.id


@pytest.fixture(scope="module")
def chrome() -> Iterator[Browser]:
    with browser() as one:
        yield one


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def start(folder: Path, port: int) -> tuple[subprocess.Popen[str], str]:
    """The desk as its users start it; gives the process and its link."""
    desk = subprocess.Popen(
        [sys.executable, "-m", "summarize", "review", str(folder), "--port", str(port),
         "--no-browser"],
        stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )  # fmt: skip
    assert desk.stdout
    line = desk.stdout.readline()
    assert "/enter#" in line
    return desk, line[line.index("http") :].split()[0]


@pytest.mark.parametrize("width", [390, 820, 1024])
def test_every_width_can_edit(chrome: Browser, tmp_path: Path, width: int) -> None:
    """Nothing runs out of the window, and a sentence is edited over most of its width."""
    (stem,) = write(tmp_path, sample())
    size = {"width": width, "height": 844}
    with served(tmp_path) as link, entered(chrome, link, viewport=size) as watched:
        page = watched.page
        open_brief(watched, page.url + f"briefs/{stem}")
        page.click("#u-s7 .target")
        column = page.evaluate("document.querySelector('#u-s7 .source').clientWidth")
        field = page.evaluate("document.querySelector('.editor').clientWidth")
        assert field > 0.9 * column > (300 if width < 500 else 250)
        page.keyboard.press("Escape")
        if width < 960:
            page.click("#panel-toggle")
        page.wait_for_selector("#panel-state")
        page.fill("#panel-note", "by phone")
        page.wait_for_selector("#u-s7 .notes .note")
        told = page.locator("#status").bounding_box()
        assert told and 0 <= told["y"] < 844, "what was saved is told where the editor is"
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        page.emulate_media(media="print")
        page.set_viewport_size({"width": 700, "height": 900})
        halves = page.evaluate(
            "['source', 'cell'].map(c => document.querySelector(`#u-s7 .${c}`).clientWidth)"
        )
        assert min(halves) > 230, "on paper both languages stand side by side"
        watched.quiet()


def test_a_click_means_what_was_under_the_pointer(chrome: Browser, tmp_path: Path) -> None:
    """The sentence before loses its buttons at the press, and the text moves up under it."""
    (stem,) = write(tmp_path, sample())
    with served(tmp_path) as link, entered(chrome, link) as watched:
        page = watched.page
        open_brief(watched, page.url + f"briefs/{stem}")
        for chosen, clicked in (("s2", "s3"), ("s3", "s4"), ("m1", "m3"), ("s5", "s8")):
            page.click(f"#u-{chosen} .source")
            page.wait_for_selector(f"#u-{chosen}.current")
            box = page.locator(f"#u-{clicked} .target").bounding_box()
            assert box is not None
            page.mouse.move(box["x"] + 40, box["y"] + box["height"] - 4)
            page.mouse.down()
            page.mouse.up()
            page.get_by_role("textbox", name=f"English of {clicked}").wait_for()
            page.keyboard.press("Escape")
        watched.quiet()


def test_a_huge_paste_is_kept_and_undone(chrome: Browser, tmp_path: Path) -> None:
    """200 kB pasted by mistake: saved, shown, and one key takes it back."""
    (stem,) = write(tmp_path, sample())
    with served(tmp_path) as link, entered(chrome, link) as watched:
        page = watched.page
        page.set_default_timeout(60_000)
        open_brief(watched, page.url + f"briefs/{stem}")
        page.click("#u-s3 .target")
        page.keyboard.press("Control+a")
        text = "<b>Đà Nẵng</b> \U0001f6f6 " * 11_000
        page.keyboard.insert_text(text)
        page.keyboard.press("Escape")
        until(page, "document.getElementById('status').classList.contains('good')", 120)
        shown = page.evaluate("document.querySelector('#u-s3 .target').textContent.length")
        assert shown == len(text.strip().encode("utf-16-le")) // 2
        page.keyboard.press("u")
        until(page, "document.querySelector('#u-s3 .target').textContent.length < 300", 120)
        watched.quiet()
    with Decisions(tmp_path) as decisions:
        pasted, undone = decisions.history(ARTICLE, "s3")
    assert pasted.decision.target == text.strip()
    assert undone.decision.target == sample().segments[2].target


def test_a_desk_killed_in_the_middle(chrome: Browser, tmp_path: Path) -> None:
    """Killed while an editor types, started anew: the page says what to do, and loses nothing."""
    (stem,) = write(tmp_path, sample())
    port = free_port()
    desk, link = start(tmp_path, port)
    try:
        with entered(chrome, link) as watched:
            page = watched.page
            open_brief(watched, page.url + f"briefs/{stem}")
            page.click("#u-s3 .target")
            page.fill(".editor", "Before the desk died.")
            until(page, "document.getElementById('status').classList.contains('good')")
            desk.kill()
            desk.wait()
            page.fill(".editor", "After the desk died.")
            page.wait_for_selector("#status.bad")
            desk, link = start(tmp_path, port)
            # It answers, but knows this browser no more.
            until(page, "document.getElementById('status').textContent.includes('new link')")
            other = page.context.new_page()
            other.goto(link)
            other.wait_for_selector(".queue")
            until(page, "document.getElementById('status').classList.contains('good')")
            assert page.input_value(".editor") == "After the desk died."
    finally:
        desk.terminate()
        desk.wait(30)
    with Decisions(tmp_path) as decisions:
        kept = [saved.decision.target for saved in decisions.history(ARTICLE, "s3")]
    assert kept == ["Before the desk died.", "After the desk died."]


def test_what_a_screen_reader_is_told(chrome: Browser, tmp_path: Path) -> None:
    """Roles and names of what an editor uses, the order of the Tab key, and live messages."""
    (stem,) = write(tmp_path, sample())
    with served(tmp_path) as link, entered(chrome, link) as watched:
        page = watched.page
        open_brief(watched, page.url + f"briefs/{stem}")
        page.get_by_role("heading", level=1).wait_for()
        assert page.get_by_role("main").count() == 1
        assert page.get_by_role("complementary", name="What looks doubtful").count() == 1
        row = page.get_by_role("listitem", name="Sentence s7, to review, 1 findings")
        assert row.count() == 1
        described = row.get_attribute("aria-describedby")
        assert page.inner_text(f"#{described}").startswith("Mr. Nguyen Quoc Bao")
        # The first stop skips the bar; it leads to the article.
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.className") == "skip"
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.dataset.id") == "h"
        page.keyboard.press("j")
        page.keyboard.press("e")
        field = page.get_by_role("textbox", name="English of m1")
        field.fill("The ferry is back.")
        page.keyboard.press("Control+Enter")
        page.get_by_role("status").filter(has_text="m1 approved").wait_for()
        page.get_by_role("listitem", name="Sentence m1, reviewed").wait_for()
        page.keyboard.press("d")
        dialog = page.get_by_role("dialog", name="Set the publication date")
        dialog.wait_for()
        assert dialog.get_by_label("Published").count() == 1
        page.keyboard.press("Escape")
        dialog.wait_for(state="hidden")
        progress = page.get_by_role("progressbar", name=re.compile("of 12 approved"))
        assert progress.count() == 1
        names = page.evaluate(
            "[...document.querySelectorAll('button, a, input, select, textarea')]"
            ".filter(e => !(e.textContent.trim() || e.ariaLabel || e.labels?.length"
            " || e.getAttribute('aria-labelledby') || e.closest('dialog')))"
            ".map(e => e.outerHTML)"
        )
        assert names == []
        watched.quiet()
