"""Measures of the product, each a command of its own."""
