"""Plan: the candidates of a week, their scores, the best menu of them, and the reasons."""
