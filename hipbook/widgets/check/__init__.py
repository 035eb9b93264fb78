"""Check: red flags, conditions and their follow-up questions."""
