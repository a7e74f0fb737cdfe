"""Routine: a guided exercise session for sacroiliac joint pain in pregnancy."""

__version__ = "0.1.0"
