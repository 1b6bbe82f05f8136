"""Faults seeded into the reading: what a parser that reads wrong would hand on, and whether the gate notices."""
