"""The command line: commands, console, supervisor. The only room that imports typer."""
