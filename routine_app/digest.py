"""What stands for bytes: the name of a file kept for them, or proof that they are the same. Not for secrets.

As Python has them built in: `hashlib` brings OpenSSL with it, whatever is asked of it: 3.5 MB for as long
as the app runs. It is asked where it stays (a backup's sums) or where the interpreter was built without its own.
"""

from __future__ import annotations

import sys

try:
    from _blake2 import blake2b
except ImportError:
    from hashlib import blake2b
if sys.version_info >= (3, 12):
    try:
        from _sha2 import sha256
    except ImportError:
        from hashlib import sha256
else:
    try:
        from _sha256 import sha256  # type: ignore[import-not-found, unused-ignore]
    except ImportError:
        from hashlib import sha256

SIZE = 32
"""Bytes of a digest."""


def digest_of(data: bytes | memoryview) -> bytes:
    """Return the digest of some bytes."""
    return blake2b(data, digest_size=SIZE).digest()


def shared_name(data: bytes) -> str:
    """Return 20 letters for some bytes, the same in every version of the app: 0.1.0 made them so (SHA-256)."""
    return str(sha256(data).hexdigest()[:20])
