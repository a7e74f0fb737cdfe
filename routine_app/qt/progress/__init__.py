"""The parts of the Progress page. Imported when the page is first opened, never at the start."""
