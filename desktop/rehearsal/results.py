"""What the demo leaves behind: accounts, a summary, and the verdict of the program's own verifier on every document."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Mapping
from contextlib import redirect_stdout
from pathlib import Path
from typing import Any

from desktop.commands.verify import main as verify
from desktop.models.files import write_atomically


def write_accounts(path: Path, passwords: Mapping[str, str], roles: Mapping[str, str]) -> None:
    """training_accounts.csv: user, role, password."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(("user", "role", "password"))
    writer.writerows((user, roles[user], password) for user, password in passwords.items())
    write_atomically(path, ("\ufeff" + text.getvalue()).encode())


def verified(files: list[Path]) -> list[dict[str, Any]]:
    """The verifier's facts on each file, from the file, root.pem and certificates.json alone."""
    said = io.StringIO()
    with redirect_stdout(said):
        verify([*(str(file) for file in files), "--json"])
    facts: list[dict[str, Any]] = json.loads(said.getvalue())
    return facts


def write_summary(out: Path, subjects: list[str]) -> bool:
    """summary.json; whether every completely signed document verifies."""
    signed = sorted((out / "pdf").glob("*.pdf"))
    waiting = sorted((out / "pdf" / "unsigned").glob("*.pdf"))
    documents = [_document(out, file, facts) for file, facts in zip(signed, verified(signed), strict=True)]
    summary = {
        "subjects": subjects,
        "documents": documents,
        "unsigned": [{"file": str(file.relative_to(out)), "sha256": _sha256(file)} for file in waiting],
    }
    write_atomically(out / "summary.json", json.dumps(summary, ensure_ascii=False, indent=2).encode() + b"\n")
    return bool(documents) and all(document["verified"] for document in documents)


def _document(out: Path, file: Path, facts: Mapping[str, Any]) -> dict[str, Any]:
    signatures = [{name: one[name] for name in ("name", "role", "meaning", "claimed_at")} for one in facts.get("signatures", ())]
    return {
        "file": str(file.relative_to(out)),
        "sha256": _sha256(file),
        "pages": facts.get("pages", 0),
        "signatures": signatures,
        "verified": facts["verdict"] == "good",
        "verdict": facts["sentence"]["zh"],
    }


def _sha256(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()
