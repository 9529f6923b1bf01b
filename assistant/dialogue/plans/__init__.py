"""One module per thing a person may be doing; each returns an Ebauche built only from proofs."""
