"""How a system looked at on examination is written down: normal or not, and what was found."""

from __future__ import annotations

from desktop.models.protocol.items import Item, When
from desktop.models.protocol.v1.forms.asking import Asking
from desktop.models.protocol.v1.sources import PAGE

_SITE = Asking(PAGE)
_ABNORMAL = ("NCS", "CS")


def examined(*systems: tuple[str, str, str]) -> tuple[Item, ...]:
    """Two items for each system, given as key, Chinese and English: the result, and the finding where it is abnormal."""
    return tuple(item for system in systems for item in _system(*system))


def _system(key: str, zh: str, en: str) -> tuple[Item, ...]:
    return (
        _SITE.choice(
            key,
            zh,
            en,
            ("NORMAL", "正常", "Normal"),
            ("NCS", "异常，无临床意义", "Abnormal, not clinically significant"),
            ("CS", "异常，有临床意义", "Abnormal, clinically significant"),
        ),
        _SITE.note(f"{key}F", f"{zh}：所见", f"{en}: finding", when=When(key, _ABNORMAL), lines=2),
    )
