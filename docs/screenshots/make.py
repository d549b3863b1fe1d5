"""Take the screenshots of docs/review.md in a real browser: python -m docs.screenshots.make

Needs Chromium and ``pip install playwright``; ``pip install pillow`` halves the files.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page

from tests.review.browser import browser, entered, open_brief, until
from tests.review.desks import served
from tests.review.folders import calm, write
from tests.writers.sample import brief

HERE = Path(__file__).parent
SIZE = {"width": 1280, "height": 820}


def main() -> None:
    """All pictures, into this folder."""
    with tempfile.TemporaryDirectory(prefix="outputs-") as name:
        folder = Path(name) / "outputs"
        folder.mkdir()
        write(
            folder,
            brief(),
            calm("tin/hoi-an.txt"),
            calm("tin/hue.txt", "Huế vào mùa lễ hội", "Hue enters its festival season"),
            calm("tin/can-tho.txt", "Cần Thơ họp chợ nổi", "Can Tho holds its floating market"),
        )
        with served(folder) as link, browser() as one, entered(one, link, viewport=SIZE) as watched:
            _queue(watched.page)
            watched.page.locator(".brief h2 a").first.click()
            open_brief(watched)
            _article(watched.page)
            _memory(watched.page)


def _queue(page: Page) -> None:
    page.wait_for_timeout(1_000)
    page.reload()
    _shoot(page, "queue")


def _article(page: Page) -> None:
    page.hover("#u-m2 .source")
    _shoot(page, "article")
    page.click("#next-doubt")
    page.click("#u-s7 .target")
    text = "Mr. Nguyen Quoc Bao, the department's director, said the city would not raise fares "
    page.fill(".editor", text + "before 2025.")
    until(page, "document.querySelector('#panel-body .history') !== null")
    page.wait_for_timeout(500)
    _shoot(page, "edit")
    page.keyboard.press("Control+Enter")
    for sentence in ("s2", "s3"):
        page.click(f"#u-{sentence} .target")
        page.keyboard.type(" ")
        page.keyboard.press("Control+Enter")
        page.wait_for_selector(f"#u-{sentence}.reviewed")


def _memory(page: Page) -> None:
    article = page.url
    page.goto("/".join(page.url.split("/")[:3]) + "/desk")
    _shoot(page, "memory")
    page.click("[data-open=settings]")
    page.select_option("[name=language]", "vi")
    page.select_option("[name=theme]", "dark")
    page.click("#preferences .main")
    page.wait_for_selector("html[lang=vi]")
    page.goto(article)
    page.wait_for_selector(".desk[data-ready]")
    page.click("#u-m2 .source")
    page.wait_for_timeout(800)
    _shoot(page, "dark")


def _shoot(page: Page, name: str) -> None:
    path = HERE / f"{name}.png"
    page.screenshot(path=path)
    sys.stderr.write(f"{path} {path.stat().st_size // 1024} kB\n")


if __name__ == "__main__":
    main()
