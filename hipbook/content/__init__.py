"""What the book knows: the files of ``data/`` as values, looked up, searched and checked."""
