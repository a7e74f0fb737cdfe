"""YAML that people write by hand: read within bounds, and checked with every problem told, its line and the mend."""

MOST_BYTES = 1_000_000
"""A larger file is not read at all."""
