"""Files of the corpus turned into passages. Imports the nouns only; knows nothing of the index."""

from assistant.ingestion.corpus import Lecture, empreinte_corpus, lire_corpus
from assistant.ingestion.documents import ajouter_document
from assistant.ingestion.pdf.passages import lire_pdf

__all__ = ["Lecture", "ajouter_document", "empreinte_corpus", "lire_corpus", "lire_pdf"]
