"""The book itself: notebooks in reading order, and the dashboard."""
