"""The loop without a screen, and where it runs."""
