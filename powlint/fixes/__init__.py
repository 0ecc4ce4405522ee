"""Fixes made in the drafts themselves: planned on the source text, written in the format of the draft, read again."""
