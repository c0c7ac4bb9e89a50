"""The words of an archive's settings in the language of its pages."""

from dataclasses import dataclass
from functools import cached_property

from sitegen.model.settings import Settings
from sitegen.rendering.names import name_in, term_inverse, term_label


@dataclass(frozen=True)
class Labels:
    """Looked up in tables that are made once for each process."""

    settings: Settings
    lang: str

    @cached_property
    def _words(self) -> dict[tuple[str, str], str]:
        return {
            (vocabulary, word): term_label(vocabulary, term, self.lang, self.settings.language)
            for vocabulary, terms in self.settings.vocabulary.items()
            for word, term in terms.items()
        }

    def label(self, vocabulary: str, word: str) -> str:
        """What a word of a vocabulary is called."""
        return self._words.get((vocabulary, word), word)

    def field(self, field: str) -> str:
        """What a field of the archive's own is called."""
        found = self.settings.fields.get(field)
        return name_in(found.label, self.lang, field, self.settings.language) if found else field

    def choice(self, field: str, word: str) -> str:
        """What a choice of a field is called."""
        found = self.settings.fields.get(field)
        term = found.choices.get(word) if found else None
        return name_in(term.label, self.lang, word, self.settings.language) if term else word

    def relation(self, word: str, *, inverse: bool) -> str:
        """What a type of relation is called, from either side."""
        term = self.settings.vocabulary.get("relation-types", {}).get(word)
        if term is None:
            return word
        name = term_inverse if inverse else term_label
        return name("relation-types", term, self.lang, self.settings.language)

    def unit(self, measure: str) -> str:
        term = self.settings.vocabulary.get("measures", {}).get(measure)
        return term.unit if term else ""
