"""The kinds of page: each module reads the rows of its kind with a few queries and gives its pages and files."""
