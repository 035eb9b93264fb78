"""Practise: the way into a session, the player, and the form at its end."""
