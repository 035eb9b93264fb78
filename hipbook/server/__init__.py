"""How the dashboard is served: the Voila template, its settings, and the server."""
