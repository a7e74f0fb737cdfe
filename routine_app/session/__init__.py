"""Brings content, storage and playback together for any view. Knows no Qt and no terminal."""
