"""The build backend: setuptools, with one line more in an editable install.

``hipbook.data`` and ``hipbook.notebooks`` lie beside the package, so setuptools makes an editable hipbook known by an
import hook alone. Python asks hooks last, after every folder of ``sys.path``. Started in the folder above a clone, it
takes the clone ``hipbook/``, which holds no ``__init__.py``, for an empty namespace package before the hook is asked.
With the clone itself on ``sys.path`` the real package is found first; the hook still answers for content and notebooks.
"""

from __future__ import annotations

import locale
import sys
from base64 import urlsafe_b64encode
from hashlib import sha256
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from setuptools import build_meta
from setuptools.build_meta import *  # noqa: F403  the other hooks are setuptools' own

PATH_FILE = "hipbook_clone.pth"
ENCODING = "utf-8" if sys.version_info >= (3, 13) else locale.getpreferredencoding(False)  # what Python reads it with


def build_editable(
    wheel_directory: str, config_settings: dict[str, str] | None = None, metadata_directory: str | None = None
) -> str:
    """Setuptools' editable wheel, with this folder as a path entry."""
    name = build_meta.build_editable(wheel_directory, config_settings, metadata_directory)
    add_file(Path(wheel_directory, name), PATH_FILE, f"{Path.cwd()}\n".encode(ENCODING))
    return name


def add_file(wheel: Path, name: str, content: bytes) -> None:
    """Puts a file into a wheel and into its RECORD, which is written anew: an archive's member cannot be changed."""
    with ZipFile(wheel) as archive:
        held = {member: archive.read(member) for member in archive.namelist()}
    [record] = [member for member in held if member.endswith(".dist-info/RECORD")]
    digest = urlsafe_b64encode(sha256(content).digest()).rstrip(b"=").decode()
    held[record] += f"{name},sha256={digest},{len(content)}\n".encode()
    with ZipFile(wheel, "w", ZIP_DEFLATED) as archive:
        for member, data in ({name: content} | held).items():
            archive.writestr(member, data)
