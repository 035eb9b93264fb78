"""The explorers and quizzes of the chapters."""
