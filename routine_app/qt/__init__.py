"""The window: the only importer of PySide6. Views draw Moments and send commands; they compute nothing.

PySide6 puts a step into every import, which reads the source of what is imported and looks in it for PySide6, for the
sake of `from __feature__ import`. Nothing here asks for that, and it took 20 ms of a start and kept 10 MB of source: so
imports are again what they were before. And it compiles three long patterns, for those who write its type stubs or call
one of its methods wrongly: these are compiled when they are first used (10 ms).
"""

import builtins
import sys

from routine_app.qt.late_patterns import late_patterns

_import = builtins.__import__
with late_patterns("shibokensupport."):
    import PySide6.QtCore  # noqa: F401 - for the step that it puts in

builtins.__import__ = _import

if sys.version_info < (3, 12):
    from routine_app.qt.override_errors import make_errors_whole

    make_errors_whole()
