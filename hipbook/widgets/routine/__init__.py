"""Routine: the week and its exercise cards."""
