"""ECOG 与 KPS: how the subject manages everyday life, on both scales."""

from __future__ import annotations

from decimal import Decimal

from desktop.models.protocol.form import Check, Context, Form, Level, Section
from desktop.models.protocol.source import site_default
from desktop.models.protocol.v1.forms.asking import Asking
from desktop.models.protocol.v1.forms.bedside.citations import ECOG, KARNOFSKY
from desktop.models.protocol.v1.sources import PAGE
from desktop.models.text import Text
from desktop.models.values import Bounds

_PAIRING = site_default("Usual pairing of the two scales; neither publication sets it")
_KPS_OF_ECOG = {
    ecog: Bounds(Decimal(low), Decimal(high))
    for ecog, low, high in (("0", 90, 100), ("1", 70, 80), ("2", 50, 60), ("3", 30, 40), ("4", 10, 20), ("5", 0, 0))
}


def _scales_disagree(context: Context) -> Text | None:
    ecog, kps = context.answers.code("ECOG"), context.answers.number("KPS")
    usual = _KPS_OF_ECOG.get(ecog)
    if usual is None or kps is None or usual.holds(kps):
        return None
    return Text(f"ECOG {ecog} 与 KPS {kps} 通常不对应；请核对", f"ECOG {ecog} and KPS {kps} do not usually go together; please check")


PERFORMANCE_FORM = Form(
    key="ECOG",
    text=Text("ECOG 与 KPS 评分", "ECOG and KPS"),
    short=Text("体能评分", "Performance"),
    sections=(
        Section(
            "performance",
            Text("体能状态", "Performance status"),
            (
                Asking(PAGE).moment("ECOGDTC", "评分时间", "Scored at"),
                Asking(ECOG).choice(
                    "ECOG",
                    "ECOG 评分",
                    "ECOG",
                    ("0", "0 分：活动如常", "0: as active as before"),
                    ("1", "1 分：能走动，能做轻活", "1: walks, manages light work"),
                    ("2", "2 分：能自理，不能工作，卧床不到半天", "2: cares for self, no work, in bed less than half the day"),
                    ("3", "3 分：部分自理，卧床过半天", "3: limited self-care, in bed more than half the day"),
                    ("4", "4 分：不能自理，终日卧床", "4: no self-care, always in bed"),
                    ("5", "5 分：死亡", "5: dead"),
                ),
                Asking(KARNOFSKY).choice(
                    "KPS", "KPS 评分", "KPS", *((str(score), f"{score} 分", f"{score}") for score in range(100, -1, -10))
                ),
            ),
            time="ECOGDTC",
            procedure="ECOG",
        ),
    ),
    checks=(Check("ecog_against_kps", Level.CHECK, ("KPS", "ECOG"), _scales_disagree, _PAIRING),),
)
