"""Today: the first screen, its questions, and pauses."""
