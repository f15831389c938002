"""The deterministic path: the system's generator replaced by a counted hash, in tests only.

`_primitives.random_bytes` takes no seed and nothing in the package can give it one; only
patching the function from outside, as here, makes a vault's bytes come out the same twice.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from unittest.mock import patch

from ebb.vault import _primitives as p


@contextmanager
def fixed_bytes(seed: str) -> Iterator[None]:
    numbers = count()

    def chosen(size: int) -> bytes:
        return hashlib.shake_256(f"{seed}/{next(numbers)}".encode()).digest(size)

    with patch.object(p, "random_bytes", chosen):
        yield
