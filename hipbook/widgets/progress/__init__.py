"""Progress: charts, their sentences, and the home tests."""
