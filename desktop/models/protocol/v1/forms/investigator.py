"""研究者判断: what the registry leaves to the judgement of a physician."""

from __future__ import annotations

from desktop.models.protocol.form import PHYSICIAN_ONLY, Check, Context, Form, Level, Section
from desktop.models.protocol.items import Moment, Note, When, YesNo
from desktop.models.protocol.source import registry
from desktop.models.protocol.v1 import sentences
from desktop.models.protocol.v1.sources import CDASH, CONSENT
from desktop.models.protocol.v1.subject import screening
from desktop.models.text import Text
from desktop.models.values import Truth

_CARDIAC = registry(sentences.CARDIAC)
_MYOPATHY = registry(f"{sentences.ALT}; {sentences.AST}")
_CLEARANCE = registry(sentences.CLEARANCE)

_JUDGED = Section(
    "judged",
    Text("每例必答", "Asked of every subject"),
    (
        Moment(key="INVDTC", text=Text("判断时间", "Judged at"), source=CDASH),
        YesNo(
            key="HEMOST",
            text=Text("血流动力学稳定", "Haemodynamically stable"),
            source=_CARDIAC,
            unknown=True,
            hint=Text(
                "登记未设血压或射血分数限值，由研究者综合判断",
                "The registry sets no pressure or ejection fraction limit; the investigator judges",
            ),
        ),
        Note(
            key="HEMOEV",
            text=Text("依据", "Grounds"),
            source=_CARDIAC,
            lines=2,
            hint=Text("血压、心率、SpO₂、超声心动图、升压药", "Pressure, heart rate, SpO₂, echocardiogram, vasopressors"),
        ),
        YesNo(key="COMPLY", text=Text("依从性良好，能配合随访", "Complies well and will attend follow-up"), source=CONSENT),
    ),
    time="INVDTC",
)

_WHEN_EXCEEDED = Section(
    "exceeded",
    Text("仅在超出限值时判断", "Only where a limit is exceeded"),
    (
        YesNo(
            key="IIMALT",
            text=Text("ALT/AST 升高由炎性肌病所致", "ALT or AST rise caused by inflammatory myopathy"),
            source=_MYOPATHY,
            unknown=True,
            required=False,
            hint=Text("ALT 或 AST > 3×ULN 时必须判断", "To be judged where ALT or AST is above 3×ULN"),
        ),
        Note(
            key="IIMEV",
            text=Text("依据", "Grounds"),
            source=_MYOPATHY,
            asked_when=When("IIMALT", ("Y",)),
            lines=2,
            hint=Text("CK、胆红素、GGT、肝炎病毒", "CK, bilirubin, GGT, hepatitis viruses"),
        ),
        YesNo(
            key="CRCLDIS",
            text=Text("肌酐清除率下降由原发病所致", "Fall of creatinine clearance caused by the disease"),
            source=_CLEARANCE,
            unknown=True,
            required=False,
            hint=Text("CrCl < 30 mL/min 时必须判断", "To be judged where CrCl is below 30 mL/min"),
        ),
        Note(
            key="CRCLEV",
            text=Text("依据", "Grounds"),
            source=_CLEARANCE,
            asked_when=When("CRCLDIS", ("Y",)),
            lines=2,
            hint=Text("如狼疮性肾炎、硬皮病肾危象、肌红蛋白尿", "Such as lupus nephritis, scleroderma renal crisis, myoglobinuria"),
        ),
    ),
    time="INVDTC",
)


def _unjudged_rise(context: Context) -> Text | None:
    if context.answers["IIMALT"].given:
        return None
    results = screening(context.book, "LAB")
    for name in ("ALT", "AST"):
        result = results.laboratory(name)
        if result is not None and result.uln is not None and result.reported.at_most(3 * result.uln) is Truth.NOT_MET:
            return Text(
                f"{name} {results[name].value} 超过 3×ULN；请判断是否由炎性肌病所致",
                f"{name} {results[name].value} is above 3×ULN; judge whether inflammatory myopathy caused it",
            )
    return None


INVESTIGATOR_FORM = Form(
    key="INV",
    procedure="IE",
    visits=("SCR",),
    text=Text("研究者判断", "Investigator's judgement"),
    short=Text("研究者判断", "Judgement"),
    sections=(_JUDGED, _WHEN_EXCEEDED),
    signers=PHYSICIAN_ONLY,
    checks=(Check("rise_not_judged", Level.CHECK, ("IIMALT",), _unjudged_rise, _MYOPATHY),),
)
