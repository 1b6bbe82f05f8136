"""What the parliament's words are, as data: parties and their names over time, and who governed."""
