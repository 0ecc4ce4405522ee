"""What powlint costs, as ratios to what else the same machine does: `python -m benchmarks`."""
