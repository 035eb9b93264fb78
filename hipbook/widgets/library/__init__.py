"""Library: every exercise, to look up."""
