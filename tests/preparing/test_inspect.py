"""What is found out about a file of media, and what is refused."""

import hashlib

import pytest
from PIL import Image

from sitegen.model.records import MediaFile
from sitegen.preparing.inspect import inspect

from .files import FILES, PICTURES, bomb, drawn, mp4, saved


def looked(name: str, data: bytes) -> MediaFile:
    return inspect(MediaFile(name=name, path=f"content/media/{name}", size=0, sha256=""), data)


@pytest.mark.parametrize("name", FILES)
def test_a_sound_file_has_no_fault(name: str) -> None:
    """Its hash and size are those of the file as it was received."""
    file = looked(name, FILES[name])
    assert file.fault is None
    assert (file.size, file.sha256) == (len(FILES[name]), hashlib.sha256(FILES[name]).hexdigest())


def test_size_is_as_it_is_seen() -> None:
    """A picture that lies on its side is as wide as it is seen."""
    assert (looked("a.jpg", PICTURES["a.jpg"]).width, looked("a.jpg", PICTURES["a.jpg"]).height) == (480, 640)
    assert looked("d.gif", PICTURES["d.gif"]).moves
    assert looked("moving.webp", PICTURES["moving.webp"]).moves
    assert (looked("m.svg", FILES["m.svg"]).width, looked("m.svg", FILES["m.svg"]).height) == (300, 200)
    assert looked("h.webm", FILES["h.webm"]).width == 640
    assert not looked("h.webm", FILES["h.webm"]).has_sound


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.jpg", b"", "media-broken"),
        ("a.jpg", b"<html><script>", "media-broken"),
        ("a.jpg", PICTURES["a.jpg"][:4000], "media-broken"),
        ("a.png", PICTURES["b.png"][:-2000], "media-broken"),
        ("a.gif", PICTURES["d.gif"][:500], "media-broken"),
        ("a.webp", PICTURES["c.webp"][:500], "media-broken"),
        ("a.avif", PICTURES["e.avif"][:500], "media-broken"),
        ("a.png", bomb(), "media-broken"),
        ("a.png", PICTURES["a.jpg"], "media-kind"),
        ("a.webp", PICTURES["d.gif"], "media-kind"),
        ("a.html", b"<p>", "media-kind"),
        ("a.JS", b"alert(1)", "media-kind"),
        ("a.svg", b"<svg", "media-broken"),
        ("a.svg", b"<html xmlns='http://www.w3.org/1999/xhtml'/>", "media-broken"),
        ("a.mp4", b"x", "media-broken"),
        ("a.mp3", b"x", "media-broken"),
        ("a.flac", b"x", "media-broken"),
        ("a.ogg", b"x", "media-broken"),
        ("a.wav", b"x", "media-broken"),
        ("a.webm", b"x", "media-broken"),
        ("a.en.vtt", b"Words", "captions-form"),
        ("a.en.vtt", b"\xff", "captions-form"),
        ("a.en.txt", b"\xff", "captions-form"),
    ],
)
def test_faults(name: str, data: bytes, code: str) -> None:
    """What is not whole, not what its name says, or would run, is refused with its name and a help."""
    fault = looked(name, data).fault
    assert fault
    assert fault[0] == code
    assert f"`{name}`" in fault[1]
    assert fault[2]


def test_odd_pictures_are_pictures() -> None:
    """One pixel, sixteen bits, four inks, transparent colours of a palette."""
    palette = Image.new("P", (30, 20))
    palette.info["transparency"] = 0
    for name, data in {
        "one.png": saved(Image.new("RGB", (1, 1)), "PNG"),
        "bit.png": saved(Image.new("1", (9, 9)), "PNG"),
        "palette.png": saved(palette, "PNG"),
        "wide.png": saved(Image.new("L", (20_000, 1)), "PNG"),
    }.items():
        assert looked(name, data).fault is None


def test_words_of_captions() -> None:
    """Who speaks, each line once, entities read; a transcript is its lines."""
    captions = "\ufeffWEBVTT\r\n\r\n1\r\n00:00.000 --> 00:01.000\r\n<v Mayor>Out &amp; <b>away</b></v>\r\n\r\n00:02.000 --> 00:03.000\r\nNow\r\n"
    assert looked("a.en.vtt", captions.encode()).words == "Mayor: Out & away\nNow"
    assert looked("a.en.txt", b"One  line\n\nAnother\n").words == "One line\nAnother"
    assert looked("notes.txt", b"\xff").fault is None


def test_what_remains_is_said() -> None:
    """What cannot be cleaned says what it may tell."""
    assert looked("a.pdf", b"%PDF-1.4 /Author (A clerk)").remains
    assert not looked("a.pdf", b"%PDF-1.4").remains
    assert looked("a.docx", b"x").remains
    assert looked("a.heic", b"x").remains
    live = mp4(b"vide", b"meta") + b"\x00\x00\x00\x08moof"
    assert "meta" in looked("a.mp4", live).remains
    assert drawn().size == (640, 480)
