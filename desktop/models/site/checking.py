"""Check a step as the second person: another account, its own password at that moment, exactly what the step says now."""

from __future__ import annotations

from dataclasses import replace

from desktop.models.accounts.permissions import Act, require
from desktop.models.accounts.reauthentication import reauthenticate
from desktop.models.failure import failure
from desktop.models.judgement.steps import StepState, checkers, recorders, step_digest, step_state, unanswered
from desktop.models.protocol.form import Context, Form
from desktop.models.protocol.steps import Done
from desktop.models.records.casebook import Page
from desktop.models.records.entry import Kind, PageKey
from desktop.models.records.person import Person
from desktop.models.site.site import Change, Site, append
from desktop.models.text import Text, listed


def check_step(site: Site, key: PageKey, number: str, user: str, password: str) -> Change:
    """Write down that this other person has checked the step; the entry is theirs.

    Raises E-4020 (the step wants no second person), E-4021 (not recorded whole as done), E-4022 (who recorded it cannot check it),
    E-4023 (another role checks it), E-4024 (nobody of that id), E-3101 and E-3103 (password).
    """
    site.permit(Act.READ_SUBJECT)
    form, book, now = site.protocol.page(key.visit, key.form), site.subject(key.subject), site.clock.now()
    page = book.page(key)
    state = step_state(form, number, page, Context(page.answers, book, now.date(), now))
    _demand_done(form, page, state)
    person = _second_person(site, page, state, user)
    reauthenticate(site.folder, site.clock, user, password)
    fact = site.fact(Kind.STEP_CHECKED, key, item=number, payload={"digest": step_digest(state.section, page.answers)})
    return append(site, [replace(fact, person=person.id, role=person.role)])


def _demand_done(form: Form, page: Page, state: StepState) -> None:
    if state.done is not Done.DONE or unanswered(state.section, form, page.answers):
        raise failure(
            "E-4021",
            Text("步骤 {number} 还没有完整保存为“已完成”。", "Step {number} is not saved as done and complete yet.").fill(
                number=state.step.number
            ),
            Text("填完并保存后，再由另一人核对。", "Fill it in and save it, then have it checked."),
        )


def _second_person(site: Site, page: Page, state: StepState, user: str) -> Person:
    step, person = state.step, site.people.get(user)
    if step.checker is None:
        raise failure(
            "E-4020",
            Text("步骤 {number} 不需要第二人核对。", "Step {number} wants no second person.").fill(number=step.number),
            Text("无需操作。", "Nothing has to be done."),
        )
    if person is None:
        raise failure(
            "E-4024",
            Text("没有编号为“{user}”的账户。", "There is no account {user}.").fill(user=user),
            Text("核对人员编号后重试。", "Check the user id and try again."),
        )
    if person.id in recorders(page, state.section):
        raise failure(
            "E-4022",
            Text("{name} 录入了本步骤，不能再由本人核对。", "{name} recorded this step and cannot check it.").fill(name=person.name),
            Text("请另一人用自己的账户核对。", "Another person checks it, with an account of their own."),
        )
    require(person, Act.CHECK_STEP)
    _demand_role(state, person)
    return person


def _demand_role(state: StepState, person: Person) -> None:
    roles = checkers(state)
    if person.role not in roles:
        raise failure(
            "E-4023",
            Text("步骤 {number} 由{roles}核对。", "Step {number} is checked by: {roles}.").fill(
                number=state.step.number,
                roles=listed(role.text for role in roles),
            ),
            Text("请相应人员核对。", "Ask one of them to check it."),
        )
