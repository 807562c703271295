"""属实，填原因 at a finding: ask why the value is true, then keep it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop.models.judgement.finding import Finding
from desktop.models.judgement.steps import recorders
from desktop.models.protocol.form import PHYSICIANS, Level
from desktop.models.records.answer import Answers
from desktop.models.records.casebook import Page
from desktop.models.site.confirming import confirm
from desktop.views.dialogs.confirm import ConfirmDialog
from desktop.views.language import say
from desktop.views.pages.saving import said_value
from desktop.views.session import Session


def ask_confirmation(parent: QWidget, session: Session, page: Page, answers: Answers, finding: Finding) -> None:
    """An impossible value is never confirmed by whoever recorded it; what a step went past only by a physician who did not."""
    form = session.site.protocol.page(page.key.visit, page.key.form)
    person, values = session.site.person, page.values(finding.item)
    barred = finding.level is Level.MUST and bool(values) and values[-1].person == person.id
    if finding.of_physician:
        barred = person.role not in PHYSICIANS or person.id in recorders(page, form.section_of(finding.item))
    asked, value = form.item(finding.item), said_value(form, finding.item, answers)
    about = f"{page.key.subject}　{say(form.short)}"
    dialog = ConfirmDialog(parent, say(asked.text), value, about, finding, second_person=barred)
    dialog.stated.connect(lambda reason: session.run(confirm, session.site, page.key, finding, reason))
    dialog.open()
