"""French career-guidance assistant for Occitanie: rules decide, sources prove, a model only talks."""
