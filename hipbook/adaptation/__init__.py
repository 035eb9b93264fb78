"""Adapt: what the last sets and mornings change in the plan, and when the check is due again."""
