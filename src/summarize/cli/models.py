"""``summarize models``: list, fetch, verify, convert, default."""
