"""The static site, rendered from the published database."""
