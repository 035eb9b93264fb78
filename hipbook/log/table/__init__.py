"""Other people's tables: what stands in them, what each column means, and an account of every row."""
