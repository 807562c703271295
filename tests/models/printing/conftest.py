"""Documents as files, built once for every test that only reads them."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.models.printing.document import Document
from desktop.models.printing.source_document import build
from tests.models.printing.sample import (
    THREE_SIGNERS,
    document,
    laboratory_page,
    long_document,
)


def written(folder: Path, source: Document) -> Path:
    file = folder / f"{source.id}.pdf"
    file.write_bytes(build(source).pdf)
    return file


@pytest.fixture(scope="session")
def laboratory(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(tmp_path_factory.mktemp("lab"), document([laboratory_page()], THREE_SIGNERS))


@pytest.fixture(scope="session")
def vitals(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(tmp_path_factory.mktemp("vs"), document())


@pytest.fixture(scope="session")
def long(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(tmp_path_factory.mktemp("long"), long_document())
