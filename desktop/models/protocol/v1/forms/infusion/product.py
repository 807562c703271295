"""产品接收、身份链与监管链: the cells from the shipper to the ward (C01–C05)."""

from __future__ import annotations

from desktop.models.protocol.form import CELLS, Context, Form
from desktop.models.protocol.items import Item, Origin, When
from desktop.models.protocol.source import site_default
from desktop.models.protocol.steps import Gate, override_refused
from desktop.models.protocol.v1.forms.asking import Asking
from desktop.models.protocol.v1.forms.infusion.checklist import (
    CELL_LAB,
    CHECKING_NURSE,
    NURSE,
    answered,
    below,
    done_not_before,
    reasons,
    step,
)
from desktop.models.protocol.v1.forms.infusion.dose import DOSE_STEP
from desktop.models.protocol.v1.forms.infusion.questions import ASK, DEVICE, PAPER
from desktop.models.protocol.v1.forms.infusion.thresholds import IDENTITY, SHIPPER_BELOW_ZERO, VIABILITY
from desktop.models.protocol.v1.subject import day_zero
from desktop.models.text import Text

_RELEASE = site_default("Items of the certificate of analysis; the product's own certificate replaces them")
_CODE_ONLY = Text("只填受试者编号，如 S01", "The subject code only, such as S01")
_BELOW_ZERO = Text(
    "填零下度数，如 −185 ℃ 填 185；零上填 0 并在说明写实测值", "Degrees below zero: 185 for −185 ℃; above zero 0, and say how warm"
)

_SHIPPER: tuple[Item, ...] = (
    ASK.note("C01SHIP", "运输罐编号", "Shipper number", limit=40),
    ASK.moment("C01RECV", "接收时间", "Received at"),
    ASK.yes_no("C01SEAL", "封签完好", "Seal intact"),
    ASK.yes_no("C01DAM", "外观破损", "Damaged outside"),
)
_TEMPERATURE: tuple[Item, ...] = (
    DEVICE.number(
        "C02ARR", "到达温度（零下）", "On arrival (below zero)", "℃", possible="0–200", usual="120–196", decimals=1, hint=_BELOW_ZERO
    ),
    DEVICE.number(
        "C02MAX",
        "运输途中最高温度（零下）",
        "Warmest on the way (below zero)",
        "℃",
        possible="0–200",
        usual="120–196",
        decimals=1,
        hint=_BELOW_ZERO,
    ),
    ASK.note("C02LOG", "温度记录仪编号", "Logger number", limit=40),
    ASK.yes_no("C02EXC", "有超温", "Temperature excursion"),
    ASK.note("C02TXT", "超温说明", "The excursion", when=When("C02EXC", ("Y",)), lines=2, limit=400),
)
_CERTIFICATE: tuple[Item, ...] = (
    PAPER.note("C03COA", "检验报告书编号", "Certificate number", limit=40),
    PAPER.note("C03LOT", "批号", "Lot number", limit=40),
    ASK.yes_no("C03OK", "各项均合格", "All results within specification"),
    Asking(_RELEASE, Origin.PAPER).number("C03VIAB", "细胞活率", "Viability", "%", possible="0–100", usual="70–100", decimals=1),
    Asking(_RELEASE, Origin.PAPER).number("C03CAR", "阳性率（CAR+）", "CAR+ rate", "%", possible="0–100", usual="5–95", decimals=1),
    Asking(_RELEASE, Origin.PAPER).number(
        "C03CONC", "细胞浓度", "Cell concentration", "×10⁶/mL", possible="0.01–1000", usual="0.5–200", decimals=2
    ),
    ASK.choice(
        "C03BASE",
        "浓度所指的细胞",
        "What the concentration counts",
        ("VIABLE", "活细胞", "Viable cells"),
        ("TOTAL", "全部细胞", "All cells"),
    ),
    Asking(_RELEASE, Origin.PAPER).number(
        "C03VOL", "总体积（各袋合计）", "Volume (all bags)", "mL", possible="0.1–2000", usual="5–500", decimals=1
    ),
    Asking(_RELEASE, Origin.PAPER).number("C03BAGS", "袋数", "Bags", "", possible="1–20", usual="1–6"),
    PAPER.day("C03EXP", "失效期", "Expires on", future=True),
)
_IDENTITY: tuple[Item, ...] = (
    ASK.note("C04WRIST", "腕带上的受试者编号", "Subject code on the wristband", limit=20, hint=_CODE_ONLY),
    ASK.note("C04BAG", "袋签上的受试者编号", "Subject code on the bag", limit=20, hint=_CODE_ONLY),
    ASK.note("C04COI", "身份链编号", "Chain-of-identity number", limit=40),
    ASK.yes_no("C04INIT", "姓名缩写一致", "Initials agree"),
    ASK.yes_no("C04BORN", "出生日期与病历标识一致", "Date of birth and hospital identifier agree"),
)
_CUSTODY: tuple[Item, ...] = (
    ASK.moment("C05HAND", "交接时间", "Handed over at"),
    ASK.note("C05FROM", "交出人（单位与工号）", "Handed over by (unit, staff id)"),
    ASK.note("C05TO", "接收人（工号）", "Received by (staff id)"),
)


def _expired(context: Context) -> Text | None:
    expires, d0 = context.answers.day("C03EXP"), day_zero(context.book)
    if expires is None or d0 is None or expires >= d0:
        return None
    return Text(f"产品 {expires} 失效，早于回输日", f"The product expires on {expires}, before the day of infusion")


def _codes_differ(context: Context) -> Text | None:
    wrist, bag = context.answers.code("C04WRIST"), context.answers.code("C04BAG")
    if {code.strip().casefold() for code in (wrist, bag) if code} <= {context.book.code.casefold()}:
        return None
    return Text(
        f"编号不一致：腕带 {wrist or '未填'}，袋签 {bag or '未填'}，本页 {context.book.code}",
        f"Codes differ: wristband {wrist or 'open'}, bag {bag or 'open'}, this page {context.book.code}",
    )


_STEPS = (
    step(
        "C01",
        Text("接收细胞运输罐", "Shipper received"),
        NURSE,
        Gate.HARD,
        _SHIPPER,
        checker=CELL_LAB,
        judge=reasons(
            answered("C01SEAL", "N", Text("封签破损，联系申办方", "Seal broken: call the sponsor")),
            answered("C01DAM", "Y", Text("运输罐外观破损，联系申办方", "Shipper damaged: call the sponsor")),
        ),
    ),
    step(
        "C02",
        Text("液氮罐温度记录", "Temperature record of the shipper"),
        NURSE,
        Gate.HARD,
        _TEMPERATURE,
        checker=CELL_LAB,
        judge=reasons(
            below(
                "C02ARR",
                SHIPPER_BELOW_ZERO,
                Text("到达温度 −{value} ℃，高于 −{limit} ℃，待放行", "On arrival −{value} ℃, warmer than −{limit} ℃"),
            ),
            below(
                "C02MAX", SHIPPER_BELOW_ZERO, Text("最高温度 −{value} ℃，高于 −{limit} ℃，待放行", "Warmest −{value} ℃, above −{limit} ℃")
            ),
            answered("C02EXC", "Y", Text("记录有超温，待放行", "Excursion recorded: wait for release")),
        ),
        source=SHIPPER_BELOW_ZERO.source,
    ),
    step(
        "C03",
        Text("核对检验报告书与放行单", "Certificate of analysis and release"),
        NURSE,
        Gate.HARD,
        _CERTIFICATE,
        checker=CELL_LAB,
        judge=reasons(
            answered("C03OK", "N", Text("检验报告书有不合格项", "A result is out of specification")),
            below("C03VIAB", VIABILITY, Text("活率 {value}%，低于 {limit}%", "Viability {value}%, below {limit}%")),
            _expired,
        ),
        source=VIABILITY.source,
    ),
    step(
        "C04",
        Text("身份链核对（双人）", "Chain of identity, two persons"),
        NURSE,
        Gate.HARD,
        _IDENTITY,
        checker=CHECKING_NURSE,
        judge=reasons(
            _codes_differ,
            answered("C04INIT", "N", Text("姓名缩写不一致", "Initials differ")),
            answered("C04BORN", "N", Text("出生日期或病历标识不一致", "Date of birth or hospital identifier differs")),
        ),
        source=IDENTITY,
        overridable=override_refused,
    ),
    step("C05", Text("监管链交接", "Chain of custody"), NURSE, Gate.HARD, _CUSTODY, checker=CELL_LAB),
)

PRODUCT_FORM = Form(
    key="INFC",
    procedure="INF",
    text=Text("产品接收与身份链", "Product and chain of identity"),
    short=Text("产品", "Product"),
    sections=(*_STEPS, DOSE_STEP),
    signers=CELLS,
    checks=tuple(done_not_before(*_STEPS)),
)
