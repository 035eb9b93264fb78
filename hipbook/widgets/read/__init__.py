"""The book beside the page: its chapters, and what was done in each."""
