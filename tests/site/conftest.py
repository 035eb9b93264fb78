"""The site, built once for all that look at it, and handed out as files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from alone import Alone, build, handed_out


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("site") / "site")


@pytest.fixture
def alone(site: Path) -> Iterator[Alone]:
    with handed_out(site) as served:
        yield served
