"""The pages of our own server that are not Voila's: the dashboard, the chapters, and the way in for the browser we open."""

from __future__ import annotations

import secrets
from pathlib import Path
from time import monotonic
from typing import Any

from jupyter_server.auth.decorator import allow_unauthenticated
from jupyter_server.base.handlers import JupyterHandler
from jupyter_server.utils import url_path_join
from tornado.web import HTTPError, authenticated
from voila.tornado.handler import TornadoVoilaHandler

from ..content.chapters import chapters
from .network import code_of, note_on, ways
from .visits import MINUTE, Full, visitor


class Book(TornadoVoilaHandler):
    """The dashboard at the root, beside it each chapter under its own name, and no page elsewhere.

    The links of the notebooks lead from one to the other by name alone, as they do in JupyterLab. Who finds it full
    is told so at once.
    """

    notebook_path: str
    refused_at = float("-inf")

    @authenticated
    async def get(self, path: str = "") -> None:
        dashboard = Path(self.notebook_path)
        if path == dashboard.name:
            self.redirect(self.base_url)
            return
        if path:
            self.notebook_path = str(chapter_beside(dashboard, path, self.settings["hipbook_folder"]))
        visits, pool = self.settings["hipbook_visits"], self.settings["hipbook_pool"]
        try:
            with visits.begun(visitor(self.request)):
                async with pool.turn(self.notebook_path):
                    await super().get("")
        except Full as full:
            if monotonic() - Book.refused_at > MINUTE:  # a flood of visits is no flood of lines
                Book.refused_at = monotonic()
                self.log.warning("Full: a page was refused, and others may be (%s).", full)
            raise HTTPError(503) from full

    def write_error(self, status_code: int, **kwargs: Any) -> None:
        if status_code == 503:
            self.set_header("Retry-After", str(int(MINUTE)))
        super().write_error(status_code, **kwargs)


def chapter_beside(dashboard: Path, name: str, folder: Path) -> Path:
    """The notebook of a chapter, as the dashboard's is called; 404 where the book or the folder has none of that name."""
    if name in {chapter.file for chapter in chapters().values()}:
        notebook = dashboard.with_name(name)
        if (folder / notebook).is_file():
            return notebook
    raise HTTPError(404)


class Door(JupyterHandler):
    """Lets one browser in without the token, which would be on its command line for all users to read."""

    key = secrets.token_urlsafe()

    @allow_unauthenticated
    def get(self, key: str) -> None:
        if not secrets.compare_digest(key.encode(), Door.key.encode()):
            raise HTTPError(403)
        Door.key = secrets.token_urlsafe()
        user = self.identity_provider.generate_anonymous_user(self)
        self.identity_provider.set_login_cookie(self, user)
        self.redirect(
            url_path_join(self.base_url, "hipbook/phone") if self.settings["hipbook_phone"] else self.base_url
        )


class Phone(JupyterHandler):
    """Shows the code that a phone on the same network reads, and what opening the page to it means.

    The networks are asked for anew each time: they come and go while the page is open.
    """

    @authenticated
    def get(self) -> None:
        address = self.settings["hipbook_phone"]
        if not address:
            raise HTTPError(404)
        reachable = ways()
        addresses = [(way.network, address.format(way.address)) for way in reachable]
        code = code_of(addresses[0][1]) if addresses else ""
        self.finish(self.render_template("phone.html", addresses=addresses, code=code, note=note_on(reachable)))
