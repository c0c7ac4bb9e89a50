"""The one thing that stays of a picture's Exif: which way is up."""

UPRIGHT = 1
_LAST = 8


def orientation_tiff(orientation: int) -> bytes:
    """A TIFF block with the orientation and nothing else, as Exif is written."""
    entry = b"\x01\x12\x00\x03\x00\x00\x00\x01" + bytes([0, orientation, 0, 0])
    return b"MM\x00*\x00\x00\x00\x08\x00\x01" + entry + b"\x00\x00\x00\x00"


def sound_orientation(found: object) -> int:
    """An orientation as it was found, or upright where it is none."""
    return found if isinstance(found, int) and UPRIGHT <= found <= _LAST else UPRIGHT
