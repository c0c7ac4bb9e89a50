"""Where cards stand level with the lines of their passages, and what room they keep."""

from sitegen.rendering.beside import FULL, WIDE, Row, levelled_html, rooms

MARK = '<mark class="q" id="q-{0}"'


def row(tag: str = "p", cards: tuple[int, ...] = (), length: int = 400, first: int = 0) -> Row:
    """A block with cards of so many characters, each passage a line below the one before."""
    marks = tuple(MARK.format(number) for number in range(len(cards)))
    html = f"<{tag}>{'x' * first}" + ("x" * 62).join(f"{mark}>a</mark>" for mark in marks) + f"</{tag}>"
    return Row(tag, html, tuple("x" * length_of for length_of in cards), marks, length)


def test_last_of_a_run_keeps_room_for_all_its_cards() -> None:
    """Cards may hang down beside the next block, but not out of the account: the last one keeps the room."""
    short = row(cards=(180, 180), length=60)

    alone, followed = rooms([short]), rooms([short, row(cards=(20,))])

    assert alone[0] is not None
    assert followed[0] is not None
    assert alone[0] > 2 * 4 * 1.22
    assert followed[0] < alone[0]


def test_what_hangs_is_kept_room_for_by_the_next() -> None:
    """What hangs out of one block pushes down the cards of the next, which keeps the room for that too."""
    short = row(cards=(180, 180), length=60)

    after, alone = rooms([short, row(cards=(60,), length=60)])[1], rooms([row(cards=(60,), length=60)])[0]

    assert after is not None
    assert alone is not None
    assert after > alone


def test_headings_and_plain_paragraphs_do_not_end_a_run() -> None:
    """Cards hang down beside text; columns of cards, code and pictures end the run."""
    short, next_one = row(cards=(180, 180), length=60), row(cards=(60,))

    kept = rooms([short])[0]
    assert rooms([short, row("h3"), row(), next_one])[0] != kept
    assert rooms([short, row("pre"), next_one])[0] == kept
    assert rooms([short, row(cards=(10,) * 7), next_one])[0] == kept
    assert rooms([short, Row("p", "<figure></figure>", ()), next_one])[0] == kept


def test_passage_far_down_keeps_room_below_it() -> None:
    """A card on the last line of a long paragraph hangs out of it."""
    top, foot = rooms([row(cards=(240,), length=600)])[0], rooms([row(cards=(240,), length=600, first=590)])[0]

    assert top is not None
    assert foot is not None
    assert foot > top + 10


def test_narrower_page_keeps_more_room() -> None:
    """Between the first wide layout and the full one lines of text and cards are shorter."""
    full, wide = rooms([row(cards=(230,) * 3)], FULL)[0], rooms([row(cards=(230,) * 3)], WIDE)[0]

    assert full is not None
    assert wide is not None
    assert wide > full


def test_more_cards_than_stand_beside_have_no_room() -> None:
    """More than six cards, and a block without cards, are not levelled."""
    assert rooms([row(cards=(10,) * 7, length=4000)]) == [None]
    assert rooms([row()]) == [None]


def test_each_passage_has_its_own_anchor() -> None:
    """Passages are named in their order, wherever they stand in the block: in emphasis, in a list, in one another."""
    html = levelled_html(row("ul", cards=(10, 10)))

    assert 'id="q-0" style="anchor-name:--q1">' in html
    assert 'id="q-1" style="anchor-name:--q2">' in html
