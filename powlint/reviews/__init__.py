"""Reviewed copies of drafts: what was found, written beside the words in the format of the draft itself."""
