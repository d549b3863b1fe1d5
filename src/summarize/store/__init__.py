"""Finished briefs on disk: atomic files, commit records, lock, index, decisions, memory."""
