"""``python -m cli`` is ``spreektijd``: for places whose path a script's first line cannot name."""

from cli.command_line import main

if __name__ == "__main__":
    main()
