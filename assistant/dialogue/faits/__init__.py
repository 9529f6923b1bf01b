"""Questions of fact: the sentences found, whether they answer, and what is said when they do not."""
