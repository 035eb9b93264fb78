"""The file a log lives in: its tables, its errors, its way out (JSON, CSV) and back in."""
