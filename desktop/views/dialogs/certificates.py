"""Export of root.pem and certificates.json: with them anyone can verify a document."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.models.site.printing import export_certificates
from desktop.views.session import Session


class CertificatesDialog(QFileDialog):
    """Asks for the folder; the export is an entry."""

    def __init__(self, parent: QWidget, session: Session) -> None:
        super().__init__(parent, self.tr("Folder for root.pem and certificates.json"))
        self.setFileMode(QFileDialog.FileMode.Directory)
        self.fileSelected.connect(lambda chosen: session.run(export_certificates, session.site, Path(chosen)))
