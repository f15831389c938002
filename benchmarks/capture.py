"""Sealing and storing a rating, against the framework's own insert of a row of that size.

python -m benchmarks.capture
"""

from __future__ import annotations

import os
import statistics

from benchmarks.place import AT, HEAD, PASSPHRASE, TODAY, line, side_by_side, throw_away

TIMES = 400


def main() -> None:
    with throw_away():
        from ebb import vault
        from ebb.records import Rated
        from ebb.vault.models import Sealed

        opened = vault.begin(PASSPHRASE, today=TODAY, recovery=False).opened

        def ours() -> None:
            rating = Rated(wave_id=vault.new_id(), at=AT, intensity=7, prompted=False)
            opened.seal(rating, day=TODAY)

        ours()
        size = len(bytes(Sealed.objects.get().blob))

        def theirs() -> None:
            Sealed.objects.create(
                id=os.urandom(16), vault_id=opened.vault_id, day=TODAY, blob=os.urandom(size)
            )

        side_by_side(20, ours, theirs)
        sealed, plain = side_by_side(TIMES, ours, theirs)
    print(HEAD)
    print(line("seal and store a rating", sealed))
    print(line(f"the framework's own insert of {size} bytes", plain))
    print(f"ratio of medians {statistics.median(sealed) / statistics.median(plain):.2f}")


if __name__ == "__main__":
    main()
