"""Column expectations, one module a schema."""
