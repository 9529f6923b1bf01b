"""Every question written in advance hangs on a passage that is really there."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

from assistant.domaine.sources import Passage
from assistant.ingestion.corpus import lire_corpus
from assistant.ingestion.questions import lire_questions_dites, questions_perdues

CORPUS = Path(__file__).parents[2] / "corpus"
LECTURE = lire_corpus(CORPUS)
COUPLES = lire_questions_dites(CORPUS, LECTURE.passages)


def test_no_question_is_left_without_its_passage() -> None:
    """A rule renamed or a sentence reworded would leave questions that nothing answers: none does."""
    assert questions_perdues(CORPUS, LECTURE.passages) == []


def test_nearly_every_rule_in_force_has_its_questions() -> None:
    """Of the rules of the schemes, at most one in twenty has no question written for it."""
    regles = {p.id for p in LECTURE.passages if p.id.startswith("regle/") and p.valide_au is None}
    assert len(regles - {i for _, i in COUPLES}) <= len(regles) / 20


def test_a_question_is_written_once() -> None:
    """The same words under two passages would choose one by chance: one question in a hundred at most is shared."""
    fois = Counter(re.sub(r"\W+", " ", q.lower()).strip() for q, _ in COUPLES)
    assert sum(n - 1 for n in fois.values()) <= len(COUPLES) / 100 and len(COUPLES) > 7_000


def test_a_piece_names_the_sentence_of_its_section(tmp_path) -> None:
    """The shortest passage that holds the piece answers, in its section only; a lost piece is told with its section."""
    (tmp_path / "questions").mkdir()
    (tmp_path / "questions" / "livre.toml").write_text('["1"]\n"renard dort" = ["qui dort ?"]\n"ours" = ["où est l\'ours ?"]\n', encoding="utf-8")
    passages = [Passage("t", "Le loup court. Le renard dort.", "note", "livre-blanc", "T", "1", genre="paragraphe"),
                Passage("a", "Le renard dort.", "note", "livre-blanc", "T", "1", genre="phrase"),
                Passage("b", "Un renard dort.", "note", "livre-blanc", "T", "2", genre="phrase")]
    assert lire_questions_dites(tmp_path, passages) == [("qui dort ?", "a")]
    assert questions_perdues(tmp_path, passages) == ["1 : ours"]
