"""The front door to what a file of media is: its size, its words, whether it can be published, and what it would tell."""

import hashlib
import re

from msgspec.structs import replace

from sitegen.model.media import DRAWINGS, PICTURES, VIDEOS, WORDS, ending_of, track_of
from sitegen.model.records import MediaFile
from sitegen.preparing.boxes import clean_film
from sitegen.preparing.captions import words_of_captions, words_of_transcript
from sitegen.preparing.clean import clean, clean_picture
from sitegen.preparing.drawing import clean_drawing
from sitegen.preparing.matroska import WebM
from sitegen.preparing.picture import ending_for, has_right_ending, measured
from sitegen.preparing.unreadable import UnreadableError, hostile_bytes

_RUN = frozenset(
    [
        "html",
        "htm",
        "xhtml",
        "xht",
        "shtml",
        "mhtml",
        "mht",
        "js",
        "mjs",
        "cjs",
        "css",
        "xml",
        "xsl",
        "xslt",
        "svgz",
        "swf",
        "wasm",
        "php",
        "cgi",
        "htaccess",
        "hta",
        "jar",
    ]
)
"""Endings of what a browser or a host would run, or show as a page of this site."""
_OTHER_PICTURES = frozenset(
    ["heic", "heif", "tif", "tiff", "bmp", "jxl", "jp2", "raw", "dng", "cr2", "nef", "arw", "psd"]
)
_OFFICE = frozenset(["doc", "docx", "odt", "rtf", "xls", "xlsx", "ods", "ppt", "pptx", "odp"])
_AUTHOR = re.compile(rb"/Author\s*[(<]|<dc:creator|/Creator\s*[(<]|xmlns:xmp")
_OTHER_FILMS = frozenset(["mkv", "avi", "mpg", "mpeg", "wmv", "flv", "3gp", "mts", "m2ts", "aac", "wma", "aiff", "amr"])


def inspect(file: MediaFile, data: bytes) -> MediaFile:
    """The file with all that can be found out about it."""
    known = replace(file, size=len(data), sha256=hashlib.sha256(data).hexdigest())
    ending = ending_of(file.name)
    if ending in _RUN:
        message = f"a browser would run `{file.name}` as a page of this site"
        return replace(known, fault=("media-kind", message, "publish it as text (.txt) or as a picture"))
    try:
        with hostile_bytes(f"a {ending} file"):
            return _picture(known, data) if ending in PICTURES else _other(known, ending, data)
    except UnreadableError as error:
        code = "captions-form" if ending in WORDS and track_of(file.name) else "media-broken"
        help_ = "write it as WebVTT, in UTF-8" if ending == "vtt" else "put a whole file there, or correct its name"
        return replace(known, fault=(code, f"`{file.name}` cannot be shown: {error}", help_))


def _picture(file: MediaFile, data: bytes) -> MediaFile:
    picture = measured(data)
    if not has_right_ending(file.name, picture.format):
        right = file.name.rpartition(".")[0] + "." + ending_for(picture.format)
        message = f"`{file.name}` is a picture of another kind: {picture.format}"
        return replace(file, fault=("media-kind", message, f"rename it to `{right}`, here and there"))
    clean_picture(data, picture.format, picture.orientation)
    return replace(file, width=picture.width, height=picture.height, moves=picture.moves)


def _other(file: MediaFile, ending: str, data: bytes) -> MediaFile:
    if ending in DRAWINGS:
        drawing = clean_drawing(data)
        return replace(file, width=drawing.width, height=drawing.height)
    if ending in ("mp4", "m4v", "mov", "m4a"):
        film = clean_film(data)
        remains = f"a track of {', '.join(film.remains)}" if film.remains else ""
        return replace(file, width=film.width, height=film.height, has_sound=film.has_sound, remains=remains)
    if ending == "webm":
        webm = WebM(data)
        return replace(file, width=webm.width, height=webm.height, has_sound=webm.has_sound)
    if ending in VIDEOS:
        clean(file.name, data)
        return file
    if ending in WORDS and track_of(file.name):
        return replace(file, words=words_of_captions(data) if ending == "vtt" else words_of_transcript(data))
    clean(file.name, data)
    return replace(file, remains=_remains(ending, data))


def _remains(ending: str, data: bytes) -> str:
    if ending == "pdf" and _AUTHOR.search(data):
        return "who made it and with what"
    if ending in _OFFICE:
        return "its authors, and what they changed"
    if ending in _OTHER_PICTURES or ending in _OTHER_FILMS:
        return "place, time and device"
    return ""
