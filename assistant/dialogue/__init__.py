"""The conversation: read facts, decide what to do next, build the brief, write, check."""
