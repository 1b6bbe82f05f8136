"""What programs read beside the pages: a static API in JSON with its description, and feeds."""
