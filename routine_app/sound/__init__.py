"""All that is heard: a mixer with one output of its own, tones, and voices that turn text into samples.

Knows the domain's cues and tones; no Qt, no windows, no player and no files of hers but the cache of spoken texts.
"""
