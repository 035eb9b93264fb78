"""Screening: applied conditions, gate, exercises allowed and refused, pain cap, and the suggested track."""
