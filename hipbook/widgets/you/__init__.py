"""You: where it is felt, what for, with what and when."""
