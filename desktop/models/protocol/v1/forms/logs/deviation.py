"""方案偏离: what departed from the protocol, what it meant, and to whom it was reported."""

from __future__ import annotations

from desktop.models.protocol.form import Check, Context, Form, Level, Section
from desktop.models.protocol.items import When
from desktop.models.protocol.source import site_default
from desktop.models.protocol.v1.forms.asking import Asking
from desktop.models.protocol.v1.forms.logs.order import not_before
from desktop.models.text import Text

_GROUNDS = site_default("How deviations are classed and reported is not in the registry record; the site's own procedure")
_SITE = Asking(_GROUNDS)
_REPORTED = When("DVEC", ("Y",))


def _important_not_reported(context: Context) -> Text | None:
    if context.answers.code("DVSEV") != "MAJOR" or context.answers.code("DVEC") != "N":
        return None
    return Text("重要偏离未报伦理委员会；请上报或说明", "An important deviation not reported to the ethics committee; report it or explain")


def _harmless_though_harmful(context: Context) -> Text | None:
    answers = context.answers
    if answers.code("DVSEV") != "MINOR" or answers.code("DVSAFE") != "Y":
        return None
    return Text("影响受试者安全，却判为一般偏离；请核对", "It affects the subject's safety, yet is called minor; please check")


DEVIATION_FORM = Form(
    key="DV",
    text=Text("方案偏离", "Protocol deviation"),
    short=Text("方案偏离", "Deviation"),
    sections=(
        Section(
            "deviation",
            Text("偏离", "Deviation"),
            (
                _SITE.note(
                    "DVAUTO",
                    "程序提出的依据",
                    "What the program proposed it from",
                    required=False,
                    limit=80,
                    hint=Text("人工发现时留空", "Empty where a person noticed it"),
                ),
                _SITE.note("DVTERM", "偏离内容", "What departed from the protocol", lines=3),
                _SITE.choice(
                    "DVCAT",
                    "类别",
                    "Category",
                    ("WINDOW", "时间窗", "Window"),
                    ("SEQUENCE", "顺序", "Sequence"),
                    ("ELIGIB", "入选排除标准", "Eligibility"),
                    ("DOSE", "剂量与给药", "Dose"),
                    ("PROC", "检查或操作", "Procedure"),
                    ("CONSENT", "知情同意", "Consent"),
                    ("OTHER", "其他", "Other"),
                ),
                _SITE.day("DVSTDAT", "发生日期", "Happened on"),
                _SITE.day("DVNOTDAT", "发现日期", "Noticed on"),
                _SITE.note("DVWHY", "原因", "Cause", lines=2),
            ),
            time="DVNOTDAT",
            late_after_hours=24,
        ),
        Section(
            "consequence",
            Text("影响与处理", "Effect and action"),
            (
                _SITE.choice("DVSEV", "程度", "Weight", ("MAJOR", "重要偏离", "Important"), ("MINOR", "一般偏离", "Minor")),
                _SITE.yes_no("DVSAFE", "影响受试者安全或权益", "Affects the subject's safety or rights"),
                _SITE.yes_no("DVDATA", "影响数据可靠性", "Affects the reliability of the data"),
                _SITE.note("DVACN", "纠正与预防措施", "Correction and prevention", lines=3),
                _SITE.yes_no("DVEC", "已报伦理委员会", "Reported to the ethics committee"),
                _SITE.day("DVECDAT", "报告日期", "Reported on", when=_REPORTED),
            ),
            time="DVNOTDAT",
            late_after_hours=None,  # what was done about it, and reported, comes later
        ),
    ),
    repeats=True,
    checks=(
        not_before(
            "deviation_noticed_early", "DVNOTDAT", "DVSTDAT", Text("发现早于发生；请核对", "Noticed before it happened; please check")
        ),
        not_before(
            "deviation_reported_early", "DVECDAT", "DVNOTDAT", Text("报告早于发现；请核对", "Reported before it was noticed; please check")
        ),
        Check("deviation_not_reported", Level.CHECK, ("DVEC", "DVSEV"), _important_not_reported, _GROUNDS),
        Check("deviation_called_minor", Level.CHECK, ("DVSEV", "DVSAFE"), _harmless_though_harmful, _GROUNDS),
    ),
)
