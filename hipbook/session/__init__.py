"""Sessions: their steps with words, positions and durations, the session under way, and its draft for the log."""
