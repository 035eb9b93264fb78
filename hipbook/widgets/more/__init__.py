"""What is needed seldom, under one name."""
