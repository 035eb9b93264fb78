"""Look: what a log shows beyond its noise."""
