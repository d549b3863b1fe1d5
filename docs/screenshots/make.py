"""Take the screenshots of docs/review.md in a real browser: python -m docs.screenshots.make

They show the briefs of ``articles/``, as ``make briefs`` writes them. Needs Chromium and
``pip install playwright pillow``.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page

from tests.review.browser import browser, entered, open_brief, until
from tests.review.desks import served

HERE = Path(__file__).parent
SIZE = {"width": 1280, "height": 820}
CENTRE = "{block: 'center', behavior: 'instant'}"
#: The article that is opened, and what its editor types.
SHOWN = "06-toa-an"
EDITS = {
    "s2": "Defendant Dang V.K., 45, a former deputy head of credit, was sentenced to 14 years in "
    "prison for violating banking regulations.",
    "s3": "The other four defendants received between a suspended sentence of 3 years and 9 years "
    "in prison.",
    "s4": "According to the indictment, from March 2019 to December 2021 K. and accomplices made "
    "46 fake files in the names of farmers in three coastal communes.",
}


def main() -> None:
    """All pictures, into this folder."""
    with tempfile.TemporaryDirectory(prefix="outputs-") as name:
        folder = Path(name) / "outputs"
        run = [sys.executable, "-m", "summarize", "brief", "articles", "-o", str(folder)]
        subprocess.run(run, check=True, cwd=HERE.parents[1])
        with served(folder) as link, browser() as one, entered(one, link, viewport=SIZE) as watched:
            _queue(watched.page)
            watched.page.locator(f".brief h2 a[href*='{SHOWN}']").click()
            open_brief(watched)
            _article(watched.page)
            _memory(watched.page)


def _queue(page: Page) -> None:
    page.wait_for_timeout(1_000)
    page.reload()
    _shoot(page, "queue")


def _article(page: Page) -> None:
    page.hover("#u-m1 .source")
    _shoot(page, "article")
    for sentence, text in EDITS.items():
        page.click(f"#u-{sentence} .target")
        page.fill(".editor", text)
        until(page, "document.querySelector('#panel-body .history') !== null")
        page.wait_for_timeout(500)
        if sentence == list(EDITS)[-1]:
            page.evaluate(f"document.querySelector('#u-{sentence}').scrollIntoView({CENTRE})")
            page.wait_for_timeout(500)
            _shoot(page, "edit")
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
    page.click("#u-m1 .source")
    page.wait_for_timeout(800)
    _shoot(page, "dark")


def _shoot(page: Page, name: str) -> None:
    path = HERE / f"{name}.png"
    page.screenshot(path=path)
    with Image.open(path) as picture:
        # A third of the bytes; with fewer colours the small marks lose theirs.
        picture.convert("RGB").quantize(256, dither=Image.Dither.NONE).save(path, optimize=True)
    sys.stderr.write(f"{path} {path.stat().st_size // 1024} kB\n")


if __name__ == "__main__":
    main()
