"""A Containerfile as a list of instructions, and carried out in a folder: what can be tried of an image without containers."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple


class Step(NamedTuple):
    """One instruction: ``RUN``, ``COPY`` … and what stands after it."""

    name: str
    words: str


def stages(text: str) -> dict[str, list[Step]]:
    """The instructions of each stage, by its name; the first of each is its FROM."""
    lines = re.sub(r"^\s*#.*\n", "", text, flags=re.MULTILINE).replace("\\\n", " ").splitlines()
    found: dict[str, list[Step]] = {}
    for step in (Step(*line.split(None, 1)) for line in lines if line.strip()):
        if step.name == "FROM":
            here = found.setdefault(step.words.split(" AS ")[1], [])
        if step.name != "ARG":
            here.append(step)
    return found


def chain(all_stages: dict[str, list[Step]], last: str) -> list[str]:
    """This stage after those it begins from."""
    base = all_stages[last][0].words.split()[0]
    return [*(chain(all_stages, base) if base in all_stages else []), last]


def python_for_all() -> Path:
    """A Python that users without rights may run too; where there is none, the one that runs this."""
    own = Path(sys._base_executable).resolve()
    system = Path(shutil.which(f"python3.{sys.version_info.minor}", path="/usr/local/bin:/usr/bin") or own).resolve()
    return next((one for one in (own, system) if all(path.stat().st_mode & 0o001 for path in (one, *one.parents))), own)


@dataclass
class Image:
    """What the instructions made so far: files below ``root``, variables, and who would run in it.

    Absolute paths of the image lie below ``root``. Users are not made; who owns a folder is left out.
    """

    root: Path
    context: Path
    env: dict[str, str] = field(default_factory=dict)
    workdir: str = "/"
    said: dict[str, str] = field(default_factory=dict)

    def at(self, path: str) -> Path:
        return self.root / os.path.join(self.workdir, path).lstrip("/")

    def inside(self, words: str) -> str:
        """The words with the image's own folders as they lie here."""
        return re.sub(r"(?<![\w.$/{])/(?=(?:opt|src|logs|home|tmp)\b)", f"{self.root}/", words)

    def environment(self) -> dict[str, str]:
        tools = str(self.root / "bin")  # the `python` of the image that it all begins from
        return {"PATH": f"{tools}:{os.environ['PATH']}", "HOME": str(self.root / "home" / "reader")} | self.env

    def carry_out(self, steps: list[Step]) -> None:
        for step in steps:
            getattr(self, f"_{step.name.lower()}", self._note)(step.words, step.name)

    def _note(self, words: str, name: str) -> None:
        self.said[name] = words

    def _from(self, words: str, name: str) -> None:
        self.workdir, self.env = "/", self.env if words.split()[0] == "system" else {}
        python = self.root / "bin" / "python"
        python.parent.mkdir(parents=True, exist_ok=True)
        if not python.exists():
            python.symlink_to(python_for_all())

    def _env(self, words: str, name: str) -> None:
        for key, value in (word.split("=", 1) for word in shlex.split(words)):
            self.env[key] = self.inside(value).replace("$PATH", self.environment()["PATH"])

    def _workdir(self, words: str, name: str) -> None:
        self.workdir = words
        self.at(".").mkdir(parents=True, exist_ok=True)

    def _copy(self, words: str, name: str) -> None:
        *sources, to = words.split()
        if sources[0].startswith("--from="):  # every stage lies in this one folder
            return
        for source in sources:
            given = self.context / source
            aim = self.at(to) / given.name if to.endswith("/") else self.at(to)
            aim.parent.mkdir(parents=True, exist_ok=True)
            shutil.copytree(given, aim, dirs_exist_ok=True) if given.is_dir() else shutil.copy(given, aim)

    def _run(self, words: str, name: str) -> None:
        if words.startswith("useradd "):
            return
        line = re.sub(r" -[og] reader\b", "", self.inside(words))
        done = subprocess.run(
            line, shell=True, cwd=self.at("."), env=os.environ | self.environment(), capture_output=True, text=True
        )
        assert done.returncode == 0, f"{words}\n{done.stdout[-2000:]}{done.stderr[-2000:]}"
