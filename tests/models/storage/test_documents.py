"""The store of documents: what comes out is what was put in, or a failure that says why."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.models.failure import Failure
from desktop.models.storage.documents import DocumentStore
from desktop.models.text import Language
from tests.bench import KEY

PDF = b"%PDF-1.7 \xe5\x8f\x97\xe8\xaf\x95\xe8\x80\x85" * 20


def test_a_document_comes_back_under_its_own_digest(tmp_path: Path) -> None:
    store = DocumentStore(tmp_path / "documents", KEY)
    sha256 = store.put(PDF)
    assert sha256 == hashlib.sha256(PDF).hexdigest()
    assert DocumentStore(tmp_path / "documents", KEY).get(sha256) == PDF


def test_nothing_of_a_document_can_be_read_on_the_disk(tmp_path: Path) -> None:
    store = DocumentStore(tmp_path / "documents", KEY)
    sha256 = store.put(PDF)
    (path,) = (tmp_path / "documents").iterdir()
    assert path.name == f"{sha256}.wsd"
    assert b"PDF" not in path.read_bytes()


def test_putting_the_same_document_twice_keeps_the_first_file(tmp_path: Path) -> None:
    store = DocumentStore(tmp_path / "documents", KEY)
    sha256 = store.put(PDF)
    path = tmp_path / "documents" / f"{sha256}.wsd"
    before = path.read_bytes()
    assert store.put(PDF) == sha256
    assert path.read_bytes() == before


def test_the_names_are_those_of_documents_only(tmp_path: Path) -> None:
    store = DocumentStore(tmp_path / "documents", KEY)
    assert store.names() == ()
    names = sorted([store.put(b"one"), store.put(b"two")])
    (tmp_path / "documents" / ".rest.new").write_bytes(b"")
    (tmp_path / "documents" / "note.txt").write_bytes(b"")
    assert store.names() == tuple(names)


def test_a_missing_document_is_told_as_missing(tmp_path: Path) -> None:
    with pytest.raises(Failure) as caught:
        DocumentStore(tmp_path / "documents", KEY).get("a" * 64)
    assert caught.value.failed.number == "E-2105"
    assert "aaaaaaaaaaaaaaaa" in caught.value.failed.say(Language.ZH)


@given(at=st.integers(0, 10_000), flip=st.integers(1, 255))
def test_a_document_with_any_byte_changed_is_refused(tmp_path_factory: pytest.TempPathFactory, at: int, flip: int) -> None:
    folder = tmp_path_factory.mktemp("documents")
    store = DocumentStore(folder, KEY)
    sha256 = store.put(PDF)
    path = folder / f"{sha256}.wsd"
    data = bytearray(path.read_bytes())
    data[at % len(data)] ^= flip
    path.write_bytes(data)
    with pytest.raises(Failure, match="E-2106"):
        store.get(sha256)
    with pytest.raises(Failure, match="E-2106"):
        store.put(PDF)


@pytest.mark.parametrize("rest", [b"", b"WSD1", b"WSD1" + bytes(12)])
def test_a_cut_document_is_refused(tmp_path: Path, rest: bytes) -> None:
    store = DocumentStore(tmp_path, KEY)
    sha256 = store.put(PDF)
    (tmp_path / f"{sha256}.wsd").write_bytes(rest)
    with pytest.raises(Failure, match="E-2106"):
        store.get(sha256)


def test_a_document_under_another_documents_name_is_refused(tmp_path: Path) -> None:
    store = DocumentStore(tmp_path, KEY)
    first, second = store.put(b"first"), store.put(b"second")
    (tmp_path / f"{first}.wsd").write_bytes((tmp_path / f"{second}.wsd").read_bytes())
    with pytest.raises(Failure, match="E-2106"):
        store.get(first)


def test_a_document_does_not_open_with_another_sites_key(tmp_path: Path) -> None:
    sha256 = DocumentStore(tmp_path, KEY).put(PDF)
    with pytest.raises(Failure, match="E-2106"):
        DocumentStore(tmp_path, bytes(32)).get(sha256)
