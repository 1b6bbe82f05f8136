"""Exit codes of a run beyond those of the error family (``parliament/errors.py``)."""

EXIT_FAILED = 1
# What a shell gives for a program ended by Ctrl+C (signal 2), by a kill that nobody can refuse (9) and by SIGTERM (15).
EXIT_INTERRUPTED = 130
EXIT_KILLED = 137
EXIT_TERMINATED = 143
