"""Which procedures a visit plans: the matrix as on paper, a line per procedure and a column per visit."""

from __future__ import annotations

from desktop.models.protocol.source import Source, registry, site_default
from desktop.models.protocol.v1 import sentences
from desktop.models.protocol.v1.conditions import condition
from desktop.models.protocol.v1.sources import SCREENING
from desktop.models.protocol.visit import Need, Planned

MATRIX = """
        SCR   LD1   LD2   LD3   REST1 REST2 D0    D4    D7    D10   D14   D21   D28   W8    W12   W24   W36   W52   UNS   ET
SV      .     R     R     R     R     R     R     R     R     R     R     R     R     R     R     R     R     R     R     R
ICF     R*    .     .     .     .     .     .     .     .     .     .     .     .     .     .     .     .     .     .     .
IE      R*    .     .     .     .     R     .     .     .     .     .     .     .     .     .     .     .     .     .     .
DEMO    R     .     .     .     .     .     .     .     .     .     .     .     .     .     .     .     .     .     .     .
MH      R     .     .     .     .     .     .     .     .     .     .     .     .     .     .     .     .     .     .     .
CM      R     R     R     R     R     R     R     R     R     R     R     R     R     R     R     R     R     R     R     R
AE      .     R     R     R     R     R     R*    R*    R*    R*    R*    R*    R*    R     R*    R*    R*    R*    R     R
VS      R     R     R     R     R     R     R     R     R     R     R     R     R     R     R     R     R     R     R     R
WT      R     R     .     .     .     R     .     .     .     .     .     .     .     R     R     R     R     R     .     .
PE      R     R     .     .     R     R     R     R     R     R     R     R     R     R     R     R     R     R     R     R
ECOG    R     .     .     .     .     R     R     .     R     .     R     .     R     R     R     R     R     R     .     R
NEURO   R     .     .     .     .     R     R     .     R     .     R     .     R     .     .     .     .     .     .     .
ICE     R     .     .     .     .     R     R     R     R     R     R     R     R     .     .     .     .     .     C     .
CRSA    .     .     .     .     .     .     R     R     R     R     R     R     R     .     .     .     .     .     C     .
ICANSA  .     .     .     .     .     .     R     R     R     R     R     R     R     .     .     .     .     .     C     .
LICATSA .     .     .     .     .     .     .     R     R     R     R     R     R     R     R     R     R     R     C     .
CBC     R*    R     O     O     O     R     O     R     R     R     R     R     R     R     R     R     R     R     R     R
CHEM    R*    R     O     O     O     R     O     R     R     R     R     R     R     R     R     R     R     R     R     R
COAG    R*    R     .     .     .     R     .     R     R     R     R     R     R     R     R     R     R     R     C     R
UA      R     .     .     .     .     .     .     .     R     .     R     .     R     R     R     R     R     R     .     R
UPCR    R     .     .     .     .     .     .     .     .     .     .     .     R     R     R     R     R     R     .     .
CRP     R     R     .     .     .     R     O     R     R     R     R     R     R     R     R     R     R     R     C     .
PCT     C     .     .     .     .     C     .     C     C     C     .     .     .     .     .     .     .     .     .     .
FER     R     R     .     .     .     R     .     R     R     R     R     R     R     R     R     R     R     R     C     .
CYTO    C     .     .     .     .     R     .     R     R     R     R     R     R     .     .     .     .     .     C     .
CARD    R     .     .     .     .     R     .     C     C     C     .     .     .     .     .     .     .     .     .     .
IG      R     .     .     .     .     R     .     .     .     .     R     .     R     R     R     R     R     R     .     R
LSUB    R     .     .     .     .     R     .     R     R     R     R     R     R     R     R     R     R     R     .     R
BSUB    C     .     .     .     .     .     .     .     .     .     .     .     O     .     O     O     .     O     .     .
CARF    .     .     .     .     .     R     .     R     R     R     R     R     R     R     R     R     R     R     .     .
CARQ    .     .     .     .     .     R     .     R     R     R     R     R     R     R     R     R     R     R     .     R
RCL     .     .     .     .     .     R     .     .     .     .     .     .     .     .     R     R     .     R     .     C
ADA     .     .     .     .     .     R     .     .     .     .     .     .     O     .     O     O     .     O     .     .
VIRS    R*    .     .     .     .     .     .     .     .     .     .     .     .     .     .     .     .     .     .     .
VIRR    R     .     .     .     .     C     .     .     .     .     R     .     R     R     R     R     R     R     .     .
TB      R     .     .     .     .     .     .     .     .     .     .     .     .     .     .     .     .     .     .     .
HCG     R*    R     .     .     .     R     .     .     .     .     .     .     .     .     C     C     .     .     .     .
TYPE    R     .     .     .     .     .     .     .     .     .     .     .     .     .     .     .     .     .     .     .
CD19F   R*    .     .     .     .     .     .     .     .     .     .     .     .     .     .     .     .     .     .     .
COMP    R     .     .     .     .     .     .     .     .     .     R     .     R     R     R     R     R     R     .     .
DSDNA   R     .     .     .     .     .     .     .     .     .     R     .     R     R     R     R     R     R     .     .
ANA     R     .     .     .     .     .     .     .     .     .     .     .     .     .     R     R     .     R     .     .
ESR     R     .     .     .     .     .     .     .     .     .     R     .     R     R     R     R     R     R     .     .
DCT     C     .     .     .     .     .     .     .     .     .     .     .     .     .     .     .     .     .     .     .
ECG     R     .     .     .     .     R     .     .     R     .     .     .     R     .     R     R     .     R     .     .
ECHO    R     .     .     .     .     .     .     .     .     .     .     .     C     .     .     R     .     R     .     .
CT      R     .     .     .     .     .     .     .     .     .     .     .     .     .     C     C     .     C     .     .
PFT     C     .     .     .     .     .     .     .     .     .     .     .     .     .     C     C     .     C     .     .
US      C     .     .     .     .     .     .     .     .     .     .     .     .     .     .     .     .     .     .     .
MRI     C     .     .     .     .     .     .     .     .     .     .     .     .     .     .     .     .     .     .     .
BM      C     .     .     .     .     .     .     .     .     .     .     .     .     .     .     .     .     .     .     .
CRCL    R*    R     .     .     .     .     .     .     .     .     .     .     .     .     .     .     .     .     .     .
PREG_C  R*    .     .     .     .     .     .     .     .     .     .     .     .     .     O     O     .     .     .     .
LD      .     R*    R*    R*    .     .     .     .     .     .     .     .     .     .     .     .     .     .     .     .
INF     .     .     .     .     .     .     R*    .     .     .     .     .     .     .     .     .     .     .     .     .
EFF     R*    .     .     .     .     .     .     .     .     .     R*    .     R*    R*    R*    R*    R*    R*    C*    R
PRO     R     .     .     .     .     .     .     .     .     .     O     .     O     R     R     R     R     R     .     .
CARDX   .     .     .     .     .     .     R     R     R     R     R     R     R     .     .     .     .     .     .     .
"""
"""R required, O optional, C if indicated; `*` where the registry record itself names it, all else is the site's default."""

_DEFAULT = site_default("The registry record does not list this procedure at this visit")
_SCREENED = {
    "ICF": sentences.CONSENT,
    "CBC": f"{sentences.WHITE_CELLS}; {sentences.NEUTROPHILS}; {sentences.HAEMOGLOBIN}",
    "CHEM": f"{sentences.ALT}; {sentences.AST}; {sentences.BILIRUBIN}",
    "COAG": sentences.COAGULATION,
    "VIRS": sentences.VIRUSES,
    "HCG": sentences.PREGNANCY,
    "CD19F": sentences.CD19,
    "CRCL": sentences.CLEARANCE,
    "PREG_C": sentences.CONTRACEPTION,
    "EFF": sentences.ACTIVITY,
}
"""What the entry criteria ask of a procedure at screening."""
_NAMED = {
    "LD": dict.fromkeys(("LD1", "LD2", "LD3"), sentences.LYMPHODEPLETION),
    "INF": {"D0": sentences.INFUSION},
    "AE": dict.fromkeys(("D0", "D4", "D7", "D10", "D14", "D21", "D28"), sentences.OBSERVATION)
    | dict.fromkeys(("W12", "W24", "W36", "W52"), sentences.SAFETY_FOLLOW_UP),
    "EFF": dict.fromkeys(("D14", "D28", "W8", "W12"), sentences.PRIMARY_EFFICACY)
    | dict.fromkeys(("W24", "W36", "W52"), sentences.FOLLOW_UP)
    | {"UNS": sentences.EXTRA_EFFICACY},
}
"""The sentence of the registry record that names a procedure at a visit after screening."""


def planned(visit: str) -> tuple[Planned, ...]:
    """The procedures of a visit, in the order of the matrix."""
    head, *lines = [line.split() for line in MATRIX.strip().splitlines()]
    column = head.index(visit) + 1
    return tuple(_planned(line[0], visit, line[column]) for line in lines if line[column] != ".")


def _planned(procedure: str, visit: str, cell: str) -> Planned:
    source = _registry(procedure, visit) if cell.endswith("*") else _DEFAULT
    need = Need(cell.rstrip("*"))
    return Planned(procedure, need, source, condition(procedure, need))


def _registry(procedure: str, visit: str) -> Source:
    if visit != "SCR":
        return registry(_NAMED[procedure][visit])
    return registry(_SCREENED[procedure]) if procedure in _SCREENED else SCREENING
