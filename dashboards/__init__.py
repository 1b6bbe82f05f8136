"""The dashboard: a static site rendered from a published database, read-only, without a server or a third party."""
