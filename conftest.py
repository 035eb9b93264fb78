"""Tests and notebooks never touch the reader's own log."""

import os

os.environ.setdefault("HIPBOOK_LOG", ":memory:")
