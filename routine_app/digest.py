"""What stands for bytes: the name of a file kept for them, or proof that they are the same. Not for secrets.

BLAKE2 as Python has it built in. `hashlib` brings OpenSSL with it, whatever is asked of it: 3.5 MB for as long
as the app runs. It is asked where it stays (a backup's sums) or where the interpreter was built without its own.
"""

from __future__ import annotations

try:
    from _blake2 import blake2b
except ImportError:
    from hashlib import blake2b

SIZE = 32
"""Bytes of a digest."""


def digest_of(data: bytes) -> bytes:
    """Return the digest of some bytes."""
    return blake2b(data, digest_size=SIZE).digest()
