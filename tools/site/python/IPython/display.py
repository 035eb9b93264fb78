"""What shows something in a cell; the page has no cells."""


def display(*_: object, **__: object) -> None:
    """Nothing to show it in."""


def clear_output(*_: object, **__: object) -> None:
    """Nothing to clear."""
