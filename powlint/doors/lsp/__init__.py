"""The language server: drafts are linted while they are written, in every editor that speaks the protocol."""
