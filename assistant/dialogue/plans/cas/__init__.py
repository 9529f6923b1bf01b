"""A person's case: verdicts, questions, what changes when one fact does, the schemes beside."""
