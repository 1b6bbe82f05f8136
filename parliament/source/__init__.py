"""The parliament's open-data service: client, endpoints, payload readers, politeness, url rules."""
