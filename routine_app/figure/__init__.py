"""The figure: pure geometry from clips to drawing primitives. Knows no Qt, no clock, no files."""
