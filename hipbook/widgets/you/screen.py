"""You: where it is felt and how, what daily life asks, what there is to work with; ends with a track and a week."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import ipywidgets as ipw

from ...content.goal_matching import named_goals, nearest_goals
from ...content.loader import Library
from ...model.profile import Profile
from ...model.records import ProfileSaved, Psfs
from ...model.reference import Goal
from ...screening.assessment import screen
from ...screening.implied import drop_unimplied
from ...screening.track import suggest_track
from ...wording import isolated
from ..base.boxes import fill
from ..base.controls import (
    LATER,
    Choice,
    Line,
    Number,
    Scale,
    Several,
    button,
    card,
    column,
    esc,
    heading,
    html,
    row,
    title,
    words,
)
from ..base.screen import Screen
from ..base.verdict_card import clear_words

MOST_GOALS = 5
NEAREST = 3
YES_NO = [("No", False), ("Yes", True)]


class You(Screen):
    """What a plan needs to know of a person. ``value`` is the profile as saved."""

    name = "you"
    follow = ("profile",)

    def _draw(self) -> list[ipw.Widget]:
        old = self.value = self.journal.profile
        if old is None:
            begin = button("Begin", self.journal.guarded(self.journal.go, "conversation"), primary=True)
            long = button("All on one page", self.journal.guarded(self.journal.go, "check"), "hb-plain")
            return [title("About you", "First a short check, so that the plan is safe for you."), row(begin, long)]
        self._ask(old, self.journal.library)
        self._track = column(classes=["hb-tracks"])
        self._chosen: Choice | None = None
        self._suggested: str | None = None
        self._suggest()
        for control in (self._feels, self._stretched, self._bendy, self._irritability):
            control.observe(lambda _: self._suggest(), "value")
        return [
            title("About you", "There are no wrong answers. You can change them at any time."),
            *self._verdict(),
            card(heading("Your hip"), self._sides, self._where, self._feels, self._irritability, self._stretched, self._bendy),
            card(heading("Daily life"), self._walk, self._goals),
            card(heading("Your time and your room"), self._minutes, self._days, self._floor, self._equipment, self._excluded),
            self._track,
            button("Build my week", self.journal.guarded(self._build), "hb-build", primary=True),
        ]  # fmt: skip

    def _verdict(self) -> list[ipw.Widget]:
        """What the check has found, told where it was just answered."""
        screening = self.journal.person.screening
        return [words(clear_words(screening), "hb-note")] if screening.cleared else []

    def _ask(self, old: Profile, library: Library) -> None:
        """The questions, answered as they were."""
        worded = lambda words: [(word.name + (f": {word.says}" if word.says else ""), id) for id, word in words.items()]  # noqa: E731
        self._sides = Several("Which side?", [("Left", "left"), ("Right", "right")], old.sides)
        self._where = Several("Where do you feel it?", worded(library.places), old.where)
        self._feels = Several("What does it feel like?", worded(library.feelings), old.feels)
        self._stretched = Choice(
            "Have you stretched this hip for months without lasting relief?", YES_NO, old.stretched_without_relief
        )
        self._bendy = Choice("Do you bend further than most people, or do joints slip out?", YES_NO, old.bendy)
        at_rest = [(word.name, id) for id, word in library.at_rest.items()]
        self._irritability = Choice("Does it hurt at rest or at night?", at_rest, old.irritability)
        scores = {p.activity: p.score for p in self.journal.history.psfs}
        self._goals = _Goals(library.goals, old.goals, scores)
        self._equipment = Several(
            "What do you have? We count on what is ticked.", worded(library.equipment), old.equipment
        )
        self._excluded = Several(
            "Tick the positions that do not work for you. Leave the others.",
            worded(library.positions),
            old.positions_excluded,
        )
        self._floor = Choice("Can you get down to the floor and up again?", [("Yes", True), ("No", False)], old.floor)
        self._walk = Choice(
            "How many minutes can you walk now, without paying for it later?", _walks(old.walk_min), old.walk_min
        )
        self._minutes = Number("Minutes for a session, 2 to 120", old.minutes, 2, 120)
        self._days = Number("Days a week, 1 to 7", old.days_per_week, 1, 7)

    def _picked(self) -> str | None:
        """The track the reader has just chosen against the suggestion; a new suggestion does not undo it."""
        chosen = self._chosen.value if self._chosen else None
        return chosen if chosen != self._suggested else None

    def _suggest(self) -> None:
        library = self.journal.library
        suggestion = suggest_track(self._profile(None), library)
        current = self._picked() or self.value.track or suggestion.track
        self._suggested = suggestion.track
        self._chosen = Choice(
            "Which way do you want to begin?", [(t.name, id) for id, t in library.tracks.items()], current
        )
        tracks = "".join(f"<li><strong>{esc(t.name)}</strong>: {esc(t.says)}</li>" for t in library.tracks.values())
        name = library.tracks[suggestion.track].name
        head = f"We suggest: {name}" if self._says_something else "Four ways to begin"
        why = suggestion.reason if self._says_something else "Say above what your hip is like, and we suggest one."
        fill(self._track, card(
            heading(head), words(why),
            words("It is a beginning, not a truth: the others are yours to choose, and all share the same safety rules."),
            html(f"<ul>{tracks}</ul>"), self._chosen,
        ))  # fmt: skip

    @property
    def _says_something(self) -> bool:
        """Was anything answered that a suggestion could rest on?"""
        answers = self._feels.value or self._stretched.value or self._bendy.value
        return bool(answers) or self._irritability.value != "low" or bool(self.value.conditions)

    def _profile(self, track: str | None) -> Profile:
        return drop_unimplied(Profile(**dict(self.journal.person.profile) | {
            "sides": self._sides.value, "where": self._where.value, "feels": self._feels.value,
            "stretched_without_relief": self._stretched.value, "bendy": self._bendy.value,
            "irritability": self._irritability.value, "goals": self._goals.value, "equipment": self._equipment.value,
            "positions_excluded": self._excluded.value, "floor": self._floor.value, "minutes": self._minutes.value,
            "days_per_week": self._days.value, "track": track, "walk_min": self._walk.value,
        }), self.journal.library)  # fmt: skip

    def _build(self) -> None:
        if len(self._goals.wanted) > MOST_GOALS:
            raise ValueError(f"Please choose up to {MOST_GOALS} daily things; you have {len(self._goals.wanted)}.")
        profile, today = self._profile(self._chosen.value if self._chosen else None), self.journal.today
        scores = [Psfs(on=today, activity=name, score=score) for name, score in self._goals.scores.items()
                  if score is not None and not self._scored_today(name, score)]  # fmt: skip
        asks = screen(profile, self.journal.library, today).open
        message = "Your week is built." if not asks else _asking(sum(map(len, asks.values())))
        if scores or profile != self.journal.history.profile:  # pressed twice, it is saved once
            self.journal.save(ProfileSaved(on=today, profile=profile, checked=False), *scores, message=message)
        self.journal.go("check" if asks else "routine")

    def _scored_today(self, name: str, score: int) -> bool:
        scores = [p for p in self.journal.history.psfs if p.activity == name and p.on == self.journal.today]
        return bool(scores) and scores[-1].score == score


def _asking(many: int) -> str:
    """What the check still wants to know, after what was told here."""
    are = "one more question" if many == 1 else f"{many} more questions"
    return f"Saved. What you told us brings {are}, in the check. Until they are answered the plan is extra careful."


def _walks(chosen: int | None) -> list[tuple[str, int | None]]:
    """The minutes to choose from, with those that were said before."""
    minutes = sorted({2, 5, 10, 15, 20, 30, 45} | ({chosen} if chosen is not None else set()))
    return [("I do not know", None), *((f"{one} min", one) for one in minutes)]


class _Goals(ipw.VBox):
    """Up to five daily things that are hard, each scored 0 (cannot) to 10 (as before).

    The commonest are listed; all others are a click away, and own words are understood where they can be.
    """

    def __init__(self, goals: Mapping[str, Goal], chosen: tuple[str, ...], scores: dict[str, int]):
        self._goals, self._scores = goals, dict(scores)
        self._suggested = suggested = tuple(goal.name for goal in goals.values())
        self._own = Line(
            "Something else? Write it here",
            ", ".join(g for g in chosen if g not in suggested),
            hint="for example: reaching my feet in the bath",
        )
        ask = f"What is hard because of your hip? Choose up to {MOST_GOALS}."
        self._picked = Several(ask, [(g, g) for g in suggested], chosen, later=self._less_common(chosen))
        self._scales: dict[str, Scale] = {}
        self._box, self._heard = column(), column(classes=["hb-goals-heard"])
        self._more = button("Show more everyday things", lambda *_: self._show_all(), "hb-more-goals")
        super().__init__([self._picked, self._more, self._own, self._heard, self._box])
        self._picked.observe(lambda _: self._draw(), "value")
        self._own.observe(lambda _: self._draw(), "value")
        self._draw()

    def _less_common(self, chosen: Iterable[str]) -> frozenset[str]:
        """Those that wait for the button: the less common ones, but for those that were chosen before."""
        return frozenset(goal.name for goal in self._goals.values() if not goal.offered) - set(chosen)

    def _show_all(self) -> None:
        for box in self._picked._boxes.values():
            box.remove_class(LATER)
        self._more.add_class(LATER)

    def _answer(self, goal: str) -> list[ipw.Widget]:
        """What was understood of own words; where nothing was, the nearest that the book knows, to choose from."""
        if named_goals(goal, self._goals):
            return []
        names = [self._goals[id].name for id in nearest_goals(goal, self._goals, NEAREST)]
        message = f"I do not know which exercises serve “{isolated(goal)}”. It stays in your list and is scored. Choose the nearest as well, if one fits:"
        return [words(message), row(*(button(name, lambda *_, name=name: self._pick(name)) for name in names))]

    def _pick(self, name: str) -> None:
        box = self._picked._boxes[name]
        box.remove_class(LATER)
        box.value = True

    @property
    def own(self) -> tuple[str, ...]:
        """The reader's own words."""
        return tuple(part.strip()[:120] for part in self._own.value.split(",") if part.strip())

    @property
    def value(self) -> tuple[str, ...]:
        """The chosen things, as many as may be scored."""
        return self.wanted[:MOST_GOALS]

    @property
    def wanted(self) -> tuple[str, ...]:
        """All that were chosen, in the list's order, own words last."""
        return (*(g for g in self._suggested if g in self._picked.value), *self.own)

    @property
    def scores(self) -> dict[str, int | None]:
        return {name: self._scales[name].value for name in self.value}

    def _draw(self) -> None:
        """A scale for each thing; what was answered of one that is not chosen now is there when it is chosen again."""
        self._scores |= {name: scale.value for name, scale in self._scales.items()}
        self._scales = {name: self._scales.get(name) or self._scale(name) for name in self.value}
        fill(self._box, *self._scales.values())
        fill(self._heard, *(widget for goal in self.own for widget in self._answer(goal)))

    def _scale(self, name: str) -> Scale:
        return Scale(f"{isolated(name)}: how well can you do it?", "cannot", "as before", self._scores.get(name))
