"""Files of media of every kind, each with a mark wherever it can tell more than its content."""

import io
import struct
import wave
import zlib

from mutagen.ogg import OggPage
from PIL import Image, ImageCms, PngImagePlugin

MARK = "SECRETMARK"
_M = MARK.encode()
PROFILE = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def exif(orientation: int = 6) -> Image.Exif:
    """Exif with a device, a place and which way is up."""
    made = Image.Exif()
    made[0x010F] = MARK
    made[0x0112] = orientation
    place = made.get_ifd(0x8825)
    place[1], place[2], place[29] = "N", (50.0, 1.0, 2.0), MARK
    return made


def drawn(mode: str = "RGB", size: tuple[int, int] = (640, 480)) -> Image.Image:
    """A picture whose corners differ."""
    shade = Image.linear_gradient("L").resize(size)
    return Image.merge("RGB", (shade, shade.rotate(90), shade.rotate(180))).convert(mode)


def saved(image: Image.Image, form: str, **more) -> bytes:
    out = io.BytesIO()
    image.save(out, form, **more)
    return out.getvalue()


def jpeg(**more) -> bytes:
    xmp = b"<x:xmpmeta>" + _M + b"</x:xmpmeta>"
    data = saved(drawn(), "JPEG", exif=exif(), xmp=xmp, comment=_M, icc_profile=PROFILE, **more)
    iptc = b"Photoshop 3.0\x008BIM\x04\x04\x00\x00\x00\x00\x00\x0f\x1c\x02\x05\x00\x0a" + _M
    data = data[:2] + b"\xff\xed" + struct.pack(">H", len(iptc) + 2) + iptc + data[2:]
    return data + b"\x00\x00\x00\x18ftypmp42" + _M


def png() -> bytes:
    words = PngImagePlugin.PngInfo()
    words.add_text("Author", MARK)
    words.add_text("Comment", MARK * 50, zip=True)
    words.add_itxt("XML:com.adobe.xmp", MARK)
    return saved(drawn("RGBA"), "PNG", exif=exif(), pnginfo=words, icc_profile=PROFILE) + _M


def gif() -> bytes:
    frames = [drawn("P").rotate(180)]
    return saved(drawn("P"), "GIF", comment=_M, save_all=True, append_images=frames, duration=100, loop=0) + _M


def box(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I4s", len(content) + 8, kind) + content


def track(handler: bytes, offset: int = 0, length: int = 0) -> bytes:
    head = box(b"tkhd", bytes(4) + _M[:8] + bytes(64) + struct.pack(">II", 640 << 16, 360 << 16))
    table = box(
        b"stbl",
        box(b"stsd", bytes(8))
        + box(b"stsc", struct.pack(">IIIII", 0, 1, 1, 1, 1))
        + box(b"stsz", struct.pack(">IIII", 0, 0, 1, length))
        + box(b"stco", struct.pack(">III", 0, 1, offset)),
    )
    media = box(b"mdhd", bytes(4) + _M[:8] + bytes(12)) + box(b"hdlr", bytes(8) + handler + bytes(12) + _M + b"\x00")
    return box(b"trak", head + box(b"udta", _M) + box(b"mdia", media + box(b"minf", table)))


def mp4(*handlers: bytes) -> bytes:
    """A film whose samples of a track of data, if it has one, hold the mark."""
    start = box(b"ftyp", b"isom\x00\x00\x00\x00") + box(b"uuid", bytes(16) + _M)
    samples = box(b"mdat", _M + b"content")
    at = len(start) + 8
    tracks = b"".join(
        track(one, at, len(_M)) if one not in (b"vide", b"soun") else track(one, at + len(_M), 7) for one in handlers
    )
    if not {*handlers} - {b"vide", b"soun"}:
        samples = box(b"mdat", b"nothing" * 3)
    place = box(b"\xa9xyz", b"\x00\x12\x15\xc7+50.1234+036.5678/" + _M)
    moov = box(b"mvhd", bytes(4) + _M[:8] + bytes(88)) + tracks + box(b"udta", place) + box(b"meta", bytes(4) + _M)
    return start + samples + box(b"moov", moov) + box(b"free", _M)


def element(name: int, content: bytes) -> bytes:
    head = name.to_bytes((name.bit_length() + 7) // 8, "big")
    return head + (len(content) | 1 << 56).to_bytes(8, "big") + content


def webm() -> bytes:
    info = element(
        0x1549A966, element(0x7BA9, _M) + element(0x4D80, _M) + element(0x5741, _M) + element(0x4461, _M[:8])
    )
    video = element(0xE0, element(0xB0, b"\x02\x80") + element(0xBA, b"\x01\x68"))
    entry = element(0xAE, element(0x83, b"\x01") + element(0x536E, _M) + video)
    tags = element(0x1254C367, element(0x7373, _M))
    cluster = element(0x1F43B675, element(0xE7, b"\x00") + element(0xA3, b"\x81\x00\x00\x80content"))
    body = info + element(0x1654AE6B, entry) + tags + cluster + element(0x1941A469, _M)
    return element(0x1A45DFA3, element(0x4282, b"webm")) + element(0x18538067, body)


def ogg() -> bytes:
    identification = b"\x01vorbis" + struct.pack("<IBIiiiBB", 0, 1, 8000, 0, 8000, 0, 0xB8, 1)
    comment = b"title=" + _M
    told = b"\x03vorbis" + struct.pack("<I", 4) + b"test" + struct.pack("<II", 1, len(comment)) + comment + b"\x01"
    pages = []
    for number, packets in enumerate([[identification], [told, b"\x05vorbissetup"], [b"sound"]]):
        page = OggPage()
        page.serial, page.sequence, page.packets = 7, number, packets
        page.position, page.first, page.last = 100 if number > 1 else 0, number == 0, number > 1
        pages.append(page.write())
    return b"".join(pages)


def mp3() -> bytes:
    frame = b"\xff\xfb\x90\x00" + bytes(413)
    text = b"TIT2" + struct.pack(">I", len(_M) + 1) + b"\x00\x00\x03" + _M
    tag = b"ID3\x03\x00\x00" + bytes([0, 0, 0, len(text)]) + text
    return tag + frame * 20 + b"TAG" + _M.ljust(125, b"\x00")


def flac() -> bytes:
    about = struct.pack(">HH", 4096, 4096) + bytes(6) + struct.pack(">Q", 8000 << 44 | 15 << 36 | 100) + bytes(16)
    blocks = [
        (0, about),
        (2, b"test" + _M),
        (4, struct.pack("<I", 4) + b"test" + struct.pack("<II", 1, len(_M) + 2) + b"a=" + _M),
    ]
    data = b"fLaC"
    for number, (kind, content) in enumerate(blocks):
        last = 0x80 if number == len(blocks) - 1 else 0
        data += bytes([kind | last]) + len(content).to_bytes(3, "big") + content
    return data + b"\xff\xf8sound"


def wav() -> bytes:
    out = io.BytesIO()
    with wave.open(out, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(8000)
        sound.writeframes(bytes(1600))
    chunk = b"LIST" + struct.pack("<I", len(_M) + 12) + b"INFOINAM" + struct.pack("<I", len(_M)) + _M
    data = out.getvalue() + chunk
    return data[:4] + struct.pack("<I", len(data) - 8) + data[8:]


SVG = f"""<?xml version="1.0"?><!-- {MARK} -->
<svg xmlns="http://www.w3.org/2000/svg" xmlns:p="http://program.example/" p:file="/archive/{MARK}" viewBox="0 0 300 200"
 onload="alert('{MARK}')"><metadata>{MARK}</metadata><script>alert("{MARK}")</script>
<a href="https://a.example/{MARK}"><circle r="9"/></a><image href="https://a.example/{MARK}"/>
<style>@import url("https://a.example/{MARK}");</style><rect width="300" height="200" style="fill:url(https://{MARK})"/>
<use href="#there"/></svg>""".encode()

PICTURES = {
    "a.jpg": jpeg(),
    "progressive.jpeg": jpeg(progressive=True),
    "cmyk.jpg": saved(drawn("CMYK"), "JPEG", exif=exif(), comment=_M),
    "b.png": png(),
    "deep.png": saved(Image.new("I;16", (64, 48), 40_000), "PNG"),
    "c.webp": saved(drawn("RGBA"), "WEBP", exif=exif(), xmp=_M, icc_profile=PROFILE, lossless=True),
    "moving.webp": saved(
        drawn(), "WEBP", exif=exif(1), xmp=_M, save_all=True, append_images=[drawn().rotate(180)], lossless=True
    ),
    "d.gif": gif(),
    "e.avif": saved(drawn(), "AVIF", exif=exif(), xmp=_M, max_threads=1),
}
PLAYED = {
    "f.mp4": mp4(b"vide", b"soun"),
    "drone.mov": mp4(b"vide", b"text"),
    "g.m4a": mp4(b"soun"),
    "h.webm": webm(),
    "i.ogg": ogg(),
    "j.mp3": mp3(),
    "k.flac": flac(),
    "l.wav": wav(),
}
FILES = {**PICTURES, **PLAYED, "m.svg": SVG}


def bomb() -> bytes:
    """A PNG of a few bytes that says it has 3,600 million pixels."""

    def chunk(name: bytes, content: bytes) -> bytes:
        return len(content).to_bytes(4, "big") + name + content + zlib.crc32(name + content).to_bytes(4, "big")

    head = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")
