"""Every key of the settings: its type, its default, and what it says. Reader, check and docs share this table."""

from typing import NamedTuple


class Key(NamedTuple):
    name: str
    """Its way from the top, with dots; `<…>` stands for a name that the archive gives."""
    type: str
    """The name of a reader in `settings_values.READERS`."""
    default: str
    meaning: str


KEYS: tuple[Key, ...] = (
    Key("title", "names", "An incident archive", "The archive's name, on every page."),
    Key("description", "names", "", "One or two sentences for the front page, feeds and search engines."),
    Key("base_url", "address", "", "Where the site is published; feeds and the site map need it."),
    Key("language", "language", "en", "The language of the interface and of files that name none."),
    Key(
        "languages",
        "languages",
        "[language]",
        "The languages of the site; each but `language` has its pages in a folder of its own.",
    ),
    Key("timezone", "timezone", "UTC", "The zone of times of day that name none."),
    Key("licence", "text", "", "The licence of the content, best as an SPDX identifier."),
    Key("repository", "address", "", "The address of the public repository, for links that edit a page."),
    Key("branch", "text", "main", "The branch of the repository that the site is made from."),
    Key("authority", "authority", "", "For lasting ids in feeds: a domain and a year in which you held it."),
    Key("page_size", "size", "100", "How many incidents a list shows on one page, 1 to 1000."),
    Key("content", "folder", "content", "The folder of the files that contributors write."),
    Key("templates", "folder", "templates", "The folder of the archive's own templates."),
    Key("output", "folder", "output", "The folder that the site is written to."),
    Key("regions", "table", "", "How the tree of regions is shown."),
    Key("regions.label", "names", "Regions", "What the tree is called."),
    Key("regions.geographic", "flag", "true", "Whether regions lie on the earth; `false` leaves out the maps."),
    Key("regions.point_of_view", "point-of-view", "iso", "Whose boundaries the maps draw where states disagree."),
    Key("sharing", "table", "", "What is made for those who share the archive's pages."),
    Key("sharing.cards", "flag", "true", "Whether a picture is drawn for each incident; it needs `base_url`."),
    Key("sharing.citations", "flag", "true", "Whether each incident has its citation as BibTeX and CSL JSON."),
    Key("sharing.embeds", "flag", "true", "Whether each incident has a page to embed; it needs `base_url`."),
    Key("sharing.dossiers", "flag", "true", "Whether regions, years and months have a page to print."),
    Key("regions.point_of_view", "point-of-view", "iso", "Whose boundaries the maps draw where states disagree."),
    Key("coverage", "table", "", "What the archive covers; printed under totals and charts."),
    Key("coverage.since", "period", "", "The first year, month or day that it covers, as `2022-02`."),
    Key("coverage.until", "period", "", "The last one; without it the archive goes on."),
    Key("coverage.places", "texts", "", "The regions that it covers: paths in the tree, or names."),
    Key("coverage.languages", "languages", "", "The languages of the sources that are read for it."),
    Key("coverage.note", "names", "", "A sentence on what it leaves out, and why."),
    Key("vocabulary", "table", "", "The words that files may use, by the name of their list."),
    Key("vocabulary.<name>", "table", "", "One list; its words are added to those that ship."),
    Key("vocabulary.<name>.replace", "flag", "false", "Whether the list stands alone, without the words that ship."),
    Key("vocabulary.<name>.<word>", "table", "", "One word of the list."),
    Key("vocabulary.<name>.<word>.label", "names", "the word", "How the word is shown."),
    Key("vocabulary.<name>.<word>.means", "names", "", "What the word means."),
    Key("vocabulary.<name>.<word>.under", "text", "", "The parent, whose page includes this word's incidents."),
    Key("vocabulary.<name>.<word>.within", "text", "", "In `groups`: the group that this one is part of."),
    Key(
        "vocabulary.<name>.<word>.unit",
        "text",
        "",
        "In `measures`: what is counted; with a unit, decimals may be written.",
    ),
    Key(
        "vocabulary.<name>.<word>.inverse",
        "names",
        "the label",
        "In `relation-types`: the label as read from the other side.",
    ),
    Key("vocabulary.<name>.<word>.replaced_by", "text", "", "Of a retired word: the one to write now."),
    Key("fields", "table", "", "Fields of the archive's own."),
    Key("fields.<field>", "table", "", "One field."),
    Key("fields.<field>.label", "names", "the field's id", "How the field is shown."),
    Key("fields.<field>.type", "field-type", "text", "What a value is."),
    Key(
        "fields.<field>.choices", "choices", "", "Of the type `choice`: a list of words, or a table like a vocabulary."
    ),
    Key("fields.<field>.many", "flag", "false", "Whether several values may be written."),
    Key("fields.<field>.required", "flag", "false", "Whether every incident must have it."),
    Key("fields.<field>.unknown", "flag", "false", "Whether `unknown` may be written."),
    Key("fields.<field>.facet", "flag", "false", "Whether it stands among the filters."),
    Key("fields.<field>.index", "flag", "false", "Whether each value has a page."),
    Key("fields.<field>.claimed", "flag", "false", "Whether a value needs `per` or `estimate: true`."),
    Key("fields.<field>.unit", "text", "", "Of the types `amount` and `number`: what is counted."),
    Key("fields.<field>.help", "names", "", "A sentence for contributors and readers."),
    Key("identifiers", "table", "", "Other databases that have the same incidents."),
    Key("identifiers.<id>", "table", "", "One database."),
    Key("identifiers.<id>.label", "names", "the id", "How the database is shown."),
    Key("identifiers.<id>.pattern", "pattern", "", "A regular expression that a whole identifier matches."),
    Key("identifiers.<id>.url", "id-address", "", "The address of a record there, with `{id}` in it."),
    Key("identifiers.<id>.unique", "flag", "false", "Whether two incidents may not have the same identifier."),
)

TYPES: dict[str, str] = {key.name: key.type for key in KEYS}


def known_keys(table: str) -> tuple[str, ...]:
    """The keys of a table, as `regions` or `fields.<field>`, in the order of the docs; "" is the top."""
    start = f"{table}." if table else ""
    rest = (name[len(start) :] for name in TYPES if name.startswith(start))
    return tuple(name for name in rest if "." not in name and not name.startswith("<"))
