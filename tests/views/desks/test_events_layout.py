"""Every log and a row of it can be read at both sizes in Chinese, English and a longer language."""

from __future__ import annotations

import pytest

from desktop.models.protocol.v1 import PROTOCOL
from desktop.views.desks.events import EventsDesk
from desktop.views.session import Session
from tests.views.desks.standing import FRAME, MARGINS, rows, standing
from tests.views.layout import SIZES, TONGUES, layout_faults, leaked_english, settle, spoken

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.mark.parametrize(("size", "tongue"), [(size, tongue) for size in SIZES for tongue in TONGUES])
def test_the_desk_can_be_read(session: Session, size: tuple[int, int], tongue: str) -> None:
    room = (size[0] - MARGINS, size[1] - FRAME)
    with spoken(tongue), standing(session, room) as desk:
        for form in PROTOCOL.pages("LOG"):
            desk.open_log(form.key)
            assert (form.key, layout_faults(desk)) == (form.key, [])
            assert room_for_the_text(desk)
            desk.open_log(form.key, 1)
            for _section in form.sections:
                settle()  # a long page is made section by section
            assert (form.key, layout_faults(desk)) == (form.key, [])
            assert tongue != "zh" or leaked_english(desk) == []
        assert desk.size().toTuple() == room


def room_for_the_text(desk: EventsDesk) -> bool:
    """The column of free text is wide enough to be read, and the table ends at its edge."""
    view = rows(desk)
    if not view.isVisible():
        return True
    widths = [view.columnWidth(at) for at in range(view.model().columnCount())]
    return widths[1] >= 120 and sum(widths) <= view.viewport().width()
