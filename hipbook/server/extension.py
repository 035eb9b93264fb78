"""The Jupyter Server extension: our addresses where Voila runs inside JupyterLab, Binder or a Hub."""

from __future__ import annotations

from typing import Any

from .handlers import routes


def _jupyter_server_extension_points() -> list[dict[str, str]]:
    return [{"module": "hipbook.server.extension"}]


def _load_jupyter_server_extension(server: Any) -> None:
    """Put our routes first, whichever extension was loaded first."""
    app = server.web_app
    app.add_handlers(".*$", routes(app.settings["base_url"]))
    rules = app.default_router.rules
    rules.insert(0, rules.pop(-2))
