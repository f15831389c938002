"""Cheap key derivation for tests: 64 KiB instead of 19 MiB and more.

Safe because it cannot reach a person's vault: this file is left out of the installed
package, nothing in the package imports it, and no setting, environment variable or row
can select it. The start check (`_cost.refuse_weak`) and its test use the real values.
"""

from __future__ import annotations

from contextlib import AbstractContextManager
from unittest.mock import patch

from ebb.vault import _cost
from ebb.vault._cost import Cost

CHEAP = Cost(64, 1, 1)


def cheap_keys() -> AbstractContextManager[object]:
    """A context manager under which every new slot is made at the cheap cost."""
    return patch.object(_cost, "choose", lambda: CHEAP)
