"""The closed lists that ship: an archive extends each, or replaces it."""

from sitegen.model.settings import Term

PRECISIONS = ("exact", "vicinity", "settlement", "district", "region", "country")
STANCES = ("asserts", "denies", "assesses")
VERDICTS = ("unverified", "corroborated", "confirmed", "refuted")
HOLDS = ("contested", "unverified", "corroborated", "confirmed", "refuted", "retracted")
STATES = ("published", "draft", "withdrawn", "merged", "split")
COUNTED_ROLES = ("scene", "target", "crash-site")
RELIABILITIES = ("A", "B", "C", "D", "E", "F")


def _terms(**rows: str | tuple[str, dict[str, str]]) -> dict[str, Term]:
    terms = {}
    for key, row in rows.items():
        word = key.replace("_", "-")
        label, more = (row, {}) if isinstance(row, str) else row
        inverse = {"": more["inverse"]} if "inverse" in more else {}
        means = {"": more["means"]} if "means" in more else {}
        terms[word] = Term(
            word=word,
            label={"": label},
            means=means,
            under=more.get("under", ""),
            within=more.get("within", ""),
            inverse=inverse,
        )
    return terms


DEFAULTS: dict[str, dict[str, Term]] = {
    "categories": _terms(
        armed_clash=("Armed clash", {"means": "Armed sides fight each other."}),
        armed_incursion=("Armed incursion", {"means": "An armed group crosses a border or a line of control."}),
        shelling=("Shelling", {"means": "Artillery, mortar or rocket fire from the ground."}),
        air_strike=("Air strike", {"means": "An attack from a crewed aircraft, or by a missile."}),
        drone_strike=("Drone strike", {"means": "An attack by an uncrewed aircraft."}),
        explosion=("Explosion", {"means": "A blast, by whatever cause."}),
        accident=("Accident", {"means": "Harm that nobody meant to do."}),
        attack_on_civilians=(
            "Attack on civilians",
            {"means": "Violence aimed at people who take no part in fighting."},
        ),
        arrest=("Arrest", {"means": "Somebody is held by an authority."}),
        cyber=("Cyber", {"means": "An attack on computers, networks or data."}),
        failure=("Failure", {"means": "A system, service or structure stops doing its work."}),
        other=("Other", {"means": "None of the other categories."}),
    ),
    "actor-kinds": _terms(
        person="Person",
        state="State",
        government="Government",
        military="Military",
        armed_group="Armed group",
        organisation="Organisation",
        news_organisation="News organisation",
        company="Company",
        other="Other",
    ),
    "actor-roles": _terms(
        alleged_perpetrator="Alleged perpetrator",
        perpetrator="Perpetrator",
        target="Target",
        victim="Victim",
        responder="Responder",
        involved="Involved",
    ),
    "place-roles": _terms(
        scene="Scene",
        target="Target",
        crash_site="Crash site",
        origin="Origin",
        mentioned="Mentioned",
    ),
    "source-kinds": _terms(
        official_statement="Official statement",
        news="News",
        social_media="Social media",
        report="Report",
        court_record="Court record",
        imagery="Imagery",
        video="Video",
        photo="Photo",
        testimony="Testimony",
        dataset="Data set",
        other="Other",
    ),
    "groups": _terms(
        all="Everyone",
        civilians="Civilians",
        children=("Children", {"within": "civilians"}),
        combatants="Combatants",
        responders="Responders",
    ),
    "measures": _terms(
        killed="Killed",
        wounded="Wounded",
        captured="Captured",
        missing="Missing",
        displaced="Displaced",
    ),
    "outcomes": _terms(
        arrested="Arrested",
        charged="Charged",
        convicted="Convicted",
        acquitted="Acquitted",
        released="Released",
        died="Died",
        sanctioned="Sanctioned",
    ),
    "relation-types": _terms(
        part_of=("Part of", {"inverse": "Has as a part"}),
        follows=("Follows", {"inverse": "Followed by"}),
        response_to=("Response to", {"inverse": "Responded to by"}),
        similar_to=("Similar to", {"inverse": "Similar to"}),
        context=("Context", {"inverse": "Context of"}),
        same_event=("The same event", {"inverse": "The same event"}),
    ),
    "review": _terms(
        machine_draft="Drafted by a machine, not reviewed",
        stub="A stub",
        first_pass="First pass, not yet reviewed",
        reviewed="Reviewed",
    ),
    "log-types": _terms(
        correction="Correction",
        addition="Addition",
        verdict="Verdict",
        withdrawal="Withdrawal",
        merge="Merge",
        split="Split",
    ),
}
