"""One small world written by hand, and the right answer of every recipe, macro and mart in it by a second program."""
