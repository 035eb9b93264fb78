"""Setting up in the real page: one short question a screen, a stop where one is due, nothing lost."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from newcomer import Newcomer
from playwright.sync_api import Browser, Page, expect
from serving import Served, heavy
from visiting import Watch, answer_none, check_screen, choose, groups_of_check, rows, visit

MOST_TAPS, MOST_WORDS = 15, 600
TOUCH = 44


def test_a_newcomer_reaches_the_first_movement_in_a_few_taps_and_words(page: Page, served: Served, diary: Path) -> None:
    watch = Watch(page)
    visit(page, served)
    newcomer = Newcomer(page)
    newcomer.begin()
    newcomer.to_the_end()
    expect(newcomer.screen).to_contain_text("Nothing speaks against exercise for you. Pain up to 5 of 10")
    expect(newcomer.screen).to_contain_text("You said that it feels tight.")
    newcomer.tap(newcomer.screen.locator(".hb-start-week"))
    practise = page.locator(".hb-practise")
    newcomer.tap(practise.get_by_role("group", name="Hip pain now").get_by_role("button", name="2", exact=True))
    newcomer.tap(practise.locator(".hb-begin-session"))
    page.locator(".hb-begin, .hb-player[data-phase=running]").first.wait_for()
    if page.locator(".hb-begin").count():
        newcomer.tap(page.locator(".hb-begin"))
    page.locator(".hb-player[data-phase=running]").wait_for()
    assert newcomer.taps <= MOST_TAPS
    assert newcomer.words <= MOST_WORDS
    (profile,) = rows(diary, "profiles")
    assert profile["checked"]
    watch.assert_clean(served)


def test_half_done_is_kept_over_a_reload_and_going_back_loses_nothing(page: Page, served: Served, diary: Path) -> None:
    visit(page, served)
    newcomer = Newcomer(page)
    newcomer.begin()
    newcomer.to_health()
    page.reload()
    page.locator(".hb-dashboard[data-ready=yes]").wait_for()
    page.locator(".hb-setup").click()
    newcomer.see("Is any of this true of you?")
    back = newcomer.screen.get_by_role("button", name="Back", exact=True)
    back.click()
    newcomer.see("You and your room")
    expect(newcomer.screen.get_by_label("Your age in years")).to_have_value("46")
    newcomer.screen.get_by_text("Elastic band").click()
    back.click()
    newcomer.see("What is it like?")
    expect(newcomer.screen.get_by_label("Tight: stiff")).to_be_checked()
    newcomer.on()
    newcomer.see("You and your room")
    expect(newcomer.screen.get_by_label("Elastic band")).to_be_checked()
    assert rows(diary, "profiles") == []


def test_a_double_click_on_next_skips_no_question(page: Page, served: Served) -> None:
    visit(page, served)
    newcomer = Newcomer(page)
    newcomer.begin()
    newcomer.screen.locator(".hb-spot", has_text="Left groin").click()
    newcomer.screen.locator(".hb-on").dblclick()
    newcomer.see("What is it like?")
    newcomer.screen.get_by_text("Tight: stiff").click()
    newcomer.on()
    newcomer.see("You and your room")


def press_first_sign(newcomer: Newcomer, answer: str) -> None:
    newcomer.screen.get_by_role("button", name="New numbness between your legs").click()
    newcomer.see("New numbness between your legs?")
    newcomer.screen.get_by_role("button", name=answer, exact=True).click()


@pytest.mark.parametrize("answer", ["Yes", "Not sure"])
def test_the_first_yes_at_once_stops_there_and_then(page: Page, served: Served, diary: Path, answer: str) -> None:
    """The card is first on the screen, has the focus and is announced; no plan and no session; a mistake goes back."""
    page.set_viewport_size({"width": 390, "height": 844})
    visit(page, served)
    newcomer = Newcomer(page)
    newcomer.begin()
    newcomer.to_at_once()
    press_first_sign(newcomer, answer)
    newcomer.see("Stop here. Get help now.")
    card = newcomer.screen.locator(".hb-urgent")
    expect(card.get_by_role("alert")).to_contain_text("Call your local emergency number now")
    expect(card).to_contain_text("What to say")
    assert card.bounding_box()["y"] < 120 and card.bounding_box()["width"] >= 350
    assert [bool(row["checked"]) for row in rows(diary, "profiles")] == [False]
    page.reload()
    page.locator(".hb-today .hb-gate").wait_for()
    expect(page.locator(".hb-today .hb-start")).to_have_count(0)


def test_a_mistake_goes_back_to_its_question_and_out_of_the_log(page: Page, served: Served, diary: Path) -> None:
    visit(page, served)
    newcomer = Newcomer(page)
    newcomer.begin()
    newcomer.to_at_once()
    press_first_sign(newcomer, "Yes")
    newcomer.screen.locator(".hb-mistake").click()
    newcomer.see("Is any of this happening now?")
    assert rows(diary, "profiles") == []
    expect(newcomer.screen.locator(".hb-on")).to_have_text("None of these")


def test_the_readers_own_number_is_kept_and_can_be_called(page: Page, served: Served) -> None:
    visit(page, served)
    newcomer = Newcomer(page)
    newcomer.begin()
    newcomer.to_at_once()
    press_first_sign(newcomer, "Yes")
    expect(newcomer.screen.locator("a[href^='tel:']")).to_have_count(0)
    number = newcomer.screen.get_by_label("Your emergency number")
    number.fill("help")
    newcomer.screen.get_by_role("button", name="Keep it").click()
    expect(number).to_have_attribute("aria-invalid", "true")
    number.fill("1 1 2")
    newcomer.screen.get_by_role("button", name="Keep it").click()
    expect(newcomer.screen.get_by_role("link", name="Call 112")).to_have_attribute("href", "tel:112")
    page.reload()
    page.locator(".hb-dashboard[data-ready=yes]").wait_for()
    page.locator(".hb-to-check").first.click()
    expect(page.locator(".hb-check").get_by_role("link", name="Call 112")).to_be_visible()


def test_the_long_form_stops_there_and_then_too(page: Page, served: Served, diary: Path) -> None:
    visit(page, served)
    page.locator(".hb-to-check").click()
    check = page.locator(".hb-check")
    check.get_by_label("Your age in years").fill("46")
    urgent, *_ = groups_of_check(page)
    urgent.get_by_role("button", name="One of them, or not sure").click()
    flag = check.locator(".hb-flag").nth(1)
    flag.get_by_role("button", name="Not sure").click()
    expect(check.get_by_role("heading", name="Stop here. Get help now.")).to_be_focused()
    expect(check.locator(".hb-urgent")).to_be_in_viewport()
    assert len(rows(diary, "profiles")) == 1
    check.locator(".hb-mistake").click()
    expect(check.locator(".hb-urgent")).to_have_count(0)
    expect(flag.get_by_role("button").first).to_be_focused()
    assert rows(diary, "profiles") == []


def test_after_a_save_the_reader_stands_at_the_verdict(page: Page, served: Served) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    visit(page, served)
    page.locator(".hb-to-check").click()
    check = page.locator(".hb-check")
    check.get_by_label("Your age in years").fill("46")
    first, today, *others = groups_of_check(page)
    answer_none([first, *others])
    today.get_by_role("button", name="One of them, or not sure").click()
    flags = check.locator(".hb-flag")
    flags.nth(8).wait_for()
    for n, flag in enumerate(flags.all()):
        flag.get_by_role("button", name="No" if n else "Yes", exact=True).click()
    page.locator(".hb-save-check").click()
    title = check.get_by_role("heading", name="See somebody today.")
    expect(title).to_be_focused()
    expect(title).to_be_in_viewport()
    # Who did not mean it is led to that one answer, and saves from there.
    check.locator(".hb-to-answer").click()
    answer = check.locator(".hb-flag.hb-next")
    expect(answer.get_by_role("button").first).to_be_focused()
    answer.get_by_role("button", name="No", exact=True).click()
    expect(check.locator(".hb-save-check")).to_be_in_viewport(ratio=1)
    check.locator(".hb-save-check").click()
    expect(page.locator(".hb-routine h1:visible, .hb-you h1:visible").first).to_be_visible()


def test_each_error_leads_to_its_question_and_nothing_covers_the_page(page: Page, served: Served) -> None:
    visit(page, served)
    page.locator(".hb-to-check").click()
    check = page.locator(".hb-check")
    groups = groups_of_check(page)
    page.locator(".hb-save-check").click()
    expect(check.locator(".hb-any.hb-next button").first).to_be_focused()
    expect(check.locator(".hb-open")).to_have_count(len(groups) - 1)
    said = page.locator(".hb-said")
    expect(said).to_contain_text("still open")
    assert said.bounding_box()["width"] <= 2
    check.locator(".hb-problem").get_by_role("button", name="About your health").click()
    expect(groups[-1].get_by_role("button").first).to_be_focused()


def test_a_condition_is_found_by_typing_and_asks_its_questions_next(page: Page, served: Served, diary: Path) -> None:
    visit(page, served)
    newcomer = Newcomer(page)
    newcomer.begin()
    newcomer.to_health()
    newcomer.screen.get_by_label("Named by a clinician?").fill("worn hip")
    newcomer.screen.get_by_role("button", name="Hip arthritis (osteoarthritis)", exact=True).click()
    expect(newcomer.screen.get_by_role("button", name="Hip arthritis (osteoarthritis): yes")).to_be_visible()
    newcomer.on()
    newcomer.see("Does it hurt at rest on most nights")
    newcomer.screen.get_by_role("button", name="No", exact=True).click()
    expect(newcomer.screen.get_by_role("heading", name="Does it hurt at rest on most nights")).to_have_count(0)


@pytest.mark.parametrize("width", [390, 1400])
def test_each_place_of_the_body_is_a_box_with_a_name_and_wide_enough(page: Page, served: Served, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    visit(page, served)
    newcomer = Newcomer(page)
    newcomer.begin()
    boxes = newcomer.screen.get_by_role("checkbox")
    names = [box.evaluate("box => box.closest('label').textContent.trim()") for box in boxes.all()]
    assert all(name.startswith(("Left ", "Right ")) for name in names) and len(names) >= 12
    sizes = [spot.bounding_box() for spot in newcomer.screen.locator(".hb-spot:visible").all()]
    assert min(min(size["width"], size["height"]) for size in sizes) >= TOUCH
    boxes.first.focus()
    page.keyboard.press("Space")
    expect(newcomer.screen).to_contain_text(names[0])
    newcomer.screen.get_by_role("button", name="Use a list").click()
    expect(newcomer.screen.get_by_text("Right buttock")).to_be_visible()
    expect(boxes.first).to_be_checked()


@pytest.mark.parametrize(
    ("width", "scheme"),
    [(390, "light"), (1400, "dark"), (260, "light"), pytest.param(768, "dark", marks=heavy), pytest.param(1400, "light", marks=heavy)],
)  # fmt: skip
def test_every_screen_of_it_is_usable_by_everyone(browser: Browser, served: Served, width: int, scheme: str) -> None:
    """260 px is a phone of 390 px at 150 %."""
    with browser.new_context(viewport={"width": width, "height": 844}, color_scheme=scheme) as context:
        page = context.new_page()
        watch = Watch(page)
        visit(page, served)
        newcomer = Newcomer(page)
        looked: list[Callable[[], None]] = [newcomer.begin, newcomer.to_health]
        for act in looked:
            act()
            check_screen(page, act.__name__, width)
        newcomer.on()
        newcomer.see("Is any of this happening now?")
        press_first_sign(newcomer, "Yes")
        newcomer.see("Stop here. Get help now.")
        check_screen(page, "the stop", width)
        newcomer.screen.locator(".hb-mistake").click()
        newcomer.see("Is any of this happening now?")
        for title in ("Or these, now?", "Or these?", "And in recent weeks?", "Your week is ready"):
            newcomer.on()
            newcomer.see(title)
        check_screen(page, "the week", width)
        watch.assert_clean(served)


def test_the_kernel_need_not_be_there_for_the_number(page: Page, served: Served) -> None:
    """What one calls is the browser's own: it is there before anything was saved, and asks nobody."""
    visit(page, served)
    page.evaluate("localStorage.setItem('hipbook-emergency-number', JSON.stringify('112'))")
    newcomer = Newcomer(page)
    newcomer.begin()
    newcomer.to_at_once()
    press_first_sign(newcomer, "Yes")
    expect(newcomer.screen.get_by_role("link", name="Call 112")).to_be_visible()


def test_you_says_what_the_check_found(page: Page, served: Served) -> None:
    visit(page, served)
    page.locator(".hb-to-check").click()
    page.locator(".hb-check").get_by_label("Your age in years").fill("46")
    answer_none(groups_of_check(page))
    page.locator(".hb-save-check").click()
    you = page.locator(".hb-you")
    expect(you).to_contain_text("Nothing speaks against exercise for you.")
    expect(you).to_contain_text("Four ways to begin")
    you.get_by_text("Unsteady").click()
    expect(you).to_contain_text("You said that it feels unsteady.")
    choose(page, "you", "Which way do you want to begin?", "Steady")
