"""The log on disk: one SQLite file, its way out (JSON, CSV) and back in."""
