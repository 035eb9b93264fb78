"""For those who work on the book."""
