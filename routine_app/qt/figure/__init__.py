"""The figure on screen and in files: painter, colours, stage, stills, contact sheet."""
