"""A report becomes text for people, lines for editors, or JSON for programs: one file each."""
