"""Values and rules. Knows no Qt, no clock, no files and no randomness."""
