"""患者警示卡核对: whether the subject carries the card and knows when to come at once."""

from __future__ import annotations

from desktop.models.protocol.form import Check, Context, Form, Level, Section
from desktop.models.protocol.items import When
from desktop.models.protocol.v1.forms.asking import Asking
from desktop.models.protocol.v1.sources import PAGE, PLAUSIBILITY
from desktop.models.text import Text

_SITE = Asking(PAGE)


def _without_card(context: Context) -> Text | None:
    if context.answers.code("CARDHAS") != "N" or context.answers.code("CARDNEW") != "N":
        return None
    return Text("未携带警示卡且未补发；请补发或说明", "No card carried and none issued again; issue one or explain")


WALLET_CARD_FORM = Form(
    key="CARDX",
    text=Text("患者警示卡核对", "Wallet card check"),
    short=Text("警示卡", "Wallet card"),
    sections=(
        Section(
            "card",
            Text("警示卡", "Wallet card"),
            (
                _SITE.moment("CARDDTC", "核对时间", "Checked at"),
                _SITE.yes_no("CARDHAS", "受试者随身携带警示卡", "The subject carries the card"),
                _SITE.yes_no("CARDOK", "内容正确、清晰", "What it says is right and legible", when=When("CARDHAS", ("Y",))),
                _SITE.yes_no("CARDNEW", "已补发", "Issued again", when=When("CARDHAS", ("N",))),
                _SITE.yes_no(
                    "CARDEDU",
                    "受试者或照护者能说出须立即就医的情况",
                    "Subject or carer can say when to come at once",
                    hint=Text("发热、意识或言语异常、呼吸困难、出血", "Fever, confusion or trouble speaking, breathlessness, bleeding"),
                ),
            ),
            time="CARDDTC",
            procedure="CARDX",
        ),
    ),
    checks=(Check("wallet_card_missing", Level.CHECK, ("CARDHAS", "CARDNEW"), _without_card, PLAUSIBILITY),),
)
