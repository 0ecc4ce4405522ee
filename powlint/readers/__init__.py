"""Readers: bytes become a document, with a map from every clean character back to the file."""
