"""Smaller pictures."""

import io

import pytest
from PIL import Image

from sitegen.model.media import widths_of
from sitegen.preparing.picture import reencoded, smaller

from .files import MARK, PICTURES, drawn, exif, saved


@pytest.mark.parametrize("name", PICTURES)
def test_every_kind_is_made_smaller_and_tells_nothing(name: str) -> None:
    """A WebP of the asked width, upright, with nothing of what the original tells; the same bytes each time."""
    made = smaller(PICTURES[name], 60)
    image = Image.open(io.BytesIO(made))
    assert (image.format, image.width, getattr(image, "n_frames", 1)) == ("WEBP", 60, 1)
    assert MARK.encode() not in made
    assert dict(image.getexif()) == {}
    assert smaller(PICTURES[name], 60) == made


def test_upright() -> None:
    """What lies on its side is turned: its first row becomes its last column."""
    picture = Image.new("RGB", (400, 200), "white")
    picture.paste("red", (0, 0, 400, 40))
    made = Image.open(io.BytesIO(smaller(saved(picture, "JPEG", exif=exif(6), quality=95), 100))).convert("RGB")
    assert made.size == (100, 200)
    red, _, blue = made.getpixel((95, 100))
    assert red > 200
    assert blue < 80
    assert made.getpixel((5, 100))[2] > 200


def test_sixteen_bits_keep_their_shade() -> None:
    """A deep grey is grey, not white."""
    shade = Image.open(io.BytesIO(smaller(PICTURES["deep.png"], 60))).convert("L").getpixel((30, 20))
    assert 150 < shade < 162


def test_transparency_stays() -> None:
    """A picture with holes has them when it is smaller."""
    clear = saved(Image.new("RGBA", (100, 100), (255, 0, 0, 0)), "PNG")
    assert Image.open(io.BytesIO(smaller(clear, 50))).convert("RGBA").getpixel((9, 9))[3] == 0


@pytest.mark.parametrize(
    ("size", "widths"),
    [
        ((1, 1), (1,)),
        ((300, 500), (300,)),
        ((500, 300), (500,)),
        ((700, 500), (480, 700)),
        ((1600, 900), (480, 960, 1600)),
        ((1700, 900), (480, 960, 1600)),
        ((6000, 4000), (480, 960, 1600)),
        ((480, 20_000), ()),
        ((0, 0), ()),
    ],
)
def test_widths(size: tuple[int, int], widths: tuple[int, ...]) -> None:
    """Never wider than the picture, none that is hardly narrower than it, none that WebP could not hold."""
    assert widths_of("a.jpg", *size) == widths
    assert widths_of("a.svg", *size) == ()


def test_what_cannot_be_cleaned_is_encoded_anew() -> None:
    """Its pixels alone go on."""
    made = reencoded(PICTURES["e.avif"])
    assert MARK.encode() not in made
    assert Image.open(io.BytesIO(made)).format == "AVIF"
    assert drawn().mode == "RGB"
