"""The program opens no socket: not while recording, signing, printing or verifying (R-PRV-06)."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

JOB = """
import sys
from pathlib import Path
opened = []
sys.addaudithook(lambda event, args: opened.append(event) if event.startswith("socket.") else None)
from tests.clinic import *
from desktop.models.records.person import Meaning
from desktop.models.site.issuing import issue_worksheet
from desktop.models.site.printing import export_certificates, export_document
from desktop.models.site.signing import commit, make, prepare
place = Path(sys.argv[1])
ward = clinic(place)
with ward.opened() as site:
    with_subject(site)
    write_vitals(site)
    commit(site, make(prepare(site, (VITALS,), Meaning.RECORD), ward.password(NURSE)))
    issue_worksheet(site, VITALS, prefilled=True)
with ward.opened(PHYSICIAN) as site:
    commit(site, make(prepare(site, (VITALS,), Meaning.REVIEW), ward.password(PHYSICIAN)))
    export_document(site, site.subject("S01").signatures[-1], place / "d.pdf")
    export_certificates(site, place)
from desktop.__main__ import main
assert main(["verify", str(place / "d.pdf")]) == 0
assert main(["check-site", str(ward.folder)]) == 0
print("opened", opened)
"""


def test_a_whole_record_sign_print_verify_opens_no_socket(tmp_path: Path) -> None:
    done = subprocess.run([sys.executable, "-c", JOB, str(tmp_path)], check=True, capture_output=True, text=True)
    assert done.stdout.splitlines()[-1] == "opened []"
