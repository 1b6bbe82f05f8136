"""Data quality: checks on the candidate database. The only room that imports great_expectations."""
