"""Orchestration: flows, thin tasks, the command line. The only room that imports prefect."""
