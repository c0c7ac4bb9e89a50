"""The words of an archive's settings in the language of its pages."""

from dataclasses import dataclass
from functools import cached_property

from sitegen.model.settings import Settings
from sitegen.rendering.names import name_in


@dataclass(frozen=True)
class Labels:
    """Looked up in tables that are made once for each process."""

    settings: Settings
    lang: str

    @cached_property
    def _words(self) -> dict[tuple[str, str], str]:
        return {
            (vocabulary, word): name_in(term.label, self.lang, word)
            for vocabulary, terms in self.settings.vocabulary.items()
            for word, term in terms.items()
        }

    def label(self, vocabulary: str, word: str) -> str:
        """What a word of a vocabulary is called."""
        return self._words.get((vocabulary, word), word)

    def field(self, field: str) -> str:
        """What a field of the archive's own is called."""
        found = self.settings.fields.get(field)
        return name_in(found.label, self.lang, field) if found else field

    def choice(self, field: str, word: str) -> str:
        """What a choice of a field is called."""
        found = self.settings.fields.get(field)
        term = found.choices.get(word) if found else None
        return name_in(term.label, self.lang, word) if term else word

    def relation(self, word: str, *, inverse: bool) -> str:
        """What a type of relation is called, from either side."""
        term = self.settings.vocabulary.get("relation-types", {}).get(word)
        if term is None:
            return word
        return name_in(term.inverse if inverse and term.inverse else term.label, self.lang, word)

    def unit(self, measure: str) -> str:
        term = self.settings.vocabulary.get("measures", {}).get(measure)
        return term.unit if term else ""
