"""`powlint check --changed`: what git says is changed, and the findings that concern it."""
