"""Practise: a session's steps, their words, positions and durations, and the session under way."""
