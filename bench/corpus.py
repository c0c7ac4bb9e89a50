"""Write an invented incident archive of any size, in sitegen's own schema.

    python bench/corpus.py 10000 FOLDER [--seed 7]

Incident number i depends on the seed and on i alone, so that an archive of 1,000 is the first thousand of one of 10,000.
Some regions, actors and days have many incidents and most have few, as in real archives. Everything is invented.
"""

import argparse
import datetime as dt
import random
from itertools import accumulate
from pathlib import Path

SYLLABLES = [
    "ar",
    "bel",
    "cor",
    "dun",
    "el",
    "fen",
    "gal",
    "hor",
    "il",
    "jas",
    "kel",
    "lor",
    "mar",
    "nev",
    "os",
    "pel",
    "quin",
    "ros",
    "sul",
    "tor",
    "ul",
    "ven",
    "wes",
    "yar",
    "zel",
]
COUNTRIES = ["xa", "xb", "xc", "xd", "xe", "xf", "xg", "xh", "xi", "xj", "xk", "xl"]
CATEGORIES = ["shelling", "drone-strike", "air-strike", "armed-clash", "explosion", "accident", "cyber", "arrest"]
VERDICTS = ["unverified"] * 6 + ["corroborated", "confirmed", "refuted"]
WHO = ["the regional governor", "the port authority", "local residents", "the fire service", "a spokesman of the army"]
WHAT = [
    "several houses were hit and one burned down",
    "the depot at the edge of the town caught fire",
    "a group of armed men crossed the river before dawn",
    "power was lost in nine villages",
    "nobody was hurt",
    "the bridge stayed closed until the evening",
    "two aircraft were seen flying low over the coast",
    "the shells came from the other bank",
]
SAID = [
    "{who} said that {what}.",
    "According to {who}, {what}, though *nobody else* has said so.",
    "A picture taken in the afternoon seems to show that {what}; it was **placed** at the edge of the town.",
    "Later that day {who} wrote that {what}, and that work at the place went on.",
    "Two days afterwards {who} repeated that {what}.",
]
PAPERS = ["The Valley Herald", "Coast Courier", "Northern Monitor", "The River Post", "Daily Observer"]
FIRST_DAY = dt.date(2013, 1, 1)
DAYS = 12 * 365


class Skewed:
    """A choice in which the k-th item weighs k to the power of minus `steepness`."""

    def __init__(self, items: list, steepness: float) -> None:
        self.items = items
        self.weights = list(accumulate((k + 1) ** -steepness for k in range(len(items))))

    def pick(self, chance: random.Random):
        return chance.choices(self.items, cum_weights=self.weights)[0]


def word(chance: random.Random, syllables: int) -> str:
    return "".join(chance.choice(SYLLABLES) for _ in range(syllables))


def world(seed: int) -> dict:
    """Places (about 300 districts, 3,000 towns), actors and days, each from the most to the least frequent."""
    chance = random.Random(f"world {seed}")
    districts = sorted({f"{chance.choice(COUNTRIES)}/{word(chance, 2)}" for _ in range(300)})
    towns, taken = [], set()
    while len(towns) < 3000:
        path = f"{chance.choice(districts)}/{word(chance, 3)}"
        if path not in taken:
            taken.add(path)
            towns.append((path, round(chance.uniform(-55, 70), 4), round(chance.uniform(-170, 170), 4)))
    actors = sorted(
        {f"{word(chance, 2)}-{kind}" for kind in ("legion", "guard", "police", "brigade") for _ in range(75)}
    )
    chance.shuffle(actors)
    days = [FIRST_DAY + dt.timedelta(n) for n in range(DAYS)]
    chance.shuffle(days)
    return {"towns": Skewed(towns, 0.8), "actors": Skewed(actors, 1.0), "days": Skewed(days, 0.5), "all_actors": actors}


def sentence(chance: random.Random) -> str:
    text = chance.choice(SAID).format(who=chance.choice(WHO), what=chance.choice(WHAT))
    return text[0].upper() + text[1:]


def incident(things: dict, seed: int, number: int, earlier: list[str]) -> tuple[str, dt.date, str]:
    """The id, the day and the text of one incident's file."""
    chance = random.Random(f"incident {seed} {number}")
    region, lat, lon = things["towns"].pick(chance)
    day = things["days"].pick(chance)
    town = region.split("/")[-1].capitalize()
    category = chance.choice(CATEGORIES)
    name = f"{day}-{region.split('/')[-1]}-{number:06d}"
    sources = [f"s{k + 1}" for k in range(chance.randint(2, 5))]
    claims = [f"c{k + 1}" for k in range(chance.randint(2, 5))]
    actors = list(dict.fromkeys(things["actors"].pick(chance) for _ in range(2)))
    lines = ["---", f"title: {category.replace('-', ' ').capitalize()} near {town} ({number})", f"date: {day}"]
    lines += [f"summary: {sentence(chance)!r}".replace("'", '"'), f"reported: {day}", f"published: {day}"]
    lines += [f"categories: [{category}]", "places:", f"  - region: {region}", f"    point: [{lat}, {lon}]"]
    lines += ["    precision: settlement", "actors:"]
    lines += [f"  - actor: {actor}\n    role: involved" for actor in actors]
    lines.append("sources:")
    for source in sources:
        paper = chance.choice(PAPERS)
        lines += [f"  - id: {source}", "    kind: news", f"    title: {chance.choice(WHAT).capitalize()}"]
        lines += [f"    publisher: {paper}", f"    date: {day + dt.timedelta(chance.randrange(4))}"]
        lines.append(f"    url: https://{paper.split()[-1].lower()}.example/{number}/{source}")
    lines.append("claims:")
    for position, claim in enumerate(claims):
        lines += [f"  - id: {claim}", f"    text: {sentence(chance).replace('*', '')!r}".replace("'", '"')]
        lines += [f"    by: {chance.choice(WHO)}", f"    sources: [{chance.choice(sources)}]"]
        verdict = chance.choice(VERDICTS)
        if position == 1 and chance.random() < 0.4:
            lines += ["    stance: denies", "    disputes: [c1]"]
        elif verdict != "unverified":
            lines += [f"    verdict: {verdict}", "    why: Two reports say so.", f"    assessed: {day}"]
    killed, wounded = int(chance.paretovariate(1.3)) - 1, int(chance.paretovariate(1.0)) - 1
    lines += ["figures:", f"  - killed: {killed}", f"    wounded: {wounded}-{wounded + chance.randrange(9)}"]
    lines += ["    per: [c1]", "---", ""]
    return (
        name,
        day,
        "\n".join(lines)
        + "\n".join(prose(chance, town=town, claims=claims, sources=sources, earlier=earlier, number=number)),
    )


def prose(chance, *, town, claims, sources, earlier, number) -> list[str]:
    left, cited = list(claims), list(sources)

    def paragraph(sentences: int) -> str:
        parts = [sentence(chance) for _ in range(sentences)]
        if cited:
            parts[0] += f"[^{cited.pop()}]"
        if left:
            parts.append(f"It is said that [{chance.choice(WHAT)}](#{left.pop()}).")
        return " ".join(parts)

    out = [f"{town}: {paragraph(2)}", "", paragraph(3), "", "## What is known", ""]
    out += [f"- {sentence(chance)}" for _ in range(3)] + ["", f"> {sentence(chance)}", ""]
    if chance.random() < 0.1:
        out += [
            "| Time | What |",
            "|---|---|",
            *(f"| {hour:02d}:00 | {chance.choice(WHAT)} |" for hour in (4, 9, 15)),
            "",
        ]
    out += ["## Background", ""]
    while left or cited:
        out += [paragraph(1), ""]
    if number:
        out += [
            f"Compare [[{earlier[chance.randrange(number)]}]] and the [overview](https://example.org/{number}).[^1]",
            "",
        ]
        out += ["[^1]: A note of the editor's, in a few words.", ""]
    return out


def generate(count: int, folder: Path, seed: int = 7) -> None:
    """Write `count` incidents, with the actors and settings that they need, into an archive's folder."""
    things, names = world(seed), []
    for number in range(count):
        name, day, text = incident(things, seed, number, names)
        names.append(name)
        path = folder / "content" / "incidents" / str(day.year) / f"{name}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    actors = folder / "content" / "actors"
    actors.mkdir(parents=True, exist_ok=True)
    for actor in things["all_actors"]:
        label = actor.replace("-", " ").title()
        (actors / f"{actor}.md").write_text(f"---\nname: {label}\nkind: armed-group\n---\n", encoding="utf-8")
    regions = folder / "content" / "regions"
    regions.mkdir(parents=True, exist_ok=True)
    paths = {"/".join(town[0].split("/")[:depth]) for town in things["towns"].items for depth in (1, 2, 3)}
    for path in sorted(paths):
        (regions / f"{path}.md").parent.mkdir(parents=True, exist_ok=True)
        label = path.split("/")[-1].capitalize()
        (regions / f"{path}.md").write_text(f"---\nname: {label}\n---\n", encoding="utf-8")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("count", type=int)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seed", type=int, default=7)
    asked = parser.parse_args()
    generate(asked.count, asked.folder, asked.seed)
