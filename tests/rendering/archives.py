"""An archive with something of everything, as files."""

SETTINGS = """title = "Harbour archive"
description = "What happened in the harbour."
licence = "CC-BY-4.0"
authority = "example.org,2023"
page_size = 2

[vocabulary.categories.air-strike]
label = "Air strike"

[vocabulary.categories.drone-strike]
label = "Drone strike"
under = "air-strike"

[fields.vessel]
label = "Vessel"
type = "choice"
choices = ["tug", "ferry"]
index = true
unknown = true

[fields.cargo]
type = "amount"
unit = "t"
many = true

[identifiers.imo]
label = "IMO"
pattern = "[0-9]+"
url = "https://example.org/{id}"
"""

FILES = {
    "regions/no.md": "---\nname: {en: Norway, nb: Norge}\niso: NO\nkind: country\n---\nA coast.\n",
    "regions/no/oslo.md": "---\nname: Oslo\naliases: [no/christiania]\nclaimed_by: [se]\n---\n",
    "regions/se.md": "---\nname: Sweden\n---\n",
    "actors/navy.md": "---\nname: Navy\nkind: military\nmembers: [fleet]\nidentifiers: {imo: '123'}\nregion: no\nother_names: [The Navy]\naliases: [old-navy]\n---\nSails.\n",
    "actors/fleet.md": "---\nname: Fleet\npart_of: navy\n---\n",
    "actors/port.md": "---\nname: Port office\nkind: organisation\n---\n",
    "sources/herald.md": "---\nkind: news\ntitle: {en: 'Fire, again', nb: Brann igjen}\nby: port\npublisher: Herald\nmedium: Print\ndate: 2023-05-23\naccessed: 2023-05-24\nlang: en\nurl: https://example.org/a\narchived: https://example.org/b\nreliability: B\nnote: Front page\naliases: [old-herald]\n---\nA paper.\n",
    "pages/about.md": "---\ntitle: About\n---\nWords.\n",
    "incidents/2023/quay.md": """---
title: "=Fire at the quay"
summary: A fire & <smoke>.
date: 2023-05-22/
date_per: [smoke]
reported: 2023-05-23
published: 2023-05-24
time: "12:30"
categories: [drone-strike]
tags: [night]
places:
  - region: no/oslo
    name: Quay
    point: [-59.9, 10.7]
    precision: vicinity
    radius_km: 1
    per: [smoke]
  - region: se
    role: origin
    per: [smoke]
actors:
  - actor: fleet
    role: alleged-perpetrator
    per: [smoke]
    outcome: {word: charged, on: 2023-06}
  - name: a sailor
    role: victim
sources:
  - herald
  - id: own
    kind: report
    by: navy
    date: 2023-05-22
    via: herald
claims:
  - {id: smoke, text: Smoke was seen., by: port, sources: [herald], date: 2023-05-22, lang: en}
  - {id: none, text: There was none., by: [navy, a sailor], stance: denies, disputes: [smoke, "source:herald", "hidden#x"], sources: [own]}
  - {id: guess, text: "+A guess.", by: fleet, stance: assesses, supports: [none], date: 2023-05-22}
questions:
  - {text: Was there smoke?, claims: [smoke, none]}
figures:
  - {wounded: 8+, killed: 0, per: [smoke]}
  - {displaced: {words: many}, estimate: true}
  - {killed: unknown, group: children, per: [smoke]}
  - {wounded: ~20, group: civilians, per: [none]}
relations:
  - {incident: crane, type: follows, note: The next day, per: [smoke]}
  - {incident: hidden, type: context}
fields:
  vessel: {value: tug, per: [smoke]}
  cargo: [5, 3-8]
identifiers: {imo: "77"}
review: {state: reviewed, by: A, on: 2023-06-01}
log:
  - {date: 2023-05-25, type: correction, field: claims.smoke, why: A word.}
warning: Fire
aliases: [old-quay]
---
Smoke.
""",
    "incidents/2023/crane.md": "---\ntitle: Crane falls\ndate: 2023-05\nregion: no/oslo\npublished: 2023-05-20\ncategories: [air-strike]\nfields: {vessel: unknown}\nfigures: [{killed: 2-3, estimate: true}]\n---\n",
    "incidents/2023/ferry.md": "---\ntitle: Ferry late\ndate: 2023\nregion: no\npublished: 2023-06-01\nfields: {vessel: ferry}\n---\n",
    "incidents/2023/never.md": "---\ntitle: Nobody knows when\ndate: unknown\n---\n",
    "incidents/2023/choice.md": "---\ntitle: One day\ndate: '[2023-05-20..2023-05-22]'\nregion: se\npublished: 2023-05-30\n---\n",
    "incidents/2023/long.md": "---\ntitle: Long siege\ndate: 2022-11/..\nplaces: [{name: At sea}]\npublished: 2023-01-01\n---\n",
    "incidents/2023/hidden.md": "---\ntitle: Secret plan\ndate: 2023-05-22\nregion: no/oslo/secret-place\nstate: draft\nclaims: [{id: x, text: Hush., by: port}]\n---\n",
    "incidents/2023/gone.md": "---\ntitle: Withdrawn title\nsummary: Withdrawn summary\ndate: 2023-05-22\nstate: withdrawn\nreason: No source.\nlog: [{date: 2023-06-02, type: withdrawal, why: No source.}]\n---\nWithdrawn prose.\n",
    "incidents/2023/twin.md": "---\nstate: merged\ninto: quay\nreason: The same.\n---\n",
}
