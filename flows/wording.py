"""Numbers as people read them, in sentences that are stored as well as on the terminal."""


def spaced(number: float | None) -> str:
    """A whole number with a space every three digits (``18 586``), or a dash when it is unknown."""
    return "–" if number is None else f"{number:,.0f}".replace(",", " ")


def counted(number: int, one: str, several: str | None = None) -> str:
    """Return a number with its noun: "1 report", "2 reports", "3 journal copies" (``several`` where no -s makes it)."""
    return f"{spaced(number)} {one if number == 1 else several or f'{one}s'}"


def percent(share: float | None) -> str:
    """A share in [0, 1] as a percentage with one decimal, or a dash when it is unknown."""
    return "–" if share is None else f"{100 * share:.1f} %"


def duration(seconds: float | None) -> str:
    """Seconds as hours, minutes and seconds (``1 h 02 min 07 s``), or a dash when unknown."""
    if seconds is None:
        return "–"
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    parts = [f"{hours} h"] if hours else []
    parts += [f"{minutes} min"] if minutes or hours else []
    return " ".join([*parts, f"{rest} s"])


def resolved_words(resolved_share: float | None, provisional_share: float | None, provisional_person_count: int) -> str:
    """How many words have a person, and how many of them rest on persons known only from print (decision 048)."""
    resolved = f"{percent(resolved_share)} of words"
    if not provisional_person_count:
        return resolved
    persons = counted(provisional_person_count, "person")
    return f"{resolved}; {percent(provisional_share)} by {persons} known only from printed names"
