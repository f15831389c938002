"""What the web server loads on one person's own machine: Ebb, and the loop of nudges beside it.

The server's process forks or spawns its worker, so the thread begins in there, after that.
"""

from __future__ import annotations

from multiprocessing.util import Finalize

from ebb.wsgi import application

from ebb.nudges.loop import Beside  # isort: skip  it needs what the line above has set up

__all__ = ["application", "beside"]

beside = Beside()
beside.start()
Finalize(None, beside.stop, exitpriority=10)  # a worker process ends without atexit
