"""The front door to clean copies: a file of media without what it tells beside its content."""

from collections.abc import Callable, Mapping

from sitegen.model.media import DRAWINGS, PICTURES, ending_of
from sitegen.preparing.avif import clean_avif
from sitegen.preparing.boxes import clean_film
from sitegen.preparing.drawing import clean_drawing
from sitegen.preparing.gif import clean_gif
from sitegen.preparing.jpeg import clean_jpeg
from sitegen.preparing.matroska import WebM
from sitegen.preparing.orientation import UPRIGHT
from sitegen.preparing.picture import measured, reencoded
from sitegen.preparing.png import clean_png
from sitegen.preparing.riff import clean_wav, clean_webp
from sitegen.preparing.tags import clean_flac, clean_mp3, clean_ogg
from sitegen.preparing.unreadable import UnreadableError, hostile_bytes

_WITH_ORIENTATION: Mapping[str, Callable[[bytes, int], bytes]] = {
    "JPEG": clean_jpeg,
    "PNG": clean_png,
    "WEBP": clean_webp,
}
_PLAYED: Mapping[str, Callable[[bytes], bytes]] = {
    **dict.fromkeys(("mp4", "m4v", "mov", "m4a"), lambda data: clean_film(data).data),
    "webm": lambda data: WebM(data).data,
    **dict.fromkeys(("ogv", "ogg", "oga", "opus"), clean_ogg),
    "mp3": clean_mp3,
    "flac": clean_flac,
    "wav": clean_wav,
}


def clean(name: str, data: bytes) -> bytes:
    """What is published of a file: the same content; documents as they are.

    Raises:
        UnreadableError: it is not what its name says.
    """
    ending = ending_of(name)
    with hostile_bytes(f"a {ending} file"):
        if ending in PICTURES:
            return clean_picture(data, PICTURES[ending])
        if ending in DRAWINGS:
            return clean_drawing(data).data
        return _PLAYED[ending](data) if ending in _PLAYED else data


def clean_picture(data: bytes, form: str, orientation: int | None = None) -> bytes:
    """A picture without Exif, XMP, IPTC, comments and thumbnails; its pixels are not touched where that can be helped."""
    if form == "GIF":
        return clean_gif(data)
    if form == "AVIF":
        try:
            return clean_avif(data)
        except UnreadableError:
            return reencoded(data)
    up = measured(data).orientation if orientation is None else orientation
    return _WITH_ORIENTATION[form](data, up or UPRIGHT)
