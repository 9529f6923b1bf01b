"""A language model, when one is set up: the only door to it, what is asked of it, and what its words must pass."""
