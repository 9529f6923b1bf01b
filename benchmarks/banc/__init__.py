"""Retrieval side by side: sets, systems, frameworks, measures and the report of benchmarks/retrieval.py."""
