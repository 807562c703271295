"""A byte that changed by itself or by somebody, in any column, is noticed (R-AUD-03)."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.models.storage.anchors import Anchors
from desktop.models.storage.integrity import examine
from desktop.models.storage.ledger import Ledger
from desktop.models.storage.schema import COLUMNS, NUMBERS, TRIGGERS
from tests.bench import bench


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Any:
    made = bench(tmp_path_factory.mktemp("bytes"), saves=3)
    with made.ledger() as ledger:
        yield ledger, made.anchors


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(column=st.sampled_from(COLUMNS), sequence=st.integers(1, 9), at=st.integers(0, 200), flip=st.integers(1, 255))
def test_any_changed_byte_of_any_column_is_noticed(opened: tuple[Ledger, Anchors], column: str, sequence: int, at: int, flip: int) -> None:
    """The change is made with the triggers away, examined with them back, and taken back."""
    ledger, anchors = opened
    database = ledger.database
    database.execute("BEGIN")
    try:
        for name in TRIGGERS:
            database.execute(f"DROP TRIGGER {name}")
        (old,) = database.execute(f"SELECT CAST({column} AS BLOB) FROM entry WHERE sequence = ?", (sequence,)).fetchone()
        if column in NUMBERS:
            database.execute(f"UPDATE entry SET {column} = {column} + {flip * 1000} WHERE sequence = ?", (sequence,))
        else:
            data = bytearray(old or b"\0")
            data[at % len(data)] ^= flip
            database.execute(f"UPDATE entry SET {column} = CAST(? AS TEXT) WHERE sequence = ?", (bytes(data), sequence))
        for statement in TRIGGERS.values():
            database.execute(statement)
        assert examine(ledger, anchors) != ()
    finally:
        database.rollback()
    assert examine(ledger, anchors) == ()
