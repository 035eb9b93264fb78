"""How the dashboard is served: the Voila template, its settings, and the server."""

import sys

# jsonschema imports this checker of IRI formats where it finds it. It builds a grammar for a second or more at
# every start, and nothing here checks an IRI: without it jsonschema leaves that one format unchecked.
sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type] # None there: it cannot be imported
