"""免疫学: immunoglobulins, complement, and the antibodies of the diseases under study."""

from __future__ import annotations

from desktop.models.protocol.form import Check, Context, Form, Level
from desktop.models.protocol.v1.forms.panels.antibodies import ANA, COOMBS, CRITHIDIA, DSDNA, EXTRACTABLE, OF_THE_DISEASE
from desktop.models.protocol.v1.forms.panels.qualitative import titre_missing, titre_unreadable
from desktop.models.protocol.v1.forms.results import panel, result
from desktop.models.protocol.v1.forms.timing import before_consent
from desktop.models.protocol.v1.sources import LABORATORY_LIMITS, PLAUSIBILITY
from desktop.models.text import Text

_MASS = ("g/L", "mg/dL")
_NUCLEAR = ("ABSM", "ABCENP", "ABSCL70")

_IMMUNOGLOBULINS = panel(
    "immunoglobulins",
    "IG",
    Text("免疫球蛋白", "Immunoglobulins"),
    (
        result(
            "IGG",
            "IgG",
            Text("免疫球蛋白 G", "Immunoglobulin G"),
            _MASS,
            2,
            hard="0–100",
            soft="0.5–50",
            male="7.0–16.0",
            limits_from=LABORATORY_LIMITS,
        ),
        result(
            "IGA",
            "IgA",
            Text("免疫球蛋白 A", "Immunoglobulin A"),
            _MASS,
            2,
            hard="0–50",
            soft="0.05–15",
            male="0.7–4.0",
            limits_from=LABORATORY_LIMITS,
        ),
        result(
            "IGM",
            "IgM",
            Text("免疫球蛋白 M", "Immunoglobulin M"),
            _MASS,
            2,
            hard="0–50",
            soft="0.05–15",
            male="0.4–2.3",
            limits_from=LABORATORY_LIMITS,
        ),
    ),
    procedure="IG",
)
_COMPLEMENT = panel(
    "complement",
    "CMP",
    Text("补体", "Complement"),
    (
        result(
            "C3",
            "C3",
            Text("补体第三成分", "Complement component 3"),
            _MASS,
            2,
            hard="0–5",
            soft="0.1–3",
            male="0.7–1.4",
            limits_from=LABORATORY_LIMITS,
        ),
        result(
            "C4",
            "C4",
            Text("补体第四成分", "Complement component 4"),
            _MASS,
            3,
            hard="0–2",
            soft="0.01–1",
            male="0.1–0.4",
            limits_from=LABORATORY_LIMITS,
        ),
    ),
    procedure="COMP",
)


def _complement_swapped(context: Context) -> Text | None:
    """C4 is a fraction of C3 in health and in consumption alike."""
    c3, c4 = context.answers.number("C3"), context.answers.number("C4")
    if c3 is None or c4 is None or context.answers["C3"].unit != context.answers["C4"].unit or c4 < c3:
        return None
    return Text(f"C4 {c4} 不低于 C3 {c3}；是否填反？请核对", f"C4 {c4} is not below C3 {c3}; swapped?")


def _ana_negative_with_antibody(context: Context) -> Text | None:
    if context.answers.code("ANA") != "NEG" or all(context.answers.code(item) != "POS" for item in _NUCLEAR):
        return None
    return Text(
        "ANA 阴性而 ENA 中有核抗原抗体阳性；请核对报告",
        "ANA negative while an antibody to a nuclear antigen is positive; check the report",
    )


IMMUNOLOGY_FORM = Form(
    key="IMMU",
    text=Text("免疫学检查", "Immunology"),
    short=Text("免疫学", "Immunology"),
    sections=(_IMMUNOGLOBULINS, _COMPLEMENT, DSDNA, CRITHIDIA, ANA, EXTRACTABLE, OF_THE_DISEASE, COOMBS),
    repeats=True,
    checks=(
        Check("complement_swapped", Level.CHECK, ("C4", "C3"), _complement_swapped, PLAUSIBILITY),
        Check("ana_negative_with_antibody", Level.CHECK, ("ANA", *_NUCLEAR), _ana_negative_with_antibody, PLAUSIBILITY),
        titre_missing("ANA", "ANATITR"),
        titre_unreadable("ANATITR"),
        titre_missing("DSDIIF", "DSDTITR"),
        titre_unreadable("DSDTITR"),
        *(before_consent(time) for time in ("IGDTC", "CMPDTC", "DSDDTC", "ANADTC", "DCTDTC")),
    ),
)
