"""Scripts with which shells complete the command line, made of the parsers themselves: they cannot fall behind."""
