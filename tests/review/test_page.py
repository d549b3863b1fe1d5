"""The page in a real browser, end to end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from summarize.document import Finding
from summarize.store.check import check
from tests.review.browser import Watched, axe, browser, entered, open_brief, until
from tests.review.desks import served
from tests.review.folders import calm, recorded, write
from tests.writers.sample import brief as sample
from tests.writers.sample import hostile

if TYPE_CHECKING:
    from playwright.sync_api import Browser

READ_TIMEOUT = 20_000


@pytest.fixture(scope="module")
def chrome() -> Iterator[Browser]:
    with browser() as one:
        yield one


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write(tmp_path, sample(), calm("tin/hoi-an.txt"), calm("tin/hue.txt", "Huế vào mùa lễ hội"))
    return tmp_path


@pytest.fixture
def at_desk(chrome: Browser, folder: Path) -> Iterator[Watched]:
    with served(folder) as link, entered(chrome, link) as watched:
        watched.page.set_default_timeout(READ_TIMEOUT)
        until(watched.page, "() => !document.getElementById('indexing') || location.reload()")
        yield watched


def test_an_editors_round(at_desk: Watched, folder: Path) -> None:
    """Riskiest article, next doubtful place, correct it, fix the date, approve, export."""
    page = at_desk.page
    page.fill("#q", "pha son hai")
    page.keyboard.press("Enter")
    page.wait_for_selector(".filters .soft")
    assert page.locator(".brief").count() == 3, "without marks, in headline and text"
    page.goto(page.url.partition("?")[0])
    page.locator(".brief h2 a").first.click()
    open_brief(at_desk)
    assert "Da Nang reopens ferry" in page.title()

    page.click("#next-doubt")
    assert page.evaluate("document.activeElement.dataset.id") == "s7", "the critical one first"
    page.click("#u-s7 .target")
    page.fill(".editor", "The director said the city would not raise fares before 2025.")
    page.keyboard.press("Control+Enter")
    page.wait_for_selector("#u-s7.reviewed")

    assert "not on the calendar" in page.inner_text("#timeline")
    page.click("[data-open=set-date]")
    page.fill("#date-form [name=day]", "2022-03-15")
    page.click("#date-form .main")
    page.wait_for_selector("#timeline .changed")
    assert "March 14, 2022" in page.inner_text("#timeline")
    assert "not on the calendar" not in page.inner_text("#timeline")

    page.click("#approve-all")
    page.click("#confirm .main")
    until(page, "document.getElementById('progress').value === 12")
    page.wait_for_selector("#status.good")
    with page.expect_download() as download:
        page.click(".formats >> text=docx-bilingual")
    assert download.value.suggested_filename.endswith(".bilingual.docx")
    at_desk.quiet()

    stem = next(folder.glob("pha-*.json")).stem
    brief = recorded(folder, stem)
    assert brief.segments[6].target.startswith("The director said the city would not")
    assert brief.article.date_published == "2022-03-15"
    assert {segment.state for segment in brief.segments} == {"final"}
    assert list(check(folder)) == []


def test_by_keyboard_alone(at_desk: Watched, folder: Path) -> None:
    """From the queue to the approved brief without a pointer; undo, compare, note and help too."""
    page = at_desk.page
    page.keyboard.press("?")
    page.wait_for_selector("#help[open]")
    page.keyboard.press("Escape")
    # An open dialog keeps the keys to itself, and it closes a moment after Escape.
    page.wait_for_selector("#help", state="hidden")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    open_brief(at_desk)
    page.keyboard.press("n")
    page.keyboard.press("e")
    page.keyboard.press("Control+a")
    page.keyboard.type("The city would not raise fares before 2025.")
    page.keyboard.press("Escape")
    until(page, "document.getElementById('status').classList.contains('good')")
    assert page.inner_text("#u-s7 .target").startswith("The city would not")
    page.keyboard.press("u")
    until(page, "document.querySelector('#u-s7 .target').textContent.startsWith('Mr. Nguyen')")
    page.keyboard.press("g")
    page.keyboard.type("2")
    page.keyboard.press("Enter")
    until(page, "document.activeElement.dataset.id === 's2'")
    page.keyboard.press("e")
    page.keyboard.press("Control+a")
    page.keyboard.type("The first trip carried 186 passengers.")
    page.keyboard.press("Control+Enter")
    page.wait_for_selector("#u-s2.reviewed")
    until(page, "document.activeElement.dataset.id === 's3'")
    page.keyboard.press("k")
    page.wait_for_selector("#panel-body .history")
    page.keyboard.press("c")
    page.wait_for_selector("#u-s2 .target ins")
    page.keyboard.press("m")
    page.keyboard.type("checked with the port")
    page.keyboard.press("Tab")
    page.wait_for_selector("#u-s2 .notes .note")
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("d")
    page.wait_for_selector("#set-date[open]")
    page.keyboard.press("Escape")
    page.wait_for_selector("#set-date", state="hidden")
    page.keyboard.press("Shift+A")
    page.wait_for_selector("#confirm[open]")
    page.keyboard.press("Enter")
    until(page, "document.getElementById('progress').value === 12")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("(hoi-an|hue)-"))
    at_desk.quiet()


def test_keys_count_as_soon_as_a_dialog_is_closed(at_desk: Watched) -> None:
    """Until the next frame the focus stays in the field of the dialog just closed: a key pressed
    by then was lost."""
    page = at_desk.page
    page.locator(".brief h2 a").first.click()
    open_brief(at_desk)
    page.keyboard.press("d")
    page.wait_for_selector("#set-date[open]")
    focused = page.evaluate("""() => {
        document.getElementById("set-date").close();
        const field = document.activeElement;
        field.dispatchEvent(new KeyboardEvent("keydown", { key: "A", bubbles: true }));
        return field.name;
    }""")
    assert focused == "day", "the browser still gives keys to the hidden field"
    page.wait_for_selector("#confirm[open]")
    at_desk.quiet()


def test_evidence_lights_up(at_desk: Watched) -> None:
    """A summary sentence shows what it rests on: on hover, on focus, and by its links."""
    page = at_desk.page
    page.locator(".brief h2 a").first.click()
    open_brief(at_desk)
    page.hover("#u-m2 .source")
    lit = page.eval_on_selector_all(".row.evidence", "rows => rows.map(row => row.dataset.id)")
    assert lit == ["s3", "s4"]
    page.click("#u-m3 .source")
    page.hover(".brand")
    lit = page.eval_on_selector_all(".row.evidence", "rows => rows.map(row => row.dataset.id)")
    assert lit == ["s8"]
    page.click("#u-m3 .refs a")
    assert page.evaluate("document.activeElement.dataset.id") == "s8"
    at_desk.quiet()


def test_typing_is_saved_by_itself(at_desk: Watched) -> None:
    """A pause saves; another tab shows it."""
    page = at_desk.page
    page.locator(".brief h2 a").first.click()
    open_brief(at_desk)
    page.click("#u-s3 .target")
    page.keyboard.type(" More.")
    page.wait_for_selector("#status.good")
    with page.context.expect_page() as opened:
        page.evaluate("window.open(location.href)")
    assert "More." in opened.value.inner_text("#u-s3 .target")


def test_what_the_desk_did_not_take_is_kept(at_desk: Watched) -> None:
    """While the desk does not answer, the text stays in the browser; a reload saves it."""
    page = at_desk.page
    page.locator(".brief h2 a").first.click()
    open_brief(at_desk)
    page.context.route("**/segments/**", lambda route: route.abort())
    page.click("#u-s3 .target")
    page.keyboard.type(" Not lost.")
    page.wait_for_selector("#status.bad")
    page.context.unroute_all()
    page.close(run_before_unload=False)
    later = at_desk.page.context.new_page()
    later.goto(page.url)
    until(later, "document.querySelector('#u-s3 .target').textContent.includes('Not lost.')")
    until(later, "!Object.keys(localStorage).some((key) => key.startsWith('draft:'))")
    later.reload()
    assert "Not lost." in later.inner_text("#u-s3 .target")


def test_what_is_not_saved_yet_is_what_the_page_shows_edits_and_approves(at_desk: Watched) -> None:
    """Typed while the desk did not answer, left with Esc, opened again, approved: it was the old
    text that came back, was approved, and took the place of what the browser had kept."""
    page = at_desk.page
    page.locator(".brief h2 a").first.click()
    open_brief(at_desk)
    page.context.route("**/segments/**", lambda route: route.abort())
    page.click("#u-s3 .target")
    page.fill(".editor", "Typed meanwhile.")
    page.wait_for_selector("#status.bad")
    page.keyboard.press("Escape")
    assert page.inner_text("#u-s3 .target") == "Typed meanwhile."
    page.keyboard.press("e")
    assert page.input_value(".editor") == "Typed meanwhile."
    page.keyboard.press("Escape")
    page.keyboard.press("a")
    page.context.unroute_all()
    page.wait_for_selector("#u-s3.reviewed")
    assert page.inner_text("#u-s3 .target") == "Typed meanwhile."


def test_two_editors_choose(chrome: Browser, folder: Path) -> None:
    """The later save on a stale version shows both texts; either can be kept."""
    with served(folder) as link, entered(chrome, link) as first:
        page = first.page
        page.click("[data-open=settings]")
        page.click("#invite")
        page.wait_for_selector("#link:not([hidden])")
        second_link = page.input_value("#link")
        page.keyboard.press("Escape")
        with entered(chrome, second_link) as second:
            page.locator(".brief h2 a").first.click()
            open_brief(first)
            open_brief(second, page.url)
            page.click("#u-s3 .target")
            second.page.click("#u-s3 .target")
            page.fill(".editor", "Of the first editor.")
            page.keyboard.press("Escape")
            page.wait_for_selector("#status.good")
            second.page.fill(".editor", "Of the second editor.")
            second.page.wait_for_selector("#conflict[open]")
            assert second.page.input_value("#conflict-mine") == "Of the second editor."
            assert second.page.inner_text("#conflict-theirs") == "Of the first editor."
            second.page.click("#conflict-keep")
            until(second.page, "document.getElementById('status').classList.contains('good')")
            page.reload()
            assert page.inner_text("#u-s3 .target") == "Of the second editor."
            second.quiet()
        first.quiet()


def test_repetitions_are_told_before_the_panel_shows_anything(at_desk: Watched) -> None:
    """The panel waits a moment for an editor who moves on; whoever approves and presses r within it
    was told that it did not work, though it had."""
    page = at_desk.page
    page.locator(".brief h2 a", has_text="Hoi An").first.click()
    open_brief(at_desk)
    page.clock.install(time=0)
    page.clock.pause_at(1_000)
    page.click("#u-s3 .target")
    page.fill(".editor", "The department has two ferries.")
    page.keyboard.press("Control+Enter")
    page.wait_for_selector("#status button")
    page.keyboard.press("r")
    page.wait_for_selector("#status:has-text(': 2')")
    assert page.inner_text("#panel-id") == "", "nothing was shown yet"
    at_desk.quiet()


def test_an_approved_sentence_is_offered_to_its_repetitions(at_desk: Watched) -> None:
    """Approving goes on to the next sentence, so what is open elsewhere is told, and r does it."""
    page = at_desk.page
    page.locator(".brief h2 a", has_text="Hoi An").first.click()
    open_brief(at_desk)
    page.click("#u-s3 .target")
    page.fill(".editor", "The department has two ferries.")
    page.keyboard.press("Control+Enter")
    page.wait_for_selector("#status button")
    assert page.evaluate("document.activeElement.dataset.id") == "s4"
    page.keyboard.press("r")
    until(page, "!document.querySelector('#status button')")
    assert page.inner_text("#status").endswith(": 2"), "the sample and the other calm brief"
    at_desk.quiet()


def test_a_doubt_of_many_sentences_stays_short(chrome: Browser, tmp_path: Path) -> None:
    """The first few are named, the rest folded away, drawn by the server and by the script alike;
    an unknown publication date is set where it is told."""
    ids = tuple(f"s{n}" for n in range(1, 13))
    one = calm("tin/hue.txt")
    segments = tuple(replace(one.segments[0], id=id_) for id_ in ids)

    def told(check: str, *where: str) -> Finding:
        said = f"the same of all: {check}"
        return Finding(
            check=check, category="accuracy", severity="minor", message=said, segment_ids=where
        )

    findings = (told("guesses", *ids), told("published"))
    (stem,) = write(tmp_path, replace(one, segments=segments, findings=findings, dates=()))
    with served(tmp_path) as link, entered(chrome, link) as watched:
        page = watched.page
        open_brief(watched, page.url + f"briefs/{stem}")

        def shown() -> list[str]:
            return [" ".join(t.split()) for t in page.locator("#doubts li").all_inner_texts()]

        first = shown()
        assert any("s8 +4" in text and "s9" not in text for text in first)
        page.click("#u-h .source")
        page.keyboard.press("a")
        page.wait_for_selector("#u-h.reviewed")
        assert shown() == first
        page.click("#doubts [data-open=set-date]")
        page.wait_for_selector("#set-date[open]")
        watched.quiet()


def test_attacks_in_every_field_never_run(chrome: Browser, tmp_path: Path) -> None:
    """Payloads in every text of a brief: shown as text; nothing runs, nothing is fetched."""
    attacked = hostile()
    # A file name cannot hold a lone surrogate, so no article's id has one.
    article = replace(attacked.article, id=attacked.article.id.replace("\ud800", ""))
    (stem,) = write(tmp_path, replace(attacked, article=article))
    with served(tmp_path) as link, entered(chrome, link) as watched:
        page = watched.page
        page.goto(page.url + f"briefs/{stem}")
        open_brief(watched)
        for row, called in (("h", "headline"), ("m1", "m1"), ("s1", "s1"), ("s7", "s7")):
            page.focus(f"#u-{row}")
            until(page, f"document.getElementById('panel-id').textContent === '{called}'")
        page.keyboard.press("e")
        page.keyboard.type("<img src=x onerror=alert(1)>")
        page.keyboard.press("Control+Enter")
        page.wait_for_selector("#u-s7.reviewed")
        assert "<script>alert(1)</script>" in page.inner_text("#u-s1 .source")
        assert page.locator("img, iframe, object, embed").count() == 0
        assert page.locator("script:not([src])").count() == 0
        for address in ("desk", "?q=<script>alert(1)</script>", "briefs/<script>alert(1)</script>"):
            page.goto("/".join(page.url.split("/")[:3]) + f"/{address}")
        watched.faults[:] = [fault for fault in watched.faults if "404" not in fault]
        watched.quiet()


def test_vietnamese_dark_and_no_single_keys(at_desk: Watched) -> None:
    """Settings: the language of the interface, dark, and letters that are no commands."""
    page = at_desk.page
    page.click("[data-open=settings]")
    page.select_option("[name=language]", "vi")
    page.select_option("[name=theme]", "dark")
    page.uncheck("[name=keys]")
    page.fill("[name=name]", "Nguyễn Thị Hà")
    page.click("#preferences .main")
    page.wait_for_selector("html[lang=vi][data-theme=dark]")
    assert page.inner_text("h1") == "Bản tin cần duyệt"
    page.keyboard.press("?")
    assert page.locator("#help[open]").count() == 0
    at_desk.quiet()


def test_no_serious_accessibility_fault(chrome: Browser, folder: Path) -> None:
    """axe-core (WCAG 2.1 A and AA) on every page, light and dark, with a sentence being edited."""
    script = axe()
    if script is None:
        pytest.skip("axe-core is not installed: npm install axe-core")
    with served(folder) as link, entered(chrome, link, bypass_csp=True) as watched:
        page = watched.page
        home = page.url
        faults = []
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            for place in ("", "desk", "article", "enter"):
                if place == "article":
                    page.goto(home)
                    page.locator(".brief h2 a").first.click()
                    open_brief(watched)
                    page.click("#u-s7 .target")
                    page.wait_for_selector("#panel-state")
                else:
                    page.goto(home + place)
                page.evaluate(script)
                found = page.evaluate(
                    "axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']})"
                )
                faults += [
                    (place, scheme, one["id"], one["nodes"][0]["html"][:200])
                    for one in found["violations"]
                    if one["impact"] in ("serious", "critical")
                ]
        assert faults == []
