"""What to do about an error of the operating system that no command has words of its own for.

Knows error numbers; does not know what was being read or written.
"""

from __future__ import annotations

import errno

_ELSEWHERE = "or choose another place"
_MENDS: dict[int, str] = {
    errno.EACCES: f"allow reading and writing it (chmod u+rw), {_ELSEWHERE}.",
    errno.EPERM: f"allow changing it, {_ELSEWHERE}.",
    errno.EROFS: "choose a place on a drive that can be written to.",
    errno.ENOENT: "look at the name, or make the folder first.",
    errno.ENOTDIR: "look at the path: a part of it is a file, not a folder.",
    errno.EISDIR: "give the name of a file, not of a folder.",
    errno.EEXIST: "move what is there out of the way, or give another name.",
    errno.ELOOP: "look at the path: a link on its way points back to itself.",
    errno.ENAMETOOLONG: "give a shorter name.",
    errno.ENOSPC: f"free some space, {_ELSEWHERE}.",
    errno.EDQUOT: f"free some of your space, {_ELSEWHERE}.",
    errno.EMFILE: "close other programs, then try again.",
    errno.ENFILE: "close other programs, then try again.",
    errno.ENOMEM: "close other programs, then try again.",
    errno.EBUSY: "close other programs that use it, then try again.",
    errno.EBADF: "give the command a standard output that can be written to.",
}
_OTHERWISE = "look whether the drive is full, unplugged or failing, then try again."


def mend_of(error: OSError) -> str:
    """Return what she can do about it, in a sentence."""
    return _MENDS.get(error.errno or 0, _OTHERWISE)
