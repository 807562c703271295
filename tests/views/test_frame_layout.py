"""Everything of the frame can be read at both sizes in Chinese, English and a longer language."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget

from desktop.models.failure import Failed
from desktop.models.storage.integrity import Fault
from desktop.models.text import Text
from desktop.views.dialogs.emergency import EmergencyDialog
from desktop.views.dialogs.failure import FailureDialog
from desktop.views.dialogs.register_subject import RegisterSubjectDialog
from desktop.views.frame.bars import AlarmBar, WarningBar
from desktop.views.frame.subject_chooser import SubjectChooser
from desktop.views.main_window import MainWindow
from tests.clinic import NURSE, PHYSICIAN, TECHNICIAN, Clinic
from tests.conftest import log_in
from tests.views.layout import EVERYWHERE, layout_faults, leaked_english, spoken

FAILED = Failed(
    "E-1204",
    Text("磁盘已满，没有写入。", "The disk is full, nothing was written."),
    Text("请删除其他文件后重试；内容保留为草稿。", "Make room and try again; what you typed stays as a draft."),
)


def faults(top: QWidget, tongue: str) -> list[str]:
    """What cannot be read there, and what speaks English in a Chinese window."""
    return [*layout_faults(top), *(leaked_english(top) if tongue == "zh" else ())]


@EVERYWHERE
def test_the_login_page_can_be_read(gate_window: MainWindow, size: tuple[int, int], tongue: str) -> None:
    gate_window.resize(*size)
    with spoken(tongue):
        assert faults(gate_window, tongue) == []
        assert gate_window.login is not None
        gate_window.login.refuse(FAILED)
        assert faults(gate_window, tongue) == []


@EVERYWHERE
def test_the_emergency_dialog_can_be_read(gate_window: MainWindow, size: tuple[int, int], tongue: str) -> None:
    gate_window.resize(*size)
    with spoken(tongue):
        dialog = EmergencyDialog(gate_window, gate_window.session)
        dialog.open()
        assert faults(dialog, tongue) == []
        dialog.reject()


@EVERYWHERE
@pytest.mark.parametrize("user", [NURSE, PHYSICIAN, TECHNICIAN])
def test_today_can_be_read(busy_window: MainWindow, busy_training: Clinic, user: str, size: tuple[int, int], tongue: str) -> None:
    busy_window.resize(*size)
    with spoken(tongue):
        log_in(busy_window, busy_training, user)
        assert faults(busy_window, tongue) == []


@EVERYWHERE
def test_the_banner_and_the_chooser_can_be_read(busy_window: MainWindow, busy_training: Clinic, size: tuple[int, int], tongue: str) -> None:
    busy_window.resize(*size)
    with spoken(tongue):
        log_in(busy_window, busy_training, NURSE)
        assert busy_window.work is not None
        busy_window.work.show_subject("S02")
        for part in (busy_window.work.banner, busy_window.work.bar, busy_window.work.status):
            assert layout_faults(part) == []
        busy_window.work.choose_subject()
        chooser = busy_window.findChild(SubjectChooser)
        assert isinstance(chooser, SubjectChooser)
        assert faults(chooser, tongue) == []
        chooser.close()


@EVERYWHERE
def test_the_empty_site_and_its_dialogs_can_be_read(window: MainWindow, size: tuple[int, int], tongue: str) -> None:
    window.resize(*size)
    with spoken(tongue):
        assert faults(window, tongue) == []
        for dialog in (RegisterSubjectDialog(window, window.session), FailureDialog(window, FAILED)):
            dialog.open()
            assert faults(dialog, tongue) == []
            dialog.reject()


@EVERYWHERE
def test_the_locked_window_can_be_read(window: MainWindow, size: tuple[int, int], tongue: str) -> None:
    window.resize(*size)
    with spoken(tongue):
        window.lock()
        assert faults(window, tongue) == []


@EVERYWHERE
@pytest.mark.usefixtures("qapp")
def test_the_bars_of_alarm_and_warning_can_be_read(size: tuple[int, int], tongue: str) -> None:
    broken = Text("第 4181 条记录不接前一条：此处有记录被删除、插入或调换。", "Entry 4181 does not follow the one before.")
    with spoken(tongue):
        odd = WarningBar([Fault("E-2117", broken), Fault("E-2118", broken)], ends=True)
        for bar in (AlarmBar([Fault("E-2112", broken), Fault("E-2113", broken)]), WarningBar([Fault("E-2107", broken)]), odd):
            bar.setFixedWidth(size[0])
            bar.show()
            assert faults(bar, tongue) == []
            bar.deleteLater()
