"""The name that ipywidgets' Output asks for; the page has none of those."""

from .. import Shell as InteractiveShell  # noqa: F401
