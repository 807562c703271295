"""实验室检查: one page for what was sampled, repeated as often as samples are taken, and its edit checks."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from decimal import Decimal

from desktop.models.protocol.form import Check, Context, Form, Level
from desktop.models.protocol.v1.forms.blood_count import BLOOD_COUNT
from desktop.models.protocol.v1.forms.chemistry import CHEMISTRY
from desktop.models.protocol.v1.forms.coagulation import COAGULATION
from desktop.models.protocol.v1.forms.timing import before_consent
from desktop.models.protocol.v1.sources import PLAUSIBILITY, SCREENING
from desktop.models.protocol.v1.subject import SCREENING_VISIT, answers_of, planned_d0, screening
from desktop.models.records.answer import Answers
from desktop.models.scales.partial_date import latest_day
from desktop.models.scales.units import converted
from desktop.models.text import Text
from desktop.models.values import LabResult

_SECTIONS = (BLOOD_COUNT, CHEMISTRY, COAGULATION)
_JUMP = 3


def _parts_above_whole(part: str, short: str) -> Check:
    def says(context: Context) -> Text | None:
        cells, all_cells = _count(context.answers, part), _count(context.answers, "WBC")
        if cells is None or all_cells is None or cells <= all_cells:
            return None
        return Text(
            f"{short} {context.answers[part].value} 高于白细胞总数 {context.answers['WBC'].value}；请核对两项及其单位",
            f"{short} {context.answers[part].value} is above the white cells {context.answers['WBC'].value}; check both and their units",
        )

    return Check(f"{part.lower()}_above_wbc", Level.MUST, (part, "WBC"), says, PLAUSIBILITY)


def _count(answers: Answers, item: str) -> Decimal | None:
    result = answers.laboratory(item)
    count = converted(result.reported, item, result.unit, "×10⁹/L") if result else None
    return count.value if count and not count.operator else None


def _direct_above_total(context: Context) -> Text | None:
    direct, total = context.answers.number("DBIL"), context.answers.number("TBIL")
    if direct is None or total is None or context.answers["DBIL"].unit != context.answers["TBIL"].unit or direct <= total:
        return None
    return Text(f"直接胆红素 {direct} 高于总胆红素 {total}；请核对", f"Direct bilirubin {direct} is above total {total}; please check")


def _times_disagree(context: Context) -> Text | None:
    inr, pt = context.answers.laboratory("INR"), context.answers.laboratory("PT")
    if inr is None or pt is None or not _above(inr) or pt.uln is None or _above(pt):
        return None
    return Text("INR 高于上限而 PT 正常；请核对两项结果", "INR is above its limit while PT is normal; check both results")


def _above(result: LabResult) -> bool:
    return result.uln is not None and not result.reported.operator and result.reported.value > result.uln


def _one_of_two(context: Context) -> Text | None:
    inr, pt = context.answers["INR"], context.answers["PT"]
    if inr.given == pt.given:
        return None
    return Text("PT 与 INR 通常同一报告，只填了一项", "PT and INR come on one report; only one is entered")


def _jump(item: str, section_time: str) -> Check:
    def says(context: Context) -> Text | None:
        now, sampled = context.answers.laboratory(item), context.answers.moment(section_time)
        before = _before(context, item, section_time, sampled)
        if now is None or before is None or before.reported.value <= 0 or now.unit != before.unit:
            return None
        if now.reported.value < _JUMP * before.reported.value:
            return None
        times = now.reported.value / before.reported.value
        when = before.sampled_at.date() if before.sampled_at else ""
        return Text(
            f"{when} 为 {before.reported.value}，升至 {times:.1f} 倍；请核对报告，属实请填原因",
            f"{before.reported.value} on {when}, now {times:.1f} times that; check the report, if true say why",
        )

    return Check(f"{item.lower()}_jump", Level.CHECK, (item, section_time), says, PLAUSIBILITY)


def _before(context: Context, item: str, section_time: str, sampled: datetime | None) -> LabResult | None:
    """The last result of any visit sampled before this one, None where the order is not known."""
    results = [answers.laboratory(item, section_time) for answers in answers_of(context.book, "LAB")]
    earlier = [
        (result.sampled_at, result) for result in results if result and result.sampled_at and sampled and result.sampled_at < sampled
    ]
    return max(earlier, key=lambda dated: dated[0])[1] if earlier else None


def _stimulated(context: Context) -> Text | None:
    given, sampled = latest_day(screening(context.book, "MH").code("CSFDTC")), context.answers.day("CBCDTC")
    if given is None or sampled is None or given <= sampled:
        return None
    return Text(
        f"采样后于 {given} 用过集落刺激因子；本次结果仍可用",
        f"A colony-stimulating factor was given on {given}, after the sample; it stays usable",
    )


def _outside_window(section_time: str) -> Check:
    """A note on a screening sample that cannot count for eligibility; later samples are not taken for it."""

    def says(context: Context) -> Text | None:
        sampled, planned = context.answers.day(section_time), planned_d0(context.book)
        if sampled is None or planned is None or 6 <= (planned - sampled).days <= 28:
            return None
        return Text(
            f"采样日为 D−{(planned - sampled).days}，不在 D−28 至 D−6；入选判定不采用"
            if sampled < planned
            else "采样日不早于计划回输日；入选判定不采用",
            f"Sampled {(planned - sampled).days} days before the planned D0, outside D−28 to D−6; not used for eligibility",
        )

    return Check(f"{section_time.lower()}_window", Level.NOTE, (section_time,), says, SCREENING, visits=(SCREENING_VISIT,))


def _each_time(check: Callable[[str], Check]) -> tuple[Check, ...]:
    return tuple(check(section.time) for section in _SECTIONS)


LABORATORY_FORM = Form(
    key="LAB",
    text=Text("实验室检查", "Laboratory tests"),
    short=Text("检验", "Laboratory"),
    sections=_SECTIONS,
    repeats=True,
    checks=(
        _parts_above_whole("NEUT", "ANC"),
        _parts_above_whole("LYM", "ALC"),
        Check("dbil_above_tbil", Level.MUST, ("DBIL", "TBIL"), _direct_above_total, PLAUSIBILITY),
        Check("inr_without_pt", Level.CHECK, ("INR", "PT"), _times_disagree, PLAUSIBILITY),
        Check("pt_and_inr", Level.NOTE, ("PT", "INR"), _one_of_two, PLAUSIBILITY),
        *(_jump(item, "CHEMDTC") for item in ("ALT", "AST", "TBIL", "CREA")),
        Check("csf_after_sample", Level.NOTE, ("NEUT", "CBCDTC"), _stimulated, PLAUSIBILITY),
        *_each_time(before_consent),
        *_each_time(_outside_window),
    ),
)
