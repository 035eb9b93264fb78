"""What things are: exercises, doses, people, conditions, routines and records, as frozen values."""
