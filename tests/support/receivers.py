"""What a webhook or a mail server of a test got."""

from dataclasses import dataclass, field


@dataclass
class Received:
    """Bodies that were sent, and addresses that were asked for; ``status`` is what it answers."""

    bodies: list[bytes] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    status: int = 200
