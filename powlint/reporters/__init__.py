"""A report becomes text for people, lines for editors, JSON for programs, or what a service reads: one file each."""
