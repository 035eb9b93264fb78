"""What hipbook serves beside Voila, the same in our own server and inside Jupyter Server."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import Any

from jupyter_server.auth.decorator import allow_unauthenticated
from jupyter_server.base.handlers import JupyterHandler
from jupyter_server.utils import url_path_join
from tornado.web import StaticFileHandler, authenticated

from .visits import visitor

DAY = 24 * 3600
YEAR = 365 * DAY


def plotly_folder() -> Path:
    """Where the installed plotly keeps plotly.min.js; plotly itself is not imported."""
    spec = find_spec("plotly")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("hipbook needs plotly to draw its charts")
    return Path(spec.origin).parent / "package_data"


class PlotlyHandler(StaticFileHandler):
    """plotly.min.js out of the installed package, kept by the browser.

    A handler rather than a link or a copy in a template folder: it writes nothing, so a read-only
    install works; the file is always of the plotly installed here, where a folder a user shares
    between environments would mix versions; and it is the same under Voila and Jupyter Server.
    """

    @allow_unauthenticated
    async def get(self, path: str, include_body: bool = True) -> None:
        await super().get(path, include_body)

    def get_cache_time(self, *_: Any) -> int:
        """A year where the address carries a version, else a day."""
        return YEAR if self.get_argument("v", None) else DAY


class SessionHandler(JupyterHandler):
    """Gives the page its XSRF cookie, without which Voila refuses to end the kernel with the tab.

    A browser asks for it while it reads the page; our own server then waits longer for the page to come up.
    """

    @authenticated
    def get(self) -> None:
        self.xsrf_token  # noqa: B018  reading it sets the cookie
        if visits := self.settings.get("hipbook_visits"):
            visits.heard_of(visitor(self.request))
        self.set_status(204)


def routes(base_url: str) -> list[tuple[Any, ...]]:
    """The handlers for tornado; they come before Voila's, whose patterns would take these addresses."""
    plotly = url_path_join(base_url, r"/voila/templates/hipbook/static/(plotly\.min\.js)")
    return [
        (plotly, PlotlyHandler, {"path": str(plotly_folder())}),
        (url_path_join(base_url, "/hipbook/session"), SessionHandler),
    ]
