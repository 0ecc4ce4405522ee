"""Ways in: each takes a request from outside, has it answered by the floors below, and brings the answer out."""
