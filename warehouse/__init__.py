"""The database: open, load, build, publish, read. The only room that imports duckdb."""
