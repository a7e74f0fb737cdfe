"""The command line. Imports qt only when a window is asked for."""
