"""A prose and what its slots stand for beyond its own file."""

import msgspec

from sitegen.model.incident import Holds
from sitegen.rendering.views.media import ShownFile


class Target(msgspec.Struct, frozen=True, array_like=True):
    """What a link of the prose leads to now."""

    address: str
    """"" where there is nothing to show."""
    title: str
    state: str = ""
    """withdrawn or split, where that is what stands there."""


class ToldClaim(msgspec.Struct, frozen=True, array_like=True):
    """A claim whose home is another incident."""

    letter: str
    address: str
    title: str
    """Of its incident."""
    speakers: tuple[str, ...]
    holds: Holds
    text: str
    stance: str = "asserts"


class Prose(msgspec.Struct, frozen=True, array_like=True):
    account: str = ""
    """The digest of the annotated prose; "" for none."""
    targets: dict[str, Target] = {}
    """By kind and target: `incident:some-id`, `region:ru/belgorod`."""
    told: dict[str, ToldClaim] = {}
    """By `incident-id#claim-id`."""
    lang: str = ""
    """Where it is in another language than the page."""
    pictures: dict[str, ShownFile] = {}
    """By name in content/media."""
