"""Passages to ranked passages. Knows vectors and words, knows nothing of dispositifs."""
