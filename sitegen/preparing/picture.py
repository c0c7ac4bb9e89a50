"""Pictures through Pillow: their size, whether they are whole, and smaller ones as WebP."""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO

import msgspec
from PIL import Image, ImageOps, UnidentifiedImageError

from sitegen.model.media import PICTURES, WIDTHS, ending_of, height_of
from sitegen.preparing.orientation import sound_orientation
from sitegen.preparing.unreadable import UnreadableError, hostile_bytes

QUALITY = 80
EFFORT = 4
_ORIENTATION = 0x0112
_TURNED = 5
"""From here on an orientation exchanges width and height."""
_SIXTEEN_BITS = ("I", "I;16", "I;16B", "I;16L", "I;16N")
_DEEPER = 256
"""What 16 bits are divided by to give 8."""
_WITH_ALPHA = ("RGBA", "LA", "PA", "La", "RGBa")


class Picture(msgspec.Struct, frozen=True):
    """What a picture is."""

    format: str
    width: int
    """As it is seen: turned as its orientation says."""
    height: int
    moves: bool
    orientation: int


def measured(data: bytes) -> Picture:
    """What a picture is, of whatever format its bytes are; each of its pixels was read.

    Raises:
        UnreadableError: it is none, it is not whole, or it has too many pixels.
    """
    with _opened(data) as image:
        width, height = image.size
        orientation = sound_orientation(image.getexif().get(_ORIENTATION))
        form, moves = image.format or "", bool(getattr(image, "is_animated", False))
        image.draft("RGB", (WIDTHS[0], WIDTHS[0]))
        image.load()
    if orientation >= _TURNED:
        width, height = height, width
    return Picture(form, width, height, moves, orientation)


def smaller(data: bytes, width: int) -> bytes:
    """The picture this wide, upright, as WebP, with its colour profile and nothing else; of a moving one the first frame.

    Raises:
        UnreadableError: it cannot be read.
    """
    with _opened(data) as image:
        turned = sound_orientation(image.getexif().get(_ORIENTATION)) >= _TURNED
        full = image.size[::-1] if turned else image.size
        size = (width, height_of(width, *full))
        image.draft("RGB", size[::-1] if turned else size)
        upright = _in_eight_bits(ImageOps.exif_transpose(image))
        profile = b"" if image.mode == "CMYK" else image.info.get("icc_profile", b"")
        made = upright.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0) if upright.size != size else upright
        out = BytesIO()
        made.save(out, "WEBP", quality=QUALITY, method=EFFORT, icc_profile=profile or b"", exif=b"", xmp=b"")
    return out.getvalue()


def reencoded(data: bytes) -> bytes:
    """The picture in its own format from its pixels alone: for what cannot be cleaned where it stands."""
    with _opened(data) as image:
        out = BytesIO()
        keep = {"icc_profile": image.info.get("icc_profile", b""), "exif": b"", "xmp": b""}
        more = {"max_threads": 1, "quality": 90} if image.format == "AVIF" else {}
        image.save(out, image.format, save_all=bool(getattr(image, "is_animated", False)), **keep, **more)
    return out.getvalue()


def ending_for(form: str) -> str:
    """The ending that a format has, as it is mostly written."""
    return next((ending for ending, name in PICTURES.items() if name == form), "")


def has_right_ending(name: str, form: str) -> bool:
    """Whether a picture's name tells its format."""
    return PICTURES.get(ending_of(name)) == form


@contextmanager
def _opened(data: bytes) -> Iterator[Image.Image]:
    """A picture, not yet decoded. Whatever a parser says of hostile bytes means that they are no picture."""
    with hostile_bytes("a picture"), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        # Pillow warns where a picture would need more than a quarter of a gigabyte, and so stops it.
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        try:
            with Image.open(BytesIO(data), formats=sorted(set(PICTURES.values()))) as image:
                yield image
        except (Image.DecompressionBombError, Image.DecompressionBombWarning):
            raise UnreadableError(f"it has more than {Image.MAX_IMAGE_PIXELS:,} pixels") from None
        except UnidentifiedImageError:
            raise UnreadableError("it is no picture that is known") from None


def _in_eight_bits(image: Image.Image) -> Image.Image:
    """In the colours that WebP has."""
    if image.mode in _SIXTEEN_BITS:
        return image.convert("I").point(lambda value: value * (1 / _DEEPER)).convert("RGB")
    alpha = image.mode in _WITH_ALPHA or "transparency" in image.info
    return image if image.mode == ("RGBA" if alpha else "RGB") else image.convert("RGBA" if alpha else "RGB")
