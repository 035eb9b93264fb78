"""The content: the files of ``data/`` as values, with cross-references, search, goal matching, doses and lint."""
