"""When a page's tests were done, held against the consent."""

from __future__ import annotations

from desktop.models.protocol.form import Check, Context, Level
from desktop.models.protocol.v1.sources import SCREENING
from desktop.models.protocol.v1.subject import consented_at
from desktop.models.text import Text


def before_consent(time: str) -> Check:
    """Asks about a sample or examination of that time which lies before the consent was signed."""

    def says(context: Context) -> Text | None:
        done, signed = context.answers.moment(time), consented_at(context.book)
        if done is None or signed is None or done >= signed:
            return None
        return Text(
            "采样或检查早于签署知情同意；仅能作为常规诊疗数据使用", "Sampled or examined before consent; usable only as routine-care data"
        )

    return Check(f"{time.lower()}_before_consent", Level.CHECK, (time,), says, SCREENING)
