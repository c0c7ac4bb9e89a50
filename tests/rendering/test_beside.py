"""Where cards stand level with the lines of their passages."""

from sitegen.rendering.beside import Row, levelled


def row(tag: str = "p", lengths: tuple[int, ...] = (), length: int = 400, *, plain: bool = True) -> Row:
    return Row(tag, "", ("card",) * len(lengths), lengths, length, plain)


def test_paragraph_that_holds_its_cards_is_levelled() -> None:
    """A paragraph of seven lines holds three short cards."""
    assert levelled([row(lengths=(60, 60, 60))]) == [True]


def test_last_of_a_run_must_hold_its_cards() -> None:
    """Cards may hang down into the next paragraph, but not out of the account."""
    short = row(lengths=(180, 180), length=60)

    assert levelled([short, row(lengths=(60,))]) == [True, True]
    assert levelled([row(lengths=(60,)), short]) == [True, False]


def test_heading_does_not_end_a_run_and_a_list_does() -> None:
    """Between levelled paragraphs a heading may stand; anything else ends the run."""
    short, long = row(lengths=(180, 180), length=60), row(lengths=(60,))

    assert levelled([short, row("h3"), long]) == [True, False, True]
    assert levelled([short, row("ul", (60,), plain=False), long]) == [False, False, True]


def test_too_many_or_too_long_cards_are_not_levelled() -> None:
    """More than six cards, a card of five lines, and a paragraph without cards stand as they come."""
    assert levelled([row(lengths=(10,) * 7, length=4000)]) == [False]
    assert levelled([row(lengths=(191,), length=4000)]) == [False]
    assert levelled([row()]) == [False]
