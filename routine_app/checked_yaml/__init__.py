"""YAML that people write by hand: read within bounds, and checked with every problem told, its line and the mend."""
