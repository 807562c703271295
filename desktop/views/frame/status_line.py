"""The line at the foot: one sentence of self-check, the last save with its place in the ledger, the keys."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from desktop.models.accounts.permissions import Act, allowed
from desktop.models.records.entry import Entry
from desktop.views.frame.cells import rule
from desktop.views.frame.giving_way import GivingRow
from desktop.views.icons import pixmap
from desktop.views.language import say
from desktop.views.painted.eliding_label import ElidingLabel
from desktop.views.parts import label, picture
from desktop.views.session import Session
from desktop.views.style import text_width

HEIGHT = 28
_SENTENCE = 420
"""The self-check is cut only beyond this; the keys give way before."""


class StatusLine(GivingRow):
    """An amber sentence takes the place of the self-check while the window counts down to its lock."""

    def __init__(self, session: Session) -> None:
        super().__init__("status_line", height=HEIGHT, margins=(12, 12), spacing=8)
        self._site = session.site
        self._outside = session.gate().facts
        self._sign = QLabel()
        self._sign.setFixedWidth(16)
        self._check = ElidingLabel("")
        self._check.setObjectName("self_check")
        self._saved = _Saved(session)
        self.put(self._sign)
        self.put(self._check)
        self.line.setStretchFactor(self._check, 1)
        self.put(rule())
        self.put(self._saved)
        self.line.addStretch(1)
        if allowed(self._site.person.role, Act.READ_SUBJECT):
            self._put_keys()
        self._words, self._good = "", True
        self.check()

    def check(self) -> None:
        """Say what the self-check says now."""
        site = self._site
        wrong = [say(fact.text) for fact in self._outside if not fact.good]
        if site.faults:
            self._words, self._good = self.tr("Records not intact ({number})").format(number=site.faults[0].number), False
        elif (unanchored := site.ledger.anchor_failure) is not None:
            self._words, self._good = f"{say(unanchored.failed.what)}（{unanchored.failed.number}）", False
        elif wrong:
            self._words, self._good = " · ".join(wrong), False
        else:
            intact = self.tr("Records intact: {n}").format(n=site.ledger.head.sequence)
            self._words, self._good = " · ".join((intact, *(say(fact.text) for fact in self._outside[1:]))), True
        self.show_countdown(0)

    def show_countdown(self, seconds: int) -> None:
        """Count to the lock in plain view; 0 shows the self-check again."""
        if seconds:
            self._say("timer", "warn", self.tr("Locks in {n} s; drafts are kept").format(n=seconds))
        else:
            self._say("ok" if self._good else "warn", "ok" if self._good else "warn", self._words)

    def show_saved(self, entry: Entry | None) -> None:
        """The newest entry of this login, once it is on the disk."""
        self._saved.show_saved(entry)
        self.check()
        self.fit()

    def _say(self, drawing: str, tone: str, words: str) -> None:
        self._sign.setPixmap(pixmap(drawing, tone, 16))
        self._check.setText(words)
        self._check.setMinimumWidth(min(text_width(words) + 4, _SENTENCE))
        self.fit()

    def _put_keys(self) -> None:
        """F1 stays longest: it is the way to everything else about a field."""
        keys = (("F1", self.tr("source")), ("F2", self.tr("history")), ("F8", self.tr("next finding")), ("Ctrl+Enter", self.tr("save")))
        for at, (key, words) in enumerate(keys):
            self.put(_key(key, words), gives=len(keys) - at)


class _Saved(QWidget):
    """已保存 10:41:22 记录 4182 · 9F3A-61C2."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._site = session.site
        self._tick = picture("tick", "ok", 16)
        self._time, self._place = label("", name="saved"), label("", tone="ink2", name="head")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        for part in (self._tick, self._time, self._place):
            line.addWidget(part)
        self.show_saved(None)

    def show_saved(self, entry: Entry | None) -> None:
        head = self._site.ledger.head
        self._tick.setVisible(entry is not None)
        self._time.setVisible(entry is not None)
        if entry is not None:
            self._time.setText(self.tr("Saved {time}").format(time=f"{entry.recorded_at:%H:%M:%S}"))
        self._place.setText(self.tr("Entry {n} · {head}").format(n=head.sequence, head=head.short[:9]))


def _key(key: str, words: str) -> QWidget:
    made = QWidget()
    line = QHBoxLayout(made)
    line.setContentsMargins(4, 0, 0, 0)
    line.setSpacing(6)
    cap = label(key)
    cap.setProperty("kind", "keycap")
    line.addWidget(cap)
    line.addWidget(label(words, tone="ink2"))
    return made
