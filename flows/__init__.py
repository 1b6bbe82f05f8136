"""The order of a run and its Prefect face, nothing else. The only room that imports prefect."""
