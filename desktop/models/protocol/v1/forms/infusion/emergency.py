"""应急准备: what has to stand ready before a bag is thawed (B01–B06)."""

from __future__ import annotations

from desktop.models.protocol.form import Check, Context, Form, Level
from desktop.models.protocol.items import Item
from desktop.models.protocol.steps import Gate
from desktop.models.protocol.v1.forms.asking import Asking
from desktop.models.protocol.v1.forms.infusion.checklist import NURSE, PHARMACIST, answered, below, reasons, step
from desktop.models.protocol.v1.forms.infusion.questions import ASK
from desktop.models.protocol.v1.forms.infusion.thresholds import TOCILIZUMAB_LEAST, TOCILIZUMAB_WANTED
from desktop.models.protocol.v1.subject import day_zero
from desktop.models.text import Text, listed

_DRUGS = (
    ASK.yes_no("B02DEX", "地塞米松", "Dexamethasone"),
    ASK.yes_no("B02MP", "甲泼尼龙", "Methylprednisolone"),
    ASK.yes_no("B02EPI", "肾上腺素", "Epinephrine"),
    ASK.yes_no("B02PRES", "升压药", "Vasopressor"),
    ASK.yes_no("B02AED", "抗癫痫药", "Antiseizure drug"),
)
_EQUIPMENT = (
    ASK.yes_no("B03SUC", "吸引装置", "Suction"),
    ASK.yes_no("B03O2", "氧源：鼻导管、面罩、高流量", "Oxygen: cannula, mask, high flow"),
    ASK.yes_no("B03MON", "心电监护", "Monitor"),
    ASK.yes_no("B03DEF", "除颤仪", "Defibrillator"),
    ASK.yes_no("B03AIR", "气道车", "Airway trolley"),
)
_TOCILIZUMAB: tuple[Item, ...] = (
    ASK.number("B01MG", "托珠单抗备量", "Tocilizumab on hand", "mg", possible="0–10000", usual="0–3200"),
    Asking(TOCILIZUMAB_LEAST.source).number(
        "B01DOSE",
        "可用剂数",
        "Doses on hand",
        "",
        possible="0–20",
        usual="0–6",
        hint=Text("每剂 8 mg/kg，最多 800 mg", "8 mg/kg a dose, 800 mg at most"),
    ),
    ASK.day("B01EXP", "失效期", "Expires on", future=True),
)
_ACCESS: tuple[Item, ...] = (
    ASK.choice(
        "B05TYPE",
        "静脉通路",
        "Venous line",
        ("CENTRAL", "中心静脉", "Central"),
        ("PICC", "外周置入中心静脉导管", "Peripherally inserted central"),
        ("G20", "外周静脉，20G 或更粗", "Peripheral, 20G or wider"),
        ("OTHER", "其他", "Other"),
    ),
    ASK.yes_no("B05OPEN", "通畅，回血良好，专用", "Patent, good return, kept for the cells"),
)
_STAFF: tuple[Item, ...] = (
    ASK.yes_no("B06MD", "研究医生在场", "Study physician present"),
    ASK.yes_no("B06RN", "核对护士在场", "Checking nurse present"),
    ASK.note("B06WHO", "在场人员（工号）", "People present (staff ids)", limit=200),
)


def _missing(items: tuple[Item, ...]) -> Text | None:
    if not items:
        return None
    missing = listed(item.text for item in items)
    return Text(f"未备：{missing.zh}", f"Not ready: {missing.en}")


def _drugs_missing(context: Context) -> Text | None:
    return _missing(tuple(item for item in _DRUGS if context.answers.code(item.key) == "N"))


def _equipment_missing(context: Context) -> Text | None:
    return _missing(tuple(item for item in _EQUIPMENT if context.answers.code(item.key) == "N"))


def _tocilizumab_expired(context: Context) -> Text | None:
    expires, d0 = context.answers.day("B01EXP"), day_zero(context.book)
    if expires is None or d0 is None or expires >= d0:
        return None
    return Text(f"托珠单抗 {expires} 失效，早于回输日", f"Tocilizumab expires on {expires}, before the day of infusion")


_STEPS = (
    step(
        "B01",
        Text("托珠单抗备量与效期", "Tocilizumab on hand and in date"),
        NURSE,
        Gate.HARD,
        _TOCILIZUMAB,
        checker=PHARMACIST,
        judge=reasons(
            below(
                "B01DOSE",
                TOCILIZUMAB_LEAST,
                Text("可用托珠单抗 {value} 剂，少于 {limit} 剂", "{value} doses of tocilizumab, less than {limit}"),
            ),
            _tocilizumab_expired,
        ),
        source=TOCILIZUMAB_LEAST.source,
    ),
    step(
        "B02",
        Text("急救药品", "Emergency drugs"),
        NURSE,
        Gate.HARD,
        _DRUGS,
        judge=_drugs_missing,
    ),
    step(
        "B03",
        Text("急救设备", "Emergency equipment"),
        NURSE,
        Gate.HARD,
        _EQUIPMENT,
        judge=_equipment_missing,
    ),
    step(
        "B04",
        Text("重症床位与会诊", "ICU bed and consultants"),
        NURSE,
        Gate.WARN,
        (
            ASK.yes_no("B04BED", "重症监护床位已确认", "ICU bed confirmed"),
            ASK.note(
                "B04WHO", "联系的科室与人员（工号）", "Contacts (department, staff id)", hint=Text("重症医学科、神经内科", "ICU, neurology")
            ),
        ),
        judge=answered("B04BED", "N", Text("重症监护床位未确认", "No ICU bed confirmed")),
    ),
    step(
        "B05",
        Text("静脉通路", "Venous access"),
        NURSE,
        Gate.HARD,
        _ACCESS,
        judge=answered("B05OPEN", "N", Text("静脉通路不通畅或非专用", "The line is not patent or not kept for the cells")),
    ),
    step(
        "B06",
        Text("输注人员在岗", "Staff present"),
        NURSE,
        Gate.HARD,
        _STAFF,
        judge=reasons(
            answered("B06MD", "N", Text("研究医生不在场", "No study physician present")),
            answered("B06RN", "N", Text("核对护士不在场", "No checking nurse present")),
        ),
    ),
)


def _one_dose(context: Context) -> Text | None:
    doses = context.answers.number("B01DOSE")
    if doses is None or not TOCILIZUMAB_LEAST.value <= doses < TOCILIZUMAB_WANTED.value:
        return None
    return Text(
        f"可用 {doses} 剂，少于 {TOCILIZUMAB_WANTED.value} 剂；请写明 8 小时内从何处补充",
        f"{doses} dose on hand, less than {TOCILIZUMAB_WANTED.value}; say where more comes from within 8 hours",
    )


EMERGENCY_FORM = Form(
    key="INFB",
    procedure="INF",
    text=Text("应急准备", "Ready for emergencies"),
    short=Text("应急准备", "Emergency"),
    sections=_STEPS,
    checks=(Check("one_dose", Level.CHECK, ("B01DOSE",), _one_dose, TOCILIZUMAB_WANTED.source),),
)
