"""A session in the real page, whatever happens in the middle of it: what was done is logged, once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pages import serve
from playwright.sync_api import BrowserContext, Page, expect
from serving import PATIENCE, Served, children, dashboard, is_kernel, until
from visiting import Watch, check_screen, choose, lead, lead_to_the_end, lead_until, rows, set_up, visit

import hipbook as hb

VOICES = """
window.spoken = [];
const voice = (name, localService, lang) => ({ name, localService, lang, voiceURI: name, default: false });
const speech = Object.assign(new EventTarget(), {
  speaking: false, pending: false, getVoices: () => [voice("Elsewhere", false, "en-GB"), voice("Anna", true, "en-GB"), voice("Ben", true, "en-US")],
  cancel() {}, speak(said) { window.spoken.push({ text: said.text, voice: said.voice.name, rate: said.rate }); },
});
Object.defineProperty(window, "speechSynthesis", { value: speech });
window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
"""
GO = """new Promise((arrived) => {{
    addEventListener("popstate", () => setTimeout(arrived), {{ once: true }});
    history.{by}();
}})"""
"""The browser's buttons, and the page has heard them."""
KEPT = "Object.keys(localStorage).filter((key) => key.startsWith('hipbook-session-'))"


@pytest.fixture
def alone(tmp_path: Path) -> Iterator[tuple[Served, Path]]:
    """A server whose kernels a test may end, without taking those of the other tests."""
    log = tmp_path / "log.sqlite"
    served = dashboard(HIPBOOK_LOG=log, HIPBOOK_TODAY="2026-01-05")
    yield served, log
    served.stop()


def start(page: Page, by: str = ".hb-one-thing") -> None:
    """From Today into the player; the clock of the page is led by the test."""
    answer(page, by)
    page.locator(".hb-begin").click()
    page.locator(".hb-pause").wait_for()


def answer(page: Page, by: str = ".hb-one-thing") -> None:
    """From Today past the questions of a session, to where the player may begin."""
    page.locator(f".hb-today {by}").click()
    choose(page, "practise", "Hip pain now", "1")
    page.locator(".hb-begin-session").click()
    page.locator(".hb-begin").wait_for()


def practise_one_thing(page: Page, served: Served) -> None:
    """A first visitor into the player with one gentle exercise."""
    page.clock.install()
    visit(page, served)
    start(page)


def practise_the_week(page: Page, served: Served) -> None:
    """A reader with a plan into the player with today's session."""
    page.clock.install()
    visit(page, served)
    set_up(page)
    page.locator(".hb-to-today").click()
    start(page, ".hb-start")


def kept_sessions(page: Page) -> int:
    """How many sessions the browser keeps."""
    return page.evaluate(f"{KEPT}.length")


def seconds_left(page: Page) -> int:
    """What the player's clock says: "45", or "1:05"."""
    *minutes, seconds = page.locator(".hb-player-time").text_content().split(":")
    return int(seconds) + 60 * sum(map(int, minutes))


def lead_on_to(page: Page, kind: str) -> None:
    lead_until(page.locator(f".hb-player[data-kind={kind}]"), 1)


def fill_in(page: Page, before: bool = False) -> int:
    """The end where all went well; says how many taps it took."""
    page.locator(".hb-practise .hb-save").wait_for()
    asked = [*([("Hip pain before you began", "1")] if before else []), ("Worst pain", "1")]
    for ask, answer in asked:
        choose(page, "practise", ask, answer)
    page.locator(".hb-practise .hb-save").click()
    page.locator(".hb-today .hb-undo").wait_for()
    return len(asked) + 1


def logged(diary: Path) -> tuple[dict, list[dict]]:
    (session,) = rows(diary, "sessions")
    sets = rows(diary, "sets")
    assert {done["session"] for done in sets} == {session["uid"]}
    return session, sets


def end_kernels(served: Served) -> None:
    for child in children(served.process):
        if is_kernel(child):
            child.kill()


def test_a_first_visitor_is_led_through_one_thing_and_it_is_logged(page: Page, served: Served, diary: Path) -> None:
    watch = Watch(page)
    practise_one_thing(page, served)
    assert kept_sessions(page) == 1
    kept = page.evaluate(f"localStorage.getItem({KEPT}[0])")
    assert "Buttock" not in kept and "squeeze" not in kept, "ids and times only"
    lead_to_the_end(page)
    assert fill_in(page) == 2
    session, sets = logged(diary)
    assert (session["whole"], session["done"], session["planned"]) == (1, 1, 1)
    assert (session["pain_before"], session["pain_worst"], session["rpe"]) == (1, 1, None)
    assert [(done["exercise"], done["seconds"]) for done in sets] == [("glute_set", 28)]
    assert until(lambda: kept_sessions(page) == 0)
    watch.assert_clean(served)


def test_a_reload_in_the_middle_loses_nothing(page: Page, served: Served, diary: Path) -> None:
    practise_the_week(page, served)
    lead_on_to(page, "work")
    lead_on_to(page, "ready")
    lead_on_to(page, "work")
    lead(page, 5)
    at, left = page.locator(".hb-player-at").text_content(), seconds_left(page)
    page.reload()
    page.locator(".hb-practise .hb-go-on").click()
    expect(page.locator(".hb-player-at")).to_have_text(at)
    assert left - 3 <= seconds_left(page) <= left, "the clock went on while we looked"
    page.locator(".hb-begin").click()
    page.locator(".hb-pause").wait_for()
    assert left - PATIENCE < seconds_left(page) <= left, "the step goes on where it was, not from its beginning"
    lead_to_the_end(page)
    fill_in(page, before=True)
    session, sets = logged(diary)
    assert session["whole"] and session["done"] == session["planned"] == len(sets)
    library = hb.library()
    for done in sets:
        if done["exercise"] in library.exercises and not done["series"]:
            assert done["seconds"] == pytest.approx(
                hb.Dose.model_validate_json(done["dose"]).set_s * hb.Dose.model_validate_json(done["dose"]).sets
            )
    page.reload()
    page.locator(".hb-today h1").wait_for()
    expect(page.locator(".hb-go-on")).to_have_count(0)


def test_a_dead_kernel_does_not_stop_a_session(page: Page, alone: tuple[Served, Path]) -> None:
    served, diary = alone
    practise_one_thing(page, served)
    lead_on_to(page, "work")
    end_kernels(served)
    page.get_by_text("Your session goes on here").wait_for()
    lead_to_the_end(page)
    lead(page, 5)
    expect(page.locator(".hb-player-link")).to_contain_text("Reload the page to log it")
    page.locator(".hb-reload").click()
    page.locator(".hb-practise .hb-save-done").click()
    fill_in(page, before=True)
    session, sets = logged(diary)
    assert session["whole"] and [done["seconds"] for done in sets] == [28]
    assert until(lambda: kept_sessions(page) == 0)


def test_what_is_told_while_offline_arrives_later(page: Page, served: Served, diary: Path) -> None:
    """The network drops in the middle: the page's words are lost, the session is not."""
    sockets: list = []
    away = False

    def pass_on(socket) -> None:
        server = socket.connect_to_server()
        sockets.append((socket, server))
        socket.on_message(lambda message: None if away else server.send(message))
        server.on_message(lambda message: None if away else socket.send(message))

    page.route_web_socket("**/channels**", pass_on)
    practise_one_thing(page, served)
    lead_on_to(page, "work")
    away = True
    lead_to_the_end(page)
    lead(page, 2)
    away = False
    lead_until(page.locator(".hb-practise .hb-save:visible"), 2)
    fill_in(page)
    session, sets = logged(diary)
    assert session["whole"] and [done["seconds"] for done in sets] == [28]


@pytest.mark.parametrize("locks", [True, False], ids=["locks", "without locks"])
def test_two_tabs_do_not_log_twice(browser, served: Served, diary: Path, locks: bool) -> None:
    with browser.new_context() as context:
        if not locks:
            context.add_init_script("Object.defineProperty(navigator, 'locks', { value: undefined })")
        one = opened(context, served)
        start(one)
        lead_to_the_end(one)
        one.locator(".hb-practise .hb-save").wait_for()
        two = opened(context, served)
        if locks:
            two.locator(".hb-today .hb-one-thing").wait_for()
            lead(two, 1)
            expect(two.locator(".hb-save-done")).to_have_count(0)
            fill_in(one)
        else:
            two.locator(".hb-save-done").click()
            fill_in(one)
            choose(two, "practise", "Worst pain", "3")
            two.locator(".hb-practise .hb-save").click()
            expect(two.locator(".hb-said")).to_contain_text("saved already")
    session, sets = logged(diary)
    assert session["pain_worst"] == 1 and len(sets) == 1


def opened(context: BrowserContext, served: Served) -> Page:
    page = context.new_page()
    page.clock.install()
    visit(page, served)
    return page


def test_too_much_offers_something_easier_and_the_rest_is_logged(page: Page, served: Served, diary: Path) -> None:
    practise_the_week(page, served)
    lead_on_to(page, "work")
    lead(page, 3)
    page.keyboard.press("x")
    page.locator(".hb-practise").get_by_text("Buttock", exact=True).click()
    page.locator(".hb-practise .hb-go-easier, .hb-practise .hb-go-without").first.click()
    page.locator(".hb-begin").click()
    assert until(lambda: kept_sessions(page) == 1), "one part of the session is kept at a time"
    lead_to_the_end(page)
    choose(page, "practise", "Worst pain", "6")
    page.locator(".hb-practise .hb-save").click()
    page.locator(".hb-today .hb-undo").wait_for()
    session, sets = logged(diary)
    assert not session["whole"]
    stopped = [done for done in sets if done["stopped"]]
    assert [(done["stopped"], done["felt"]) for done in stopped] == [("too_much", "buttock")]
    others = [done for done in sets if not done["stopped"]]
    assert others and {(done["pain_during"], done["hurt"]) for done in others} == {(None, 0)}


def test_a_stop_sign_is_not_left_behind_with_its_session(page: Page, served: Served, diary: Path) -> None:
    """Neither by loading the page again nor by another start: it is saved, and the check is asked."""
    practise_the_week(page, served)
    lead_on_to(page, "work")
    lead(page, 3)
    page.locator(".hb-too-much").click()
    page.locator(".hb-practise").get_by_text("It gave way", exact=False).click()
    expect(page.locator(".hb-practise")).to_contain_text("That is a stop sign")
    assert until(lambda: page.evaluate(f"localStorage.getItem({KEPT}[0]).includes('giving_way')"))
    page.reload()
    offer = page.locator(".hb-practise .hb-save-done")
    offer.wait_for()
    expect(page.locator(".hb-practise .hb-let-go")).to_have_count(0)
    page.locator(".hb-to-today").click()
    page.locator(".hb-today .hb-start").click()
    offer.click()
    page.locator(".hb-practise .hb-end").click()
    choose(page, "practise", "Hip pain before you began", "1")
    choose(page, "practise", "Worst pain", "3")
    page.locator(".hb-practise .hb-save").click()
    expect(page.locator(".hb-dashboard")).to_have_attribute("data-screen", "check")
    assert "giving_way" in {done["stopped"] for done in rows(diary, "sets")}
    page.locator(".hb-to-today").click()
    expect(page.locator(".hb-today")).to_contain_text("First the check again")
    expect(page.locator(".hb-today .hb-start")).to_have_count(0)


@pytest.mark.parametrize("key", ["Escape", "x"])
def test_one_stray_key_has_a_way_back_and_records_no_pain(page: Page, served: Served, diary: Path, key: str) -> None:
    practise_one_thing(page, served)
    lead_on_to(page, "work")
    lead(page, 5)
    left = seconds_left(page)
    page.keyboard.press(key)
    page.locator(".hb-practise .hb-end").wait_for()
    page.locator(".hb-practise .hb-slip:visible").click()
    page.locator(".hb-begin").wait_for()
    page.locator(".hb-begin").click()
    page.locator(".hb-pause").wait_for()
    assert left - 2 <= seconds_left(page) <= left, "the step goes on where it was"
    lead_to_the_end(page)
    fill_in(page)
    session, (done,) = logged(diary)
    assert session["whole"] and (done["stopped"], done["seconds"]) == (None, 28) and not done["hurt"]


def test_a_save_that_was_lost_with_the_line_is_told_and_then_done_once(page: Page, served: Served, diary: Path) -> None:
    """The line swallows what is sent, then it closes and comes back."""
    lines: list = []
    away = False

    def pass_on(socket) -> None:
        server = socket.connect_to_server()
        lines.append(socket)
        socket.on_message(lambda message: None if away else server.send(message))
        server.on_message(lambda message: None if away else socket.send(message))

    page.route_web_socket("**/channels**", pass_on)
    visit(page, served)
    set_up(page)
    page.locator(".hb-to-practise").click()
    page.locator(".hb-log-past").click()
    form = page.locator(".hb-practise")
    form.locator(".hb-several").first.locator("input").first.check()
    choose(page, "practise", "Worst pain", "2")
    away = True
    page.locator(".hb-practise .hb-save").click()
    lines[-1].close()
    away = False
    expect(page.locator(".hb-said")).to_contain_text("no answer to what you pressed last")
    assert rows(diary, "sessions") == []
    page.locator(".hb-practise .hb-save").click()
    page.locator(".hb-today .hb-undo").wait_for()
    assert len(rows(diary, "sessions")) == 1


def test_the_same_press_twice_is_answered_twice(page: Page, served: Served) -> None:
    page.clock.install()
    visit(page, served)
    page.locator(".hb-today .hb-one-thing").click()
    message = page.locator(".hb-said")
    for _ in range(2):
        page.locator(".hb-begin-session").click()
        expect(message).to_contain_text("0 is an answer too")
        lead(page, 13)
        expect(message).to_be_empty()


def test_of_two_places_pressed_at_once_the_last_is_shown(page: Page, served: Served) -> None:
    """Python has not answered the first when the second is pressed: "Plan, no, Today" ended on Plan."""
    visit(page, served)
    page.evaluate("['routine', 'today'].forEach((name) => document.querySelector(`.hb-nav .hb-to-${name}`).click())")
    assert until(lambda: page.evaluate("history.state?.at") == 2), (
        "the browser's way back holds both when both are answered"
    )
    expect(page.locator(".hb-dashboard")).to_have_attribute("data-screen", "today")


def test_a_blocked_window_is_told(page: Page, served: Served) -> None:
    page.add_init_script("window.open = () => null")
    visit(page, served)
    set_up(page)
    page.locator(".hb-to-share").click()
    with page.expect_download():
        page.locator(".hb-sheet").click()
    expect(page.locator(".hb-said")).to_contain_text("blocked the page, so it is saved as")


INTERRUPTED = """
const Own = window.AudioContext;
window.contexts = [];
window.AudioContext = class extends Own {
  constructor() { super(); window.contexts.push(this); }
};
"""


def test_tones_come_back_after_an_interruption_without_a_press(page: Page, served: Served) -> None:
    page.add_init_script(INTERRUPTED)
    visit(page, served)
    start(page)
    running = "window.contexts.at(-1).state === 'running'"
    assert until(lambda: page.evaluate(running))
    page.evaluate("window.contexts.at(-1).suspend()")
    assert until(lambda: page.evaluate(running))


def test_what_is_told_in_a_session_is_seen_above_it(page: Page, served: Served) -> None:
    visit(page, served)
    start(page)
    page.evaluate("document.dispatchEvent(new CustomEvent('hipbook:unheard'))")
    expect(page.locator(".hb-said")).to_contain_text("press again")
    at_it = """() => {
      const said = document.querySelector(".hb-said");
      const { left, top, width, height } = said.getBoundingClientRect();
      said.style.pointerEvents = "auto";
      return said.contains(document.elementFromPoint(left + width / 2, top + height / 2)); }"""
    assert page.evaluate(at_it)
    page.locator(".hb-too-much").click()
    page.locator(".hb-practise .hb-end").wait_for()


def test_a_screen_that_may_go_dark_is_told(page: Page, served: Served) -> None:
    page.add_init_script("navigator.wakeLock.request = () => Promise.reject(new Error('no'))")
    visit(page, served)
    start(page)
    expect(page.locator(".hb-player-device")).to_contain_text("Your screen may switch off")


def test_on_a_sore_day_less_is_offered_before_anything_is_led(page: Page, served: Served, diary: Path) -> None:
    """Pain above what is accepted: easier for today, the flare, or the check; and old pain is no exercise's doing."""
    page.clock.install()
    visit(page, served)
    set_up(page)
    page.locator(".hb-to-today").click()
    page.locator(".hb-today .hb-start").click()
    choose(page, "practise", "Hip pain now", "6")
    page.locator(".hb-begin-session").click()
    sore = page.locator(".hb-practise .hb-sore")
    expect(sore).to_contain_text("6 out of 10")
    expect(sore.locator(".hb-way-planned")).to_have_count(0)
    page.set_viewport_size({"width": 390, "height": 844})
    check_screen(page, "practise", 390)
    sore.locator(".hb-way-easier").click()
    page.locator(".hb-begin").click()
    lead_to_the_end(page)
    choose(page, "practise", "Worst pain", "6")
    page.locator(".hb-practise").get_by_text("None of them: it was there before", exact=True).click()
    page.locator(".hb-practise .hb-unfold").click()
    choose(page, "practise", "Pain now", "6")
    page.locator(".hb-practise .hb-save").click()
    page.locator(".hb-today .hb-undo").wait_for()
    session, sets = logged(diary)
    assert session["pain_before"] == session["pain_worst"] == 6
    assert {(done["pain_during"], done["hurt"]) for done in sets} == {(None, 0)}
    assert rows(diary, "plan_changes") == []


def test_very_strong_pain_leads_to_the_flare_set(page: Page, served: Served, diary: Path) -> None:
    page.clock.install()
    visit(page, served)
    set_up(page)
    page.locator(".hb-to-today").click()
    page.locator(".hb-today .hb-start").click()
    choose(page, "practise", "Hip pain now", "8")
    page.locator(".hb-begin-session").click()
    page.locator(".hb-practise .hb-way-flare").click()
    expect(page.locator(".hb-today .hb-flare-over")).to_be_visible()
    (flare,) = rows(diary, "flares")
    assert flare["ended"] is None and rows(diary, "sessions") == []


def test_a_session_ended_early_counts_as_what_it_was(page: Page, served: Served, diary: Path) -> None:
    practise_one_thing(page, served)
    lead_on_to(page, "work")
    lead(page, 15)
    page.locator(".hb-player-card").click(position={"x": 20, "y": 20})
    page.locator(".hb-end-here").click()
    fill_in(page)
    session, (done,) = logged(diary)
    assert not session["whole"]
    assert hb.Dose.model_validate_json(done["dose"]).reps == 2
    assert 14 <= done["seconds"] < 21, "two repetitions and no third"


def test_keys_and_taps_lead_the_player(page: Page, served: Served) -> None:
    practise_one_thing(page, served)
    root = page.locator(".hb-player")
    for act in (
        lambda: page.keyboard.press("Space"),
        lambda: page.locator(".hb-player-card").click(position={"x": 20, "y": 20}),
        lambda: page.evaluate(
            "document.body.dispatchEvent(new KeyboardEvent('keydown', {key: 'MediaPlayPause', bubbles: true}))"
        ),
    ):
        act()
        expect(root).to_have_attribute("data-phase", "paused")
        page.locator(".hb-pause").click()
        expect(root).to_have_attribute("data-phase", "running")
    page.keyboard.press("ArrowRight")
    expect(root).to_have_attribute("data-kind", "work")
    page.keyboard.press("ArrowLeft")
    expect(root).to_have_attribute("data-kind", "ready")
    page.keyboard.press("Escape")
    page.locator(".hb-practise .hb-end").wait_for()


def test_the_voice_is_chosen_tried_and_leads_without_a_look(page: Page, served: Served) -> None:
    page.add_init_script(VOICES)
    page.clock.install()
    visit(page, served)
    answer(page)
    page.locator(".hb-player-trial summary").click()
    expect(page.locator(".hb-voices option")).to_have_text(["Anna", "Ben"])  # a voice that asks a server is not offered
    page.locator(".hb-voices").select_option("Ben")
    page.locator(".hb-rates").select_option("Slow")
    page.locator(".hb-try").click()
    lead(page, 40)
    tried = " ".join(line["text"] for line in page.evaluate("window.spoken"))
    for meaning in ("get ready", "begin", "Here you come back", "three seconds left", "Change sides", "The end"):
        assert meaning in tried, "each tone is explained before anything begins"
    page.locator(".hb-try").click()
    page.evaluate("window.spoken.length = 0")
    page.locator(".hb-begin").click()
    lead_on_to(page, "work")
    lead_to_the_end(page)
    spoken = page.evaluate("window.spoken")
    said = [line["text"] for line in spoken]
    assert {(line["voice"], line["rate"]) for line in spoken} == {("Ben", 0.8)}
    assert said[0] == "Get ready: Buttock squeeze. Lie comfortably"
    for must in (
        "4 times, hold 5 seconds each",
        "1, squeeze",
        "hold, keep breathing",
        "let go",
        "Last one",
        "Rest quietly",
        "Finished. Take your time",
    ):
        assert must in said
    page.locator(".hb-practise .hb-save").wait_for()
    page.locator(".hb-cancel").click()
    assert until(lambda: kept_sessions(page) == 0)


SLOW = """
const say = window.speechSynthesis.speak;
let until = 0;
Object.defineProperty(window.speechSynthesis, "speaking", { get: () => Date.now() < until });
window.speechSynthesis.speak = (said) => (say(said), (until = Date.now() + 500 * said.text.split(" ").length));
"""


def test_a_slow_voice_ends_its_line_and_nothing_is_left_out(page: Page, served: Served) -> None:
    page.add_init_script(f"{VOICES}{SLOW}")
    page.clock.install()
    visit(page, served)
    start(page)
    lead_on_to(page, "work")
    said = [line["text"] for line in page.evaluate("window.spoken")]
    for must in ("Tighten both buttocks gently", "4 times, hold 5 seconds each", "Gently together"):
        assert any(line.startswith(must) for line in said), said


def test_a_double_click_counts_once(page: Page, served: Served) -> None:
    page.clock.install()
    visit(page, served)
    answer(page)
    page.locator(".hb-begin").dblclick()
    player = page.locator(".hb-player")
    expect(player).to_have_attribute("data-phase", "running")
    page.locator(".hb-step-on").dblclick()
    expect(player).to_have_attribute("data-kind", "work")
    page.locator(".hb-pause").dblclick()
    expect(player).to_have_attribute("data-phase", "paused")


def test_a_past_session_is_logged_corrected_and_taken_out(page: Page, served: Served, diary: Path) -> None:
    visit(page, served)
    set_up(page)
    page.locator(".hb-to-practise").click()
    page.locator(".hb-log-past").click()
    form = page.locator(".hb-practise")
    page.locator(".hb-practise .hb-save").wait_for()
    form.locator(".hb-several").first.locator("input").first.check()
    choose(page, "practise", "Worst pain", "2")
    page.locator(".hb-practise .hb-save").click()
    page.locator(".hb-today .hb-undo").wait_for()
    first, sets = logged(diary)
    assert first["pain_worst"] == 2 and len({done["exercise"] for done in sets}) == 1
    page.locator(".hb-to-practise").click()
    page.locator(".hb-edit").click()
    page.locator(".hb-practise .hb-save").wait_for()
    choose(page, "practise", "Worst pain", "1")
    page.locator(".hb-practise .hb-save").click()
    page.locator(".hb-today .hb-undo").wait_for()
    second, corrected = logged(diary)
    assert second["pain_worst"] == 1 and second["uid"] != first["uid"]
    assert [done["exercise"] for done in corrected] == [done["exercise"] for done in sets]
    page.locator(".hb-to-practise").click()
    page.locator(".hb-delete").click()
    page.locator(".hb-practise .hb-saved").get_by_text("is taken out").wait_for()
    expect(page.locator(".hb-edit")).to_have_count(0)
    assert rows(diary, "sessions") == rows(diary, "sets") == []
    page.locator(".hb-practise .hb-undo").click()
    page.locator(".hb-edit").wait_for()
    assert logged(diary)[0]["uid"] == second["uid"]


HIDDEN = """() => {
  const end = document.querySelector(".hb-player-controls").getBoundingClientRect().top;
  const lines = [...document.querySelectorAll(".hb-player-card p, .hb-player-card h2")].filter((line) => line.getClientRects().length);
  return lines.filter((line) => line.getBoundingClientRect().bottom > end + 1).map((line) => line.textContent);
}"""


@pytest.mark.parametrize(
    ("width", "height"), [(390, 844), (844, 390), (667, 375), (768, 1024), (1024, 768), (1400, 900)]
)
def test_everyone_can_use_the_player_and_all_of_it_is_in_sight(
    browser, served: Served, width: int, height: int
) -> None:
    with browser.new_context(viewport={"width": width, "height": height}) as context:
        page = opened(context, served)
        page.locator(".hb-sample").click()
        page.locator(".hb-leave-sample").wait_for()
        page.locator(".hb-today .hb-start").click()
        choose(page, "practise", "Hip pain now", "1")
        check_screen(page, "before", width)
        page.locator(".hb-begin-session").click()
        page.locator(".hb-begin").wait_for()
        check_screen(page, "ready", width)
        page.locator(".hb-begin").click()
        for kind in ("down", "ready", "work"):
            lead_on_to(page, kind)
            top, bottom = box(page, ".hb-player-stage")
            assert top >= 0 and bottom <= box(page, ".hb-player-controls")[0] + 1, "the body is whole"
            assert box(page, ".hb-too-much")[1] <= height
            assert page.evaluate(HIDDEN) == [], f"every line of {kind} is in sight"
        check_screen(page, "work", width)
        page.locator(".hb-pause").click()
        check_screen(page, "paused", width)
        page.locator(".hb-too-much").click()
        page.locator(".hb-practise .hb-end").wait_for()
        check_screen(page, "too much", width)
        page.locator(".hb-practise .hb-end").click()
        page.locator(".hb-practise .hb-save").wait_for()
        check_screen(page, "the form", width)
        page.locator(".hb-leave-sample").click()
        page.locator(".hb-practise .hb-log-past").wait_for()
        expect(page.locator(".hb-practise .hb-save")).to_have_count(0)  # the sample's session is not saved as one's own


def box(page: Page, what: str) -> tuple[float, float]:
    """Top and bottom of what is shown."""
    found = page.locator(what).bounding_box()
    return found["y"], found["y"] + found["height"]


TEN_PLAYERS = """
import ipywidgets
from hipbook.session.step import Step
from hipbook.widgets import Player
short = [Step("work", 0, "clam", "left", "Clam", "2 seconds", 2.0)] * 2
ipywidgets.VBox([Player(short) for _ in range(10)])
"""


def test_ten_players_send_nothing_but_what_happened(page: Page, tmp_path: Path) -> None:
    sent: list[str] = []
    page.on("websocket", lambda socket: socket.on("framesent", lambda frame: sent.append(str(frame))))
    running = serve(tmp_path, TEN_PLAYERS)
    try:
        page.goto(running.url)
        begins = page.locator(".hb-begin")
        expect(begins).to_have_count(10)
        expect(begins.last).to_be_visible()
        before = len(sent)
        for n in range(10):
            begins.nth(n).dispatch_event("click")
        expect(page.locator(".hb-player[data-phase=finished]")).to_have_count(10)
        told = sent[before:]
        assert all('"event"' in frame for frame in told), [frame[:300] for frame in told if '"event"' not in frame][:3]
        assert len(told) == 10 * len(("started", "done", "done", "finished"))
    finally:
        running.stop()


def in_sight(page: Page, what: str) -> bool:
    """Is all of it in the window, above the bar of the places?"""
    top, bottom = box(page, what)
    bar = page.locator(".hb-nav").bounding_box()
    ends = bar["y"] if bar and bar["y"] > top else page.viewport_size["height"]
    return top >= 0 and bottom <= ends


@pytest.mark.parametrize(("width", "height"), [(390, 844), (1400, 900)])
def test_begin_and_save_are_in_sight_without_scrolling(browser, served: Served, width: int, height: int) -> None:
    with browser.new_context(viewport={"width": width, "height": height}) as context:
        page = opened(context, served)
        page.locator(".hb-today .hb-one-thing").click()
        page.locator(".hb-begin-session").wait_for()
        assert in_sight(page, ".hb-begin-session")
        choose(page, "practise", "Hip pain now", "1")
        page.locator(".hb-begin-session").click()
        page.locator(".hb-begin").wait_for()
        assert in_sight(page, ".hb-begin")
        page.locator(".hb-begin").click()
        lead_to_the_end(page)
        page.locator(".hb-practise .hb-save").wait_for()
        assert in_sight(page, ".hb-practise .hb-save")


def test_too_much_is_in_reach_however_little_is_seen(browser, served: Served) -> None:
    """A page of 1280 by 1024 at 400 %."""
    with browser.new_context(viewport={"width": 320, "height": 256}) as context:
        page = opened(context, served)
        start(page)
        for kind in ("ready", "work"):
            lead_on_to(page, kind)
            top, bottom = box(page, ".hb-too-much")
            assert top >= 0 and bottom <= 256
            assert box(page, ".hb-player-word")[1] <= box(page, ".hb-player-controls")[0] + 1, "the word is seen"
        check_screen(page, "magnified", 320)
        page.locator(".hb-pause").click()
        assert box(page, ".hb-too-much")[1] <= 256
        page.locator(".hb-too-much").click()
        page.locator(".hb-practise .hb-end").wait_for()


WHERE = """() => {
  const svg = document.querySelector(".hb-player-figure svg");
  const body = [...svg.querySelectorAll("path")].map((part) => getComputedStyle(part).d).join();
  return { at: svg.getCurrentTime(), end: Number(svg.dataset.endS), paused: svg.animationsPaused(), body };
}"""


def test_at_every_hold_the_body_holds(page: Page, served: Served) -> None:
    practise_one_thing(page, served)
    lead_on_to(page, "work")
    poses = []
    for _ in range(3):
        lead_until(page.locator(".hb-player-word", has_text="Hold"), 0.1)
        for _ in range(2):
            lead(page, 1)
            expect(page.locator(".hb-player-word")).to_have_text("Hold")
            poses.append(page.evaluate(WHERE))
        lead_until(page.locator(".hb-player-word", has_text="Let go"), 0.1)
        assert page.evaluate(WHERE)["at"] >= poses[-1]["at"]
    assert all(pose["at"] == pytest.approx(pose["end"], abs=0.01) and pose["paused"] for pose in poses)
    assert len({pose["body"] for pose in poses}) == 1


def test_the_keyboard_stays_in_a_session_and_comes_back(page: Page, served: Served) -> None:
    practise_one_thing(page, served)
    at = "document.activeElement === document.body || Boolean(document.activeElement.closest('.hb-player'))"
    for _ in range(12):
        page.keyboard.press("Tab")
        assert page.evaluate(at)
    page.locator(".hb-too-much").click()
    page.locator(".hb-practise .hb-end").wait_for()
    expect(page.locator("[inert]")).to_have_count(0)
    expect(page.locator(".hb-practise h1")).to_be_focused()


@pytest.mark.parametrize(("width", "scheme"), [(390, "light"), (1400, "dark")])
def test_the_way_back_pauses_a_session_however_often(browser, served: Served, width: int, scheme: str) -> None:
    with browser.new_context(viewport={"width": width, "height": 844}, color_scheme=scheme) as context:
        page = context.new_page()
        practise_one_thing(page, served)
        lead_on_to(page, "work")
        paused, shown = page.locator(".hb-player[data-phase=paused]"), page.locator(".hb-dashboard")
        for _ in range(3):
            page.evaluate(GO.format(by="back"))
            expect(paused).to_be_visible()
            expect(shown).to_have_attribute("data-screen", "practise")
        page.locator(".hb-pause").click()
        page.locator(".hb-player[data-phase=running]").wait_for()
        page.evaluate(GO.format(by="back"))
        page.reload()
        page.locator(".hb-practise .hb-go-on").click()
        page.locator(".hb-begin").click()
        lead(page, 2)
        page.keyboard.press("x")
        page.locator(".hb-practise .hb-end").wait_for()
        page.evaluate(GO.format(by="back"))
        page.locator(".hb-today .hb-one-thing").wait_for()
        expect(page.locator("[inert]")).to_have_count(0)
        page.evaluate(GO.format(by="forward"))
        page.locator(".hb-practise .hb-end").wait_for()


def test_a_message_of_before_does_not_hang_over_the_session(page: Page, served: Served) -> None:
    page.clock.install()
    visit(page, served)
    page.locator(".hb-today .hb-one-thing").click()
    page.locator(".hb-begin-session").click()
    expect(page.locator(".hb-said")).to_contain_text("0 is an answer too")
    choose(page, "practise", "Hip pain now", "0")
    page.locator(".hb-begin-session").click()
    page.locator(".hb-begin").wait_for()
    expect(page.locator(".hb-said")).to_be_empty()


def test_nothing_moves_where_stillness_is_wanted(browser, served: Served) -> None:
    with browser.new_context(reduced_motion="reduce") as context:
        page = opened(context, served)
        start(page)
        lead_on_to(page, "work")
        expect(page.locator(".hb-player-figure svg")).to_have_attribute("data-show", "still")
        moving = "document.getAnimations().filter((one) => one.playState === 'running').length"
        assert page.evaluate(moving) == 0
        lead_to_the_end(page)
        page.locator(".hb-practise .hb-save").wait_for()
        assert page.evaluate(moving) == 0
