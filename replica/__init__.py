"""A parliament in a box: synthetic meetings served like the real service, faults included."""
