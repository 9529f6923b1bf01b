"""The nouns of the field. Frozen dataclasses, standard library only; this room imports nothing of ours."""
