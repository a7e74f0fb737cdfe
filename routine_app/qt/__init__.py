"""The window: the only importer of PySide6. Views draw Moments and send commands; they compute nothing."""
