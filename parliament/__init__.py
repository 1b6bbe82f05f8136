"""All that is known about the Flemish Parliament: pure code, no orchestration, no database, no checks."""
