"""The command line in this process, for tests."""

import pytest

from cli.command_line import main


def run(*arguments: object) -> int:
    """Run the command line and give its exit code."""
    with pytest.raises(SystemExit) as ended:
        main([str(argument) for argument in arguments])
    return int(ended.value.code or 0)
