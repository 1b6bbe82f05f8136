"""Who is who at a date: the register, name keys, and resolution with its evidence."""
