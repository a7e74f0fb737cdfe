"""One session for any view: its journal, its end, going on after an interruption, what stands on screen."""
