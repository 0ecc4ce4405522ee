"""From YAML to checks: read, check against the schema, stack, compile, and try on their own examples."""
