"""Bodies of the service to data classes: every field is mapped, ignored by name, or recorded."""
