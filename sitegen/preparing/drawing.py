"""SVG without anything that runs, that is fetched, or that tells who drew it: elements and attributes from a list pass."""

import re
from xml.etree.ElementTree import Element, ParseError, TreeBuilder, XMLParser, register_namespace, tostring

import msgspec

from sitegen.preparing.unreadable import UnreadableError

_SVG, _XLINK = "{http://www.w3.org/2000/svg}", "{http://www.w3.org/1999/xlink}"
_ELEMENTS = frozenset(
    [
        "svg",
        "g",
        "defs",
        "symbol",
        "use",
        "path",
        "rect",
        "circle",
        "ellipse",
        "line",
        "polyline",
        "polygon",
        "text",
        "tspan",
        "textPath",
        "title",
        "desc",
        "linearGradient",
        "radialGradient",
        "stop",
        "pattern",
        "clipPath",
        "mask",
        "marker",
        "switch",
        "view",
        "filter",
        "feBlend",
        "feColorMatrix",
        "feComponentTransfer",
        "feComposite",
        "feConvolveMatrix",
        "feDiffuseLighting",
        "feDisplacementMap",
        "feDistantLight",
        "feDropShadow",
        "feFlood",
        "feFuncA",
        "feFuncB",
        "feFuncG",
        "feFuncR",
        "feGaussianBlur",
        "feMerge",
        "feMergeNode",
        "feMorphology",
        "feOffset",
        "fePointLight",
        "feSpecularLighting",
        "feSpotLight",
        "feTile",
        "feTurbulence",
        "style",
    ]
)
_LOCAL = re.compile(r"\s*#[^\s]*\s*")
_FETCHES = re.compile(r"url\s*\(\s*(?!\s*['\"]?#)|@import|\\|expression|javascript:", re.IGNORECASE)
_LENGTH = re.compile(r"\s*([0-9]+(?:\.[0-9]+)?)\s*(?:px)?\s*")
_MOST_ELEMENTS = 200_000
_SIDES = 4


class Drawing(msgspec.Struct, frozen=True):
    data: bytes
    width: int
    height: int


class _Builder(TreeBuilder):
    """Builds a tree and refuses what could swell it."""

    def __init__(self) -> None:
        super().__init__()
        self.count = 0

    def start(self, tag: str, attrs: dict[str, str]) -> Element:
        self.count += 1
        if self.count > _MOST_ELEMENTS:
            raise UnreadableError("it has too many parts")
        return super().start(tag, attrs)

    def doctype(self, name: str, pubid: str | None, system: str | None) -> None:
        """Without a document type there are no entities of its own."""


def clean_drawing(data: bytes) -> Drawing:
    """The same drawing, without scripts, links, pictures in it, comments and metadata."""
    if b"<!ENTITY" in data:
        raise UnreadableError("it declares entities, which a drawing does not need")
    parser = XMLParser(target=_Builder())  # noqa: S314 - without entities there is nothing to expand
    try:
        parser.feed(data)
        root = parser.close()
    except (ParseError, ValueError, LookupError) as error:
        raise UnreadableError(f"it is no sound XML ({error})") from None
    if root.tag != f"{_SVG}svg":
        raise UnreadableError("it is no SVG")
    _clean(root)
    register_namespace("", _SVG[1:-1])
    register_namespace("xlink", _XLINK[1:-1])
    width, height = _size(root)
    return Drawing(tostring(root, encoding="utf-8", xml_declaration=True), width, height)


def _clean(root: Element) -> None:
    waiting = [root]
    while waiting:
        element = waiting.pop()
        for name in [name for name, value in element.attrib.items() if not _may_stay(name, value)]:
            del element.attrib[name]
        for child in list(element):
            if _is_kept(child):
                waiting.append(child)
            else:
                element.remove(child)


def _is_kept(element: Element) -> bool:
    tag = element.tag if isinstance(element.tag, str) else ""
    if not tag.startswith(_SVG) or tag.removeprefix(_SVG) not in _ELEMENTS:
        return False
    return not (tag == f"{_SVG}style" and _FETCHES.search("".join(element.itertext())))


def _may_stay(name: str, value: str) -> bool:
    if name in ("href", f"{_XLINK}href"):
        return _LOCAL.fullmatch(value) is not None
    # Names with a namespace are those of drawing programs, with the paths of their users.
    return not name.startswith(("on", "{")) and not name.startswith("data-") and not _FETCHES.search(value)


def _size(root: Element) -> tuple[int, int]:
    """Its size in pixels, as far as it says one; else that of its view; (0, 0) for none."""
    found = [_LENGTH.fullmatch(root.get(name, "")) for name in ("width", "height")]
    if all(found):
        sides = [float(match[1]) for match in found if match]
    else:
        box = root.get("viewBox", "").replace(",", " ").split()
        try:
            sides = [float(side) for side in box[2:]] if len(box) == _SIDES else []
        except ValueError:
            sides = []
    if len(sides) != 2 or not all(1 <= side < 100_000 for side in sides):  # noqa: PLR2004
        return 0, 0
    return round(sides[0]), round(sides[1])
