"""The command line in this process, for tests."""

import os

import pytest

from cli.command_line import main


def run(*arguments: object) -> int:
    """Run the command line and give its exit code; variables that it sets go with it."""
    before = dict(os.environ)
    try:
        with pytest.raises(SystemExit) as ended:
            main([str(argument) for argument in arguments])
    finally:
        for name in os.environ.keys() - before.keys():
            del os.environ[name]
        os.environ.update(before)
    return int(ended.value.code or 0)
