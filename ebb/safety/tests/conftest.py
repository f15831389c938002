"""The second browser is walked where it is installed; elsewhere its walk is left out."""

from __future__ import annotations

from ebb.safety.tests.firefox import installed

collect_ignore = [] if installed() else ["test_exit_firefox.py"]
