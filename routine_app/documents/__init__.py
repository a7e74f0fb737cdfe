"""Documents for paper: what is to be read away from the screen, as values, and their PDF, HTML and Markdown.

Knows plans, figures and texts; knows no window, no diary and no folder but that of the templates.
"""
