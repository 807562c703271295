"""清淋给药: one page per day, both drugs, what went with them and how the subject took them."""

from __future__ import annotations

from dataclasses import replace

from desktop.models.protocol.form import Check, Context, Form, Level, Section
from desktop.models.protocol.items import Choice, Derived, Item, Option, When
from desktop.models.protocol.source import registry, site_default
from desktop.models.protocol.v1 import sentences
from desktop.models.protocol.v1.forms.asking import Asking
from desktop.models.protocol.v1.forms.infusion.lymphodepletion_dose import (
    DOSE_TOLERANCE,
    DOSES,
    FLUDARABINE,
    OTHER_REGIMEN,
    REGIMEN,
    REGIMENS,
    TOLERANCE,
    renal_share,
    surface,
)
from desktop.models.protocol.v1.forms.infusion.lymphodepletion_holds import HOLD_STEPS
from desktop.models.protocol.v1.forms.infusion.questions import ASK, HIS
from desktop.models.protocol.v1.forms.infusion.vital_rows import row_checks, vital_row
from desktop.models.protocol.v1.sources import BODY_SURFACE
from desktop.models.text import Text

_PERIOD = registry(sentences.LYMPHODEPLETION)
_SUPPORT = site_default("Hydration, mesna and antiemetics follow the site's practice")
_DRUGS = {"CY": Text("环磷酰胺", "Cyclophosphamide"), "FLU": Text("氟达拉滨", "Fludarabine")}

_ORDER = Section(
    "order",
    Text("医嘱", "Order"),
    (
        ASK.day("LDDTC", "给药日期", "Day of the dose"),
        HIS.note("LDORD", "医嘱号", "Order number", limit=40),
        Choice(
            key="LDREG",
            text=Text("清淋方案", "Regimen"),
            source=REGIMEN,
            options=(
                *(Option(regimen.code, regimen.text) for regimen in REGIMENS),
                Option(OTHER_REGIMEN, Text("方案规定的其他剂量", "Other doses of the protocol")),
            ),
        ),
        Derived(key="LDBSA", text=Text("体表面积", "Body surface"), source=BODY_SURFACE, unit="m²", compute=surface),
    ),
    time="LDDTC",
)
_SUPPORTING = Section(
    "support",
    Text("水化与止吐", "Hydration and antiemetics"),
    (
        ASK.number("LDHYB", "给药前水化量", "Fluids before", "mL", possible="0–5000", usual="250–1500"),
        ASK.number("LDHYA", "给药后水化量", "Fluids after", "mL", possible="0–5000", usual="250–1500"),
        ASK.yes_no(
            "LDMESYN", "已用美司钠", "Mesna given", hint=Text("环磷酰胺 ≥1 g/m² 时考虑", "To be considered from 1 g/m² cyclophosphamide")
        ),
        ASK.number("LDMES", "美司钠剂量", "Mesna dose", "mg", possible="50–10000", usual="200–3000", when=When("LDMESYN", ("Y",))),
        ASK.note("LDAE", "止吐药名称与剂量", "Antiemetic, drug and dose", hint=Text("没有填“无”", "Write “none” if none")),
        ASK.yes_no("LDSTER", "止吐用了糖皮质激素", "Corticosteroid used as antiemetic"),
    ),
    time="LDDTC",
)


def _drug(prefix: str, section: str, ordered: tuple[str, str], given: tuple[str, str], *reduced: Item) -> Section:
    """The items of one drug; `ordered` and `given` are possible and usual values in mg/m² and mg."""
    name, today = _DRUGS[prefix], When(f"{prefix}YN", ("Y",))
    stopped = When(f"{prefix}STOP", ("Y",))
    items: tuple[Item, ...] = (
        ASK.yes_no(f"{prefix}YN", f"今日给予{name.zh}", f"{name.en} today"),
        Asking(REGIMEN).number(
            f"{prefix}M2", "医嘱剂量", "Ordered dose", "mg/m²", possible=ordered[0], usual=ordered[1], decimals=1, when=today
        ),
        *reduced,
        Derived(
            key=f"{prefix}CALC",
            text=Text("计算剂量", "Calculated dose"),
            source=REGIMEN,
            unit="mg",
            asked_when=today,
            compute=DOSES[prefix],
        ),
        replace(
            ASK.number(f"{prefix}GIV", "实际给药剂量", "Dose given", "mg", possible=given[0], usual=given[1], decimals=1, when=today),
            critical=True,
        ),
        ASK.note(f"{prefix}LOT", "药品批号", "Batch", limit=40, when=today),
        ASK.choice(f"{prefix}RTE", "给药途径", "Route", ("IV", "静脉滴注", "Intravenous infusion"), ("PO", "口服", "By mouth"), when=today),
        ASK.note(f"{prefix}VEH", "溶媒", "Diluent", limit=60, when=today),
        ASK.number(f"{prefix}VOL", "溶媒体积", "Volume of diluent", "mL", possible="10–2000", usual="50–500", when=today),
        ASK.moment(f"{prefix}ST", "开始时间", "Started at", when=today),
        ASK.moment(f"{prefix}EN", "结束时间", "Ended at", when=today),
        ASK.yes_no(f"{prefix}STOP", "提前停止", "Stopped early", when=today),
        ASK.note(f"{prefix}WHY", "提前停止的原因与已给量", "Why, and how much had been given", when=stopped, lines=2, limit=400),
    )
    return Section(section, name, items, time=f"{prefix}ST")


_RENAL = Derived(
    key="FLUREN",
    text=Text("肾功能系数", "Renal share of the dose"),
    source=FLUDARABINE,
    unit="",
    asked_when=When("FLUYN", ("Y",)),
    compute=renal_share,
    hint=Text("医嘱剂量填肾功能减量之前的", "Enter the ordered dose before reduction for the kidney"),
)
_REACTIONS = Section(
    "reactions",
    Text("给药反应", "Reactions"),
    (
        ASK.yes_no("LDVOM", "呕吐", "Vomiting"),
        ASK.yes_no("LDHAEM", "血尿或膀胱刺激症状", "Blood in urine or cystitis"),
        ASK.yes_no("LDALL", "过敏反应", "Allergic reaction"),
        ASK.note("LDREACT", "反应与处理", "Reaction and treatment", required=False, lines=2, limit=400),
        ASK.note(
            "LDDEV", "与方案的偏离", "Deviation from the protocol", lines=2, limit=400, hint=Text("没有填“无”", "Write “none” if none")
        ),
    ),
    time="LDDTC",
)


def _off_dose(prefix: str) -> Check:
    def says(context: Context) -> Text | None:
        calculated, given = DOSES[prefix](context.answers, context.book), context.answers.number(f"{prefix}GIV")
        if calculated is None or given is None or abs(given - calculated.value) <= calculated.value * DOSE_TOLERANCE:
            return None
        share = DOSE_TOLERANCE * 100
        return Text(
            f"与计算剂量 {calculated.shown} mg 相差超过 {share:.0f}%；请核对或说明",
            f"More than {share:.0f}% off the calculated {calculated.shown} mg; check or explain",
        )

    return Check(f"{prefix.lower()}_off_dose", Level.CHECK, (f"{prefix}GIV",), says, TOLERANCE)


def _off_regimen(prefix: str) -> Check:
    def says(context: Context) -> Text | None:
        regimen = next((one for one in REGIMENS if one.code == context.answers.code("LDREG")), None)
        ordered = context.answers.number(f"{prefix}M2")
        planned = (regimen.cyclophosphamide if prefix == "CY" else regimen.fludarabine) if regimen else None
        if ordered is None or planned is None or ordered == planned:
            return None
        return Text(f"与所选方案的 {planned} mg/m² 不同；请核对", f"Not the {planned} mg/m² of the regimen chosen; please check")

    return Check(f"{prefix.lower()}_off_regimen", Level.CHECK, (f"{prefix}M2", "LDREG"), says, REGIMEN)


def _wrong_way_round(prefix: str) -> Check:
    def says(context: Context) -> Text | None:
        start, end = context.answers.moment(f"{prefix}ST"), context.answers.moment(f"{prefix}EN")
        return (
            Text("结束时间不晚于开始；请核对", "It does not end after it starts; please check") if start and end and end <= start else None
        )

    return Check(f"{prefix.lower()}_ends_first", Level.MUST, (f"{prefix}EN", f"{prefix}ST"), says, _PERIOD)


def _another_day(prefix: str) -> Check:
    def says(context: Context) -> Text | None:
        start, dosed = context.answers.day(f"{prefix}ST"), context.answers.day("LDDTC")
        if start is None or dosed is None or start == dosed:
            return None
        return Text(f"开始时间不在给药日 {dosed}；请核对", f"Not started on {dosed}; please check")

    return Check(f"{prefix.lower()}_another_day", Level.MUST, (f"{prefix}ST", "LDDTC"), says, _PERIOD)


def _reduced(context: Context) -> Text | None:
    share = renal_share(context.answers, context.book)
    if context.answers.code("FLUYN") != "Y" or share is None or share.value in (0, 1):
        return None
    return Text(
        f"按肌酐清除率，氟达拉滨减至 {share.shown} 倍；请与医嘱核对",
        f"By the clearance fludarabine is reduced to {share.shown} of the dose; hold it against the order",
    )


def _steroid(context: Context) -> Text | None:
    if context.answers.code("LDSTER") != "Y":
        return None
    return Text("清淋后应避免糖皮质激素；请写明理由", "Corticosteroids are avoided; say why")


def _unexplained(context: Context) -> Text | None:
    if "Y" not in {context.answers.code(key) for key in ("LDVOM", "LDHAEM", "LDALL")} or context.answers["LDREACT"].given:
        return None
    return Text("有反应而未写反应与处理", "There was a reaction; describe it and its treatment")


LYMPHODEPLETION_FORM = Form(
    key="LD",
    procedure="LD",
    text=Text("清淋给药", "Lymphodepletion"),
    short=Text("清淋", "Lymphodepletion"),
    sections=(
        _ORDER,
        *HOLD_STEPS,
        _SUPPORTING,
        vital_row("LV1", Text("给药前", "Before"), _SUPPORT),
        vital_row("LV2", Text("给药后", "After"), _SUPPORT),
        _drug("CY", "cyclophosphamide", ("50–2000", "200–1000"), ("50–4000", "200–2500")),
        _drug("FLU", "fludarabine", ("5–50", "10–40"), ("5–120", "15–80"), _RENAL),
        _REACTIONS,
    ),
    checks=(
        *(check(prefix) for prefix in _DRUGS for check in (_off_dose, _off_regimen, _wrong_way_round, _another_day)),
        *row_checks("LV1"),
        *row_checks("LV2"),
        Check("flu_reduced", Level.CHECK, ("FLUYN",), _reduced, FLUDARABINE),
        Check("steroid_as_antiemetic", Level.CHECK, ("LDSTER",), _steroid, _SUPPORT),
        Check("reaction_not_described", Level.CHECK, ("LDREACT",), _unexplained, _SUPPORT),
    ),
)
