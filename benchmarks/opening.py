"""Opening ten years: 36,500 records, against reading the same rows as the framework's objects.

python -m benchmarks.opening
"""

from __future__ import annotations

import statistics
from datetime import timedelta

from benchmarks.place import AT, HEAD, PASSPHRASE, TODAY, line, side_by_side, throw_away

RECORDS, TIMES = 36_500, 9


def main() -> None:
    with throw_away():
        from ebb import vault
        from ebb.records import Rated
        from ebb.vault.models import Sealed

        opened = vault.begin(PASSPHRASE, today=TODAY, recovery=False).opened
        wave = vault.new_id()
        opened.seal_many(
            vault.ToSeal(
                Rated(wave_id=wave, at=AT + timedelta(hours=n), intensity=n % 11, prompted=False),
                TODAY + timedelta(days=n // 10),
            )
            for n in range(RECORDS)
        )
        assert len(opened.open_all().records) == RECORDS
        ours, theirs = side_by_side(
            TIMES, opened.open_all, lambda: list(Sealed.objects.filter(vault_id=opened.vault_id))
        )
    print(HEAD)
    print(line(f"read, decrypt and decode {RECORDS:,} records", ours))
    print(line("the framework's objects of the same rows", theirs))
    print(f"ratio of medians {statistics.median(ours) / statistics.median(theirs):.2f}")


if __name__ == "__main__":
    main()
