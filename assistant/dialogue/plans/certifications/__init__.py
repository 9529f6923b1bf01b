"""Certifications: found, described, asked more of."""
