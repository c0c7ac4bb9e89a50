"""What is published of a file: its content, and nothing that it tells besides."""

import io
import random

import pytest
from PIL import Image, ImageOps

from sitegen.preparing.clean import clean
from sitegen.preparing.picture import measured
from sitegen.preparing.unreadable import UnreadableError

from .files import FILES, MARK, PICTURES, PROFILE, mp4


@pytest.mark.parametrize("name", FILES)
def test_nothing_is_told(name: str) -> None:
    """The marks planted in every place that a format has for words are gone, and so are those of Exif and XMP."""
    data = FILES[name]
    assert MARK.encode() in data or name == "deep.png"
    for told in (MARK.encode(), MARK.encode()[:8], b"+50.1234", b"xmpmeta", b"8BIM"):
        assert told not in clean(name, data)


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_stays_as_it_is(name: str) -> None:
    """Every pixel, the profile of its colours, which way is up, and every frame."""
    before, after = Image.open(io.BytesIO(PICTURES[name])), Image.open(io.BytesIO(clean(name, PICTURES[name])))
    assert getattr(before, "n_frames", 1) == getattr(after, "n_frames", 1)
    assert measured(PICTURES[name]) == measured(clean(name, PICTURES[name]))
    assert before.info.get("icc_profile") == after.info.get("icc_profile")
    for frame in range(getattr(before, "n_frames", 1)):
        before.seek(frame)
        after.seek(frame)
        assert ImageOps.exif_transpose(before).tobytes() == ImageOps.exif_transpose(after).tobytes()
    assert set(after.getexif()) <= {0x0112}


def test_profiles_stay() -> None:
    """The pictures of this test have a profile of colours that could have been lost."""
    kept = [name for name in PICTURES if Image.open(io.BytesIO(PICTURES[name])).info.get("icc_profile") == PROFILE]
    assert {"a.jpg", "b.png", "c.webp"} <= {*kept}


@pytest.mark.parametrize("name", FILES)
def test_what_is_clean_stays(name: str) -> None:
    """Cleaning a second time changes nothing: the same bytes for the same file, always."""
    once = clean(name, FILES[name])
    assert clean(name, FILES[name]) == once
    assert clean(name, once) == once


@pytest.mark.parametrize("handler", [b"text", b"sbtl", b"meta", b"gpmd", b"camm", b"tmcd"])
def test_tracks_of_data_are_blanked_with_their_samples(handler: bytes) -> None:
    """Cameras and drones write places into tracks; picture and sound keep theirs, where they stood."""
    data = mp4(b"vide", handler)
    cleaned = clean("a.mp4", data)
    assert len(cleaned) == len(data)
    assert b"content" in cleaned
    assert b"vide" in cleaned
    assert handler not in cleaned


@pytest.mark.parametrize("name", FILES)
def test_whatever_bytes_come_it_is_cleaned_or_refused(name: str) -> None:
    """Cut short or with bytes thrown in, a file is refused in words, or cleaned."""
    chance = random.Random(name)
    data = FILES[name]
    for _ in range(60):
        broken = bytearray(data[: chance.randrange(len(data))] if chance.random() < 0.5 else data)
        for _ in range(chance.randrange(1, 20)):
            if broken:
                broken[chance.randrange(min(len(broken), 2000))] = chance.randrange(256)
        try:
            clean(name, bytes(broken))
        except UnreadableError as error:
            assert str(error)  # noqa: PT017 - most are refused, some are cleaned


def test_a_drawing_runs_and_fetches_nothing() -> None:
    """Shapes and links within the drawing stay; everything that runs or is fetched goes."""
    cleaned = clean("m.svg", FILES["m.svg"]).decode()
    assert '<use href="#there"' in cleaned
    assert "<rect" in cleaned
    for word in ("script", "onload", "https://", "<a ", "image", "import"):
        assert word not in cleaned
    with pytest.raises(UnreadableError):
        clean("m.svg", b'<!DOCTYPE svg [<!ENTITY a "b">]><svg xmlns="http://www.w3.org/2000/svg">&a;</svg>')
