"""What the links, passages and citations of a prose stand for in the archive as it is now."""

from collections.abc import Iterable

from sitegen.model.archive import ClaimRef
from sitegen.model.incident import BodyReference
from sitegen.rendering.addresses import actor_address, incident_address, region_address, source_address
from sitegen.rendering.lookup import Lookup
from sitegen.rendering.pictures import shown_files
from sitegen.rendering.views.prose import Prose, Target, ToldClaim


def prose_of(lookup: Lookup, account: str, refs: tuple[BodyReference, ...]) -> Prose:
    """A prose with what its slots stand for."""
    lang = "" if lookup.lang == lookup.settings.language else lookup.settings.language
    if not account or not refs:
        return Prose(account, lang=lang)
    told: dict[str, ToldClaim] = {}
    pictures = shown_files(lookup.archive.media, (), refs) if lookup.archive.media else {}
    return Prose(account, targets_of(lookup, refs, told), told, lang, pictures)


def targets_of(lookup: Lookup, refs: Iterable[BodyReference], told: dict[str, ToldClaim]) -> dict[str, Target]:
    """By kind and target: what each reference leads to. Claims of other incidents are added to `told`."""
    targets: dict[str, Target] = {}
    for ref in refs:
        kind, target = ref.kind, ref.target
        if kind == "claim":
            ref_ = claim_ref(lookup, target)
            if ref_ is not None:
                told[target] = told_claim(lookup, ref_)
                continue
            kind = "incident"
        if kind in {"incident", "page", "region", "actor", "source"}:
            target = target.partition("#")[0]
            key = f"{kind}:{target}"
            if key not in targets:
                targets[key] = _target(lookup, kind, target)
    return targets


def claim_ref(lookup: Lookup, target: str) -> ClaimRef | None:
    """The public claim that `incident-id#claim-id` means now; None where there is none."""
    incident, _, claim = target.partition("#")
    ref = ClaimRef(present_incident(lookup, incident), claim)
    return ref if ref in lookup.archive.claims else None


def present_incident(lookup: Lookup, incident: str) -> str:
    """The id that an incident has now: a former one and a merged one are followed."""
    archive = lookup.archive
    incident = archive.aliases.get(incident, incident)
    return archive.merged.get(incident, incident)


def told_claim(lookup: Lookup, ref: ClaimRef) -> ToldClaim:
    """A public claim, as pages of other incidents speak of it."""
    node = lookup.archive.claims[ref]
    names = lookup.actor_names
    return ToldClaim(
        node.letter,
        incident_address(ref.incident, ref.claim),
        lookup.title(ref.incident),
        tuple(names.get(who, who) for who in node.claim.by),
        node.holds,
        lookup.claim_text(ref)[0],
        node.claim.stance,
    )


def incident_target(lookup: Lookup, incident: str) -> Target:
    """Where a link to an incident leads."""
    archive = lookup.archive
    now = present_incident(lookup, incident)
    if now in archive.entries:
        return Target(incident_address(now), lookup.title(now))
    if now in archive.tombstones:
        return Target(incident_address(now), now, archive.tombstones[now].state)
    return Target("", "")


def _target(lookup: Lookup, kind: str, target: str) -> Target:
    archive = lookup.archive
    if kind == "incident":
        return incident_target(lookup, target)
    if kind == "region":
        region = archive.region_aliases.get(target, target)
        return Target(region_address(region) if region in archive.regions else "", lookup.region_names.get(region, ""))
    if kind == "actor":
        actor = archive.actor_aliases.get(target, target)
        return Target(actor_address(actor) if actor in archive.actors else "", lookup.actor_names.get(actor, ""))
    if kind == "source":
        source = archive.source_aliases.get(target, target)
        if source not in archive.sources:
            return Target("", "")
        return Target(source_address(source), lookup.source_title(source))
    page = archive.pages.get(target)
    return (
        Target(f"/{target}/", page.translations.get(str(lookup.lang), page).title or target) if page else Target("", "")
    )
