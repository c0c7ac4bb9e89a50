"""MP3, FLAC and Ogg without their tags, through mutagen."""

from collections.abc import Callable
from io import BytesIO

from mutagen import MutagenError
from mutagen.apev2 import APENoHeaderError, APEv2
from mutagen.flac import FLAC
from mutagen.id3 import ID3
from mutagen.mp3 import MP3
from mutagen.oggflac import OggFLAC
from mutagen.oggopus import OggOpus
from mutagen.oggspeex import OggSpeex
from mutagen.oggtheora import OggTheora
from mutagen.oggvorbis import OggVorbis

from sitegen.preparing.unreadable import UnreadableError

_STREAMINFO, _SEEKTABLE = 0, 3


def clean_mp3(data: bytes) -> bytes:
    """The same sound, without ID3 of any version and without APE tags."""
    return _cleaned(data, _clean_mp3)


def clean_flac(data: bytes) -> bytes:
    """The same sound: of the blocks before it only those that it needs."""
    return _cleaned(data, _clean_flac)


def clean_ogg(data: bytes) -> bytes:
    """The same sound or film, without the comments of its streams; which program wrote it stays."""
    return _cleaned(data, _clean_ogg)


def _cleaned(data: bytes, clean: Callable[[BytesIO], None]) -> bytes:
    file = BytesIO(data)
    try:
        clean(file)
    except MutagenError as error:
        raise UnreadableError(f"its sound cannot be read ({error})") from None
    return file.getvalue()


def _clean_mp3(file: BytesIO) -> None:
    MP3(file)  # says whether there is any sound in it
    file.seek(0)
    ID3().delete(file)
    file.seek(0)
    try:
        tags = APEv2(file)
    except APENoHeaderError:
        return
    file.seek(0)
    tags.delete(file)


def _clean_flac(file: BytesIO) -> None:
    flac = FLAC(file)
    flac.tags = None
    flac.metadata_blocks = [block for block in flac.metadata_blocks if block.code in (_STREAMINFO, _SEEKTABLE)]
    file.seek(0)
    flac.save(file, deleteid3=True, padding=lambda _info: 0)


def _clean_ogg(file: BytesIO) -> None:
    found = False
    for kind in (OggTheora, OggVorbis, OggOpus, OggFLAC, OggSpeex):
        file.seek(0)
        try:
            stream = kind(file)
        except MutagenError:
            continue
        found = True
        file.seek(0)
        stream.delete(file)
    if not found:
        raise MutagenError("no stream that is known")
