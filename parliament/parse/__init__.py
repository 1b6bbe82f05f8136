"""Lines to items, questions, speeches, votes and attendance: small passes over one line list."""
