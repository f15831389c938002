"""Whatever she does in whatever order, the vault holds what a plain dictionary would hold."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    initialize,
    invariant,
    multiple,
    precondition,
    rule,
    run_state_machine_as_test,
)

from ebb.records import Letter
from ebb.vault import (
    Locked,
    WrongKey,
    begin,
    enter,
    lock,
    new_id,
    recover,
    resume,
    unlock,
)
from ebb.vault.models import Body, Sealed, Vault
from tests.support.cast import NIGHT, TODAY

PASSPHRASES = st.sampled_from(
    ["three slow waves", "a boat under the bridge", "the kitchen at noon"]
)
TEXTS = st.text(max_size=300)


class AnyOrder(RuleBasedStateMachine):
    """The model: `kept` (id -> text and revision), `gone`, `bodies`, a passphrase, a code."""

    ids = Bundle("ids")
    old_codes = Bundle("old_codes")

    def __init__(self) -> None:
        super().__init__()
        self.around = transaction.atomic()
        self.around.__enter__()
        self.kept: dict[bytes, tuple[str, int]] = {}
        self.gone: set[bytes] = set()
        self.bodies: dict[bytes, str] = {}
        self.token: str | None = None
        self.late: list[str] = []

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.around.__exit__(None, None, None)

    @initialize(passphrase=PASSPHRASES)
    def begin(self, passphrase: str) -> None:
        begun = begin(passphrase, today=TODAY, recovery=True)
        self.vault, self.passphrase, self.code = begun.vault, passphrase, begun.recovery_code
        self.token = enter(begun.opened, now=0)

    @property
    def opened(self) -> Any:
        return resume(str(self.token), now=1)

    def is_open(self) -> bool:
        return self.token is not None

    @precondition(is_open)
    @rule(target=ids, text=TEXTS)
    def seal(self, text: str) -> bytes:
        one: bytes = self.opened.seal(Letter(at=NIGHT, text=text), day=TODAY)
        self.kept[one] = text, 1
        return one

    @precondition(is_open)
    @rule(one=ids, text=TEXTS)
    def seal_the_same_id_again(self, one: bytes, text: str) -> None:
        assert self.opened.seal(Letter(at=NIGHT, text=text), day=TODAY, id=one) == one
        assert one in self.kept or one in self.gone

    @precondition(is_open)
    @rule(target=ids, one=ids, text=TEXTS, late=st.booleans())
    def replace(self, one: bytes, text: str, late: bool) -> Any:
        _, revision = self.kept.get(one, ("", 1))
        seen = revision - 1 if late else revision
        done = self.opened.replace(one, seen, Letter(at=NIGHT, text=text))
        assert done.conflict == (late or one not in self.kept)
        self.kept[done.id] = text, done.revision
        return done.id if done.conflict else multiple()

    @precondition(is_open)
    @rule(one=ids)
    def delete(self, one: bytes) -> None:
        self.opened.delete([one, new_id()], today=TODAY)
        self.kept.pop(one, None)
        self.gone.add(one)

    @precondition(is_open)
    @rule(text=TEXTS)
    def keep_a_long_text(self, text: str) -> None:
        self.bodies[self.opened.seal_body(text, day=TODAY)] = text

    @rule()
    def lock(self) -> None:
        lock(str(self.token))
        self.late += [self.token] if self.token else []
        self.token = None

    @rule()
    def unlock(self) -> None:
        self.token = enter(unlock(self.vault, self.passphrase), now=0)

    @rule(other=PASSPHRASES)
    def try_another_passphrase(self, other: str) -> None:
        if other != self.passphrase:
            with pytest.raises(WrongKey):
                unlock(self.vault, other)

    @precondition(is_open)
    @rule(new=PASSPHRASES)
    def change_passphrase(self, new: str) -> None:
        self.opened.change_passphrase(self.passphrase, new)
        self.passphrase = new

    @precondition(is_open)
    @rule(target=old_codes)
    def ask_for_a_new_code(self) -> Any:
        old, self.code = self.code, self.opened.new_recovery_code()
        return old

    @rule(target=old_codes, new=PASSPHRASES)
    def recover(self, new: str) -> Any:
        old = self.code
        begun = recover(self.vault, str(old), new, today=TODAY)
        self.take(begun, new)
        return old

    @precondition(is_open)
    @rule(target=old_codes, new=PASSPHRASES)
    def rotate(self, new: str) -> Any:
        old = self.code
        self.take(self.opened.rotate(self.passphrase, new), new)
        return old

    def take(self, begun: Any, passphrase: str) -> None:
        self.late += [self.token] if self.token else []
        self.vault, self.code, self.passphrase = begun.vault, begun.recovery_code, passphrase
        self.token = enter(begun.opened, now=0)

    @rule(code=old_codes)
    def try_a_used_code(self, code: str) -> None:
        with pytest.raises(WrongKey):
            recover(self.vault, code, self.passphrase, today=TODAY)

    @invariant()
    def everything_is_there_and_nothing_else(self) -> None:
        if not self.is_open():
            return
        found = self.opened.open_all()
        assert {o.id: (o.record.text, o.revision) for o in found.records} == self.kept
        assert (found.damaged, found.newer) == ([], 0)
        assert {one: self.opened.open_body(one) for one in self.bodies} == self.bodies
        assert not self.gone & {bytes(one) for one in Sealed.objects.values_list("id", flat=True)}

    @invariant()
    def ended_sessions_stay_ended(self) -> None:
        for token in self.late:
            with pytest.raises(Locked):
                resume(token, now=1)


def test_any_order_of_doings_is_as_a_dictionary_would_have_it(db: None) -> None:
    quiet = settings(
        max_examples=30,
        stateful_step_count=25,
        derandomize=True,
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(AnyOrder, settings=quiet)

    assert not Vault.objects.exists()
    assert not Body.objects.exists()
