"""PDFs and scans of the site, encrypted, each named by the SHA-256 of what it holds."""

from __future__ import annotations

import hashlib
import os
import re
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from desktop.models.failure import Failure, failure
from desktop.models.files import read_bytes, told, write_atomically
from desktop.models.storage.keys import derived
from desktop.models.text import Text

SUFFIX = ".wsd"
NAME = re.compile(r"[0-9a-f]{64}\.wsd")
MARK = b"WSD1"
"""How a document file begins; a 12-byte nonce and the AES-256-GCM text with its tag follow."""


class DocumentStore:
    """documents/: what is put in never changes; the same bytes have the same name."""

    def __init__(self, folder: Path, key: bytes) -> None:
        self._folder = folder
        self._cipher = AESGCM(derived(key, "documents"))

    def put(self, data: bytes) -> str:
        """Keep the data and answer its SHA-256 in hex, durable when this returns; raises Failure."""
        sha256 = hashlib.sha256(data).hexdigest()
        path = self._path(sha256)
        if path.exists():
            self.get(sha256)
            return sha256
        with told(self._folder):
            self._folder.mkdir(exist_ok=True)
        nonce = os.urandom(12)
        write_atomically(path, MARK + nonce + self._cipher.encrypt(nonce, data, MARK + sha256.encode()))
        return sha256

    def get(self, sha256: str) -> bytes:
        """The document; raises Failure E-2105 where it is missing and E-2106 where it is not what was put in."""
        path = self._path(sha256)
        if not path.exists():
            raise failure(
                "E-2105",
                Text("文档 {short} 的文件缺失。", "The file of document {short} is missing.").fill(short=sha256[:16]),
                Text(
                    "请信息科从备份恢复 documents 文件夹；记录本身仍在。",
                    "Ask IT to restore the documents folder from a backup; the records are kept.",
                ),
            )
        data = read_bytes(path)
        try:
            # The mark is part of what is bound, so that no byte of the file is without meaning.
            kept = self._cipher.decrypt(data[4:16], data[16:], data[:4] + sha256.encode())
        except (InvalidTag, ValueError) as error:
            raise _altered(sha256) from error
        if hashlib.sha256(kept).hexdigest() != sha256:
            raise _altered(sha256)  # sealed anew by somebody who has the key
        return kept

    def names(self) -> tuple[str, ...]:
        """The SHA-256 of every document there is, sorted."""
        if not self._folder.exists():
            return ()
        return tuple(sorted(path.stem for path in self._folder.iterdir() if NAME.fullmatch(path.name)))

    def _path(self, sha256: str) -> Path:
        return self._folder / f"{sha256}{SUFFIX}"


def _altered(sha256: str) -> Failure:
    return failure(
        "E-2106",
        Text("文档 {short} 的文件被改动或损坏。", "The file of document {short} was altered or damaged.").fill(short=sha256[:16]),
        Text("请勿使用；请信息科保留该文件并从备份恢复。", "Do not use it; ask IT to keep the file and restore it from a backup."),
    )
