"""Generators of pages that are kept in the repository."""
