"""One running product for all journeys of this room: nothing here is kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from tests.support.browsers import Visitors
from tests.support.served import Served, own_database


@pytest.fixture(scope="package")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with own_database() as settings:
        product = Served(tmp_path_factory.mktemp("settle"), **settings)
        product.start()
        try:
            yield product.address
        finally:
            product.kill()


@pytest.fixture
def people(visit: Callable[[str], Visitors], address: str) -> Visitors:
    return visit(address)
