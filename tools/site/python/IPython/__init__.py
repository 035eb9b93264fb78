"""As much of IPython as widgets ask for outside a notebook.

The page in the browser holds no cells, so it needs no shell: the real one would be eight megabytes more to fetch and a
second more to wait for. The notebooks in the browser have the real one.
"""

from __future__ import annotations

import logging
import sys


class Shell:
    """Where widgets report that a callback has failed; the dashboard tells its reader instead."""

    def showtraceback(self, *_: object, **__: object) -> None:
        logging.getLogger("hipbook").error("a callback failed", exc_info=sys.exc_info())


_shell = Shell()


def get_ipython() -> Shell:
    return _shell
