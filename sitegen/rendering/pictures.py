"""What pages show of files of media: addresses, sizes, the picture itself in HTML."""

from collections.abc import Callable, Iterable, Mapping
from urllib.parse import quote

import msgspec
from babel.units import format_unit
from markupsafe import Markup, escape

from sitegen.model.incident import BodyReference
from sitegen.model.media import ending_of, height_of, kind_of, published_name, smaller_name, widths_of
from sitegen.model.records import MediaFile
from sitegen.rendering.amount_words import number_words
from sitegen.rendering.language import direction_of, language_name
from sitegen.rendering.phrases import locale_of, text
from sitegen.rendering.views.media import ShownFile, Track

SIZES = "(min-width: 44rem) 42rem, 95vw"
"""How wide a picture stands on a page, for browsers that choose one of its widths."""
_STANDARD = 960
"""The width for browsers that do not choose."""


class TrackRow(msgspec.Struct, frozen=True):
    """Captions or a transcript of a film or a sound."""

    lang: str
    language: str
    """The language's name."""
    direction: str
    """ltr or rtl."""
    address: str
    is_captions: bool
    lines: tuple[str, ...]
    """Its words."""


def shown_files(
    media: Mapping[str, MediaFile], named: Iterable[str], refs: Iterable[BodyReference]
) -> dict[str, ShownFile]:
    """By name: the files that a page names and those that its prose shows."""
    names = {*named, *(ref.target for ref in refs if ref.kind == "media")}
    return {name: _shown(media[name], media) for name in sorted(names & media.keys())}


def _shown(file: MediaFile, media: Mapping[str, MediaFile]) -> ShownFile:
    tracks = tuple(Track(lang, name, media[name].words) for lang, name in file.tracks if name in media)
    return ShownFile(file.name, file.size, file.sha256, file.width, file.height, file.moves, file.sensitive, tracks)


def address_of(name: str) -> str:
    """The address of a published file."""
    return f"/{quote(published_name(name))}"


def picture_html(file: ShownFile, alt: str, href: Callable[[str], str]) -> Markup:
    """A picture that leads to the published file."""
    return Markup('<a class="picture" href="{}">{}</a>').format(href(address_of(file.name)), img_html(file, alt, href))


def asked_html(file: ShownFile, alt: str, href: Callable[[str], str]) -> Markup:
    """A picture that stands within a closed `details`, and is fetched only when that is opened.

    It is a background, which no browser fetches for what is not laid out: an `img` would be fetched where scripts are off
    and where a page is printed, lazy or not.
    """
    widths = [one for one in widths_of(file.name, file.width, file.height) if one <= _STANDARD]
    smaller = f"/{quote(smaller_name(file.name, widths[-1]), safe='/@')}" if widths else address_of(file.name)
    width, height = (
        (widths[-1], height_of(widths[-1], file.width, file.height)) if widths else (file.width, file.height)
    )
    style = f"background-image: url('{href(smaller)}'); inline-size: {width or 480}px; aspect-ratio: {width or 4} / {height or 3}"
    inner = Markup('<span class="asked" role="img" aria-label="{}" style="{}"></span>').format(alt, style)
    return Markup('<a class="picture" href="{}">{}</a>').format(href(address_of(file.name)), inner)


def img_html(file: ShownFile, alt: str, href: Callable[[str], str]) -> Markup:
    """A picture as wide as there is room for, with its size, so that nothing moves when it comes."""
    widths = widths_of(file.name, file.width, file.height)
    address, several, width, height = href(address_of(file.name)), Markup(), file.width, file.height
    if widths:
        smaller = {one: href(f"/{quote(smaller_name(file.name, one), safe='/@')}") for one in widths}
        address = smaller[max((one for one in widths if one <= _STANDARD), default=widths[0])]
        # The widest gives the size: a picture is never shown larger than it is.
        width, height = widths[-1], height_of(widths[-1], file.width, file.height)
        if len(widths) > 1:
            choice = ", ".join(f"{where} {one}w" for one, where in smaller.items())
            several = Markup(' srcset="{}" sizes="{}"').format(choice, SIZES)
    sides = Markup(' width="{}" height="{}"').format(width, height) if width and height else Markup()
    begin = Markup('<img src="{}"{}{}').format(address, several, sides)
    return begin + Markup(' alt="{}" loading="lazy" decoding="async">').format(alt)


def described(file: ShownFile, lang: str) -> str:
    """What a file is: kind, size in pixels, size in bytes."""
    words = {"kind": ending_of(file.name).upper(), "size": size_words(file.size, lang)}
    if file.moves:
        return text(lang, "A still; the picture itself moves (%(kind)s, %(size)s)") % words
    if file.width and kind_of(file.name) == "image":
        return text(lang, "%(kind)s, %(width)s × %(height)s pixels, %(size)s") % {
            **words,
            "width": number_words(file.width, lang),
            "height": number_words(file.height, lang),
        }
    return text(lang, "%(kind)s, %(size)s") % words


def size_words(size: int, lang: str) -> str:
    """A number of bytes in words, to two digits."""
    unit, value = next(
        (unit, size / worth)
        for unit, worth in (("megabyte", 1e6), ("kilobyte", 1e3), ("byte", 1))
        if size >= worth or worth == 1
    )
    shown = round(value, 0 if value >= 10 else 1)  # noqa: PLR2004 - two digits
    return str(format_unit(shown, unit, "short", locale=locale_of(lang)))


def received_html(file: ShownFile, lang: str) -> Markup:
    """What a file is, and the hash by which whoever has the original can know it; "" for one that nobody looked into."""
    if not file.sha256:
        return Markup()
    hashed = text(lang, "SHA-256 of the file as received: %(hash)s")
    words = escape(hashed) % {"hash": Markup("<code>{}</code>").format(file.sha256)}
    return Markup('<p class="received">{}. {}</p>').format(described(file, lang), words)


def track_rows(file: ShownFile, lang: str) -> tuple[TrackRow, ...]:
    """The captions and transcripts of a film or a sound."""
    return tuple(
        TrackRow(
            lang=track.lang,
            language=language_name(track.lang, lang),
            direction=direction_of(track.lang),
            address=address_of(track.file),
            is_captions=ending_of(track.file) == "vtt",
            lines=tuple(track.words.split("\n")) if track.words else (),
        )
        for track in file.tracks
    )
