"""What a record says in figures, in words: dates and amounts with all of their doubt."""

from sitegen.rendering.amount_words import amount_words, number_words, range_words
from sitegen.rendering.date_words import day_words, month_words, when_parts, when_words

__all__ = ["amount_words", "day_words", "month_words", "number_words", "range_words", "when_parts", "when_words"]
