"""Go on past a gate: a physician's own decision about exactly what the gate says of what is answered, with the reason."""

from __future__ import annotations

from dataclasses import replace

from desktop.models.accounts.permissions import Act, require
from desktop.models.accounts.reauthentication import reauthenticate
from desktop.models.failure import failure
from desktop.models.judgement.steps import StepState, override_digest, step_state
from desktop.models.protocol.form import Context
from desktop.models.records.canonical import Canonical
from desktop.models.records.entry import Kind, PageKey
from desktop.models.records.person import Person
from desktop.models.records.reasons import WRITE_IT, says_why
from desktop.models.site.site import Change, Site, append
from desktop.models.text import Text


def override_gate(site: Site, key: PageKey, number: str, user: str, password: str, reason: str) -> Change:
    """Let the step go on although its gate stops; the entry is the physician's.

    Raises E-4030 (the saved step is not stopped), E-4031 (nobody may go on here), E-4032 (no reason), E-4033 (nobody of that id),
    E-3201 (not a physician), E-3101 and E-3103 (password).
    """
    site.permit(Act.READ_SUBJECT)
    book, now = site.subject(key.subject), site.clock.now()
    page = book.page(key)
    state = step_state(site.protocol.page(key.visit, key.form), number, page, Context(page.answers, book, now.date(), now))
    says = _stopping(state)
    if not says_why(reason):
        raise failure("E-4032", Text("越过硬停须写明原因。", "Going on past a stop needs a reason."), WRITE_IT)
    person = _physician(site, user)
    reauthenticate(site.folder, site.clock, user, password)
    payload: dict[str, Canonical] = {"says": says.zh, "digest": override_digest(state.section, state.step, page.answers)}
    fact = site.fact(Kind.GATE_OVERRIDDEN, key, item=number, payload=payload, reason=reason.strip())
    return append(site, [replace(fact, person=person.id, role=person.role)])


def _stopping(state: StepState) -> Text:
    if not state.stopped or state.stops is None:
        raise failure(
            "E-4030",
            Text("步骤 {number} 按已保存的内容没有硬停。", "On what is saved, step {number} is not stopped.").fill(
                number=state.step.number
            ),
            Text("先保存本页；没有硬停则无需越过。", "Save the page first; without a stop nothing has to be overridden."),
        )
    if not state.may_override:
        raise failure(
            "E-4031",
            Text("“{says}”：任何人都不得越过。", "“{says}”: nobody may go on past this.").fill(says=state.stops),
            Text("停止操作，解决问题后重新核对。", "Stop, resolve it and check again."),
        )
    return state.stops


def _physician(site: Site, user: str) -> Person:
    person = site.people.get(user)
    if person is None:
        raise failure(
            "E-4033",
            Text("没有编号为“{user}”的账户。", "There is no account {user}.").fill(user=user),
            Text("核对人员编号后重试。", "Check the user id and try again."),
        )
    require(person, Act.OVERRIDE_GATE)
    return person
