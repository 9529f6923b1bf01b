"""The rule-based fact reader: what a person says of themselves, with the words that prove it."""

from assistant.dialogue.lecture.lecteur import Lecture, lire_faits

__all__ = ["Lecture", "lire_faits"]
