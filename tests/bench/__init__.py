"""Benchmarks that a person runs with `make bench`: ratios side by side in one run."""
