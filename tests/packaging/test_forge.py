"""What a public forge reads of this folder: valid by its published schema, and in step with the rest of the tree."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml
from check_jsonschema import main as check_jsonschema
from tree import ROOT

from hipbook.log.connection import SCHEMA
from hipbook.log.export import VERSION as EXPORT_VERSION
from tools.release import notes

PROJECT = tomllib.loads(ROOT.joinpath("pyproject.toml").read_text("utf-8"))
CHANGELOG = ROOT.joinpath("CHANGELOG.md").read_text("utf-8")
WORKFLOWS = sorted(ROOT.glob(".github/workflows/*.yml"))
FORMS = sorted(ROOT.glob(".github/ISSUE_TEMPLATE/[0-9]*.yml"))
SCHEMAS = {
    "github-workflows": WORKFLOWS,
    "dependabot": [ROOT / ".github/dependabot.yml"],
    "github-issue-forms": FORMS,
    "github-issue-config": [ROOT / ".github/ISSUE_TEMPLATE/config.yml"],
    "citation-file-format": [ROOT / "CITATION.cff"],
}


def loaded(path: Path) -> dict[str, Any]:
    """A YAML file; its key ``on`` comes as True, which is what YAML 1.1 takes it for."""
    return yaml.safe_load(path.read_text("utf-8"))


def jobs(path: Path) -> dict[str, dict[str, Any]]:
    return loaded(path)["jobs"]


def commands(path: Path) -> str:
    return "\n".join(step.get("run", "") for job in jobs(path).values() for step in job.get("steps", ()))


CI = jobs(ROOT / ".github/workflows/ci.yml")


@pytest.mark.parametrize("schema", SCHEMAS)
def test_each_file_is_valid_by_its_published_schema(schema, capsys):
    assert SCHEMAS[schema]
    command = ["--builtin-schema", f"vendor.{schema}", "--default-filetype", "yaml"]  # which CITATION.cff is too
    with pytest.raises(SystemExit) as end:
        check_jsonschema([*command, *map(str, SCHEMAS[schema])])
    assert end.value.code == 0, capsys.readouterr()


def test_every_job_ends_in_time_and_may_only_read():
    for path in WORKFLOWS:
        assert loaded(path)["permissions"] == {"contents": "read"}
        for name, job in jobs(path).items():
            assert "timeout-minutes" in job or "uses" in job, f"{path.name}: {name}"


def test_no_checkout_leaves_its_token_behind():
    for path in WORKFLOWS:
        for job in jobs(path).values():
            for step in job.get("steps", ()):
                if step.get("uses", "").startswith("actions/checkout@"):
                    assert step["with"]["persist-credentials"] is False


def test_green_means_that_every_other_job_is_green():
    assert set(CI["green"]["needs"]) == CI.keys() - {"green"} and CI["green"]["if"] == "always()"


def test_every_promised_python_is_tested_and_no_other():
    promised = [
        line.rpartition(" :: ")[2] for line in PROJECT["project"]["classifiers"] if re.search(r":: 3\.\d+$", line)
    ]
    assert CI["unit"]["strategy"]["matrix"]["python"] == promised
    assert PROJECT["project"]["requires-python"] == f">={promised[0]}"


def test_the_workflows_run_what_there_is():
    makefile = ROOT.joinpath("Makefile").read_text("utf-8")
    for path in WORKFLOWS:
        targets = [word for line in re.findall(r"^make (.+)$", commands(path), re.MULTILINE) for word in line.split()]
        for target in (word for word in targets if "=" not in word):
            assert re.search(rf"^{target}:", makefile, re.MULTILINE), target
        for script in re.findall(r"tools/\w+\.py", commands(path)):
            assert (ROOT / script).is_file()


def test_only_the_publishing_job_may_ask_for_an_identity():
    release = jobs(ROOT / ".github/workflows/release.yml")
    asking = [name for name, job in release.items() if "id-token" in job.get("permissions", {})]
    assert asking == ["publish"] and set(release["publish"]["needs"]) == {"version", "test"}
    assert release["publish"]["environment"] == "pypi"
    assert "secrets." not in ROOT.joinpath(".github/workflows/release.yml").read_text("utf-8")


def test_every_address_is_that_of_the_repository():
    home = f"https://github.com/{PROJECT['tool']['hipbook']['repository']}"
    assert all(address.startswith(home) for address in PROJECT["project"]["urls"].values())
    assert loaded(ROOT / "CITATION.cff")["repository-code"] == home
    told = [CHANGELOG, ROOT.joinpath(".github/ISSUE_TEMPLATE/config.yml").read_text("utf-8")]
    found = re.findall(r"https://github\.com/[\w-]+/[\w-]+", "\n".join(told))
    assert found and set(found) == {home}


def test_the_version_stands_alike_wherever_it_must():
    version, cited = PROJECT["project"]["version"], loaded(ROOT / "CITATION.cff")
    assert cited["version"] == version
    assert f"## [{version}] - {cited['date-released']}\n" in CHANGELOG
    assert notes(f"v{version}").startswith(CHANGELOG.partition(f"## [{version}]")[2].partition("\n")[2].strip()[:200])


def test_the_changelog_begins_with_what_is_not_released_and_links_each_version():
    heads = re.findall(r"^## \[(.+?)\]", CHANGELOG, re.MULTILINE)
    assert heads[0] == "Unreleased" and len(heads) > 1
    assert re.findall(r"^\[(.+?)\]: ", CHANGELOG, re.MULTILINE) == heads


def test_the_formats_that_are_told_are_those_that_are_written():
    """In the newest section of the CHANGELOG that names them, and in the page about the log."""
    told = re.findall(r"Log format (\d+), export version (\d+)", CHANGELOG)
    assert told[0] == (str(SCHEMA), str(EXPORT_VERSION))
    page = ROOT.joinpath("docs/log-format.md").read_text("utf-8")
    assert f"writes log format {SCHEMA}." in page and f"**export version {EXPORT_VERSION}**" in page
    assert [int(number) for number in re.findall(r"^\| (\d+) \|", page, re.MULTILINE)] == [*range(1, SCHEMA + 1)]


def test_a_release_needs_the_tag_the_version_and_the_changelog_to_agree(tmp_path):
    tmp_path.joinpath("pyproject.toml").write_text('[project]\nversion = "1.2.0"\n', "utf-8")
    changes = tmp_path / "CHANGELOG.md"
    changes.write_text(
        "# Changelog\n\n## [Unreleased]\n\n- soon\n\n## [1.2.0] - 2026-01-05\n\n- done\n\n## [1.1.0] - 2025-01-05\n\n- old\n"
    )
    assert notes("v1.2.0", tmp_path) == "- done"
    with pytest.raises(ValueError, match=r"tag is v1\.1\.0, but pyproject\.toml says version 1\.2\.0"):
        notes("v1.1.0", tmp_path)
    changes.write_text("# Changelog\n\n## [Unreleased]\n\n- done\n")
    with pytest.raises(ValueError, match=r"one section \[1\.2\.0\] with its day, and has 0"):
        notes("v1.2.0", tmp_path)


def test_a_form_asks_for_no_log_and_every_label_is_its_own():
    fault = ROOT.joinpath(".github/ISSUE_TEMPLATE/1-fault.yml").read_text("utf-8")
    assert "attach no log" in fault
    for path in FORMS:
        form = loaded(path)
        ids = [part["id"] for part in form["body"] if "id" in part]
        assert len(ids) == len({*ids}) and len(form["labels"]) == 1
