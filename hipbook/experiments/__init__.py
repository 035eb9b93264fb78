"""Experiments on oneself: two ways compared by lot, with the odds told before, and read once, at the end."""
