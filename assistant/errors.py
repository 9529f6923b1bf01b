"""The error tree. Each message is the French sentence a person reads, with what to do next.

    AssistantError
      CorpusError          a file of corpus/ is wrong: names the file, the block and the word
      EntreeInvalide       what the person or a batch line gave cannot be used
      IndexMissing         no index yet
      IndexDamaged         the index does not match its manifest
      SourceUnreadable     a document that cannot be read: broken, encrypted, empty, scanned, too large
      ModelUnavailable     the language model did not answer

Ineligibility and "nothing found" are results, never errors.
"""


class AssistantError(Exception):
    """Base of every error that may be shown to a person."""


class CorpusError(AssistantError):
    """A corpus file breaks its contract."""


class EntreeInvalide(AssistantError):
    """An input that cannot be used, with the way to mend it."""


class IndexMissing(AssistantError):
    """There is no index at the place expected."""


class IndexDamaged(AssistantError):
    """An index file differs from what the manifest recorded."""


class SourceUnreadable(AssistantError):
    """A document that was refused, with its one-line reason."""


class ModelUnavailable(AssistantError):
    """The language model is down, slow or answers nonsense."""
