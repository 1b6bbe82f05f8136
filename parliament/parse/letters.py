"""Titles compared on their letters and digits: headings wrap differently in contents and body."""

# Signs of titles that are neither letter nor digit; others are looked for where one is left.
_SIGNS = str.maketrans("", "", " -–—.,;:?!()[]/\"'“”‘’„…&+*%")


def letters_of(text: str) -> str:
    """The letters and digits of a title, small."""
    letters = text.translate(_SIGNS)
    return (letters if letters.isalnum() else "".join(filter(str.isalnum, letters))).lower()
