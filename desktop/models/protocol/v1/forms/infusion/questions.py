"""Who asks on the infusion pages: the site's checklist, by the record that holds the original."""

from __future__ import annotations

from desktop.models.protocol.items import Origin
from desktop.models.protocol.v1.forms.asking import Asking
from desktop.models.protocol.v1.forms.infusion.thresholds import CHECKLIST

ASK = Asking(CHECKLIST)
DEVICE = Asking(CHECKLIST, Origin.DEVICE)
HIS = Asking(CHECKLIST, Origin.HIS)
LIS = Asking(CHECKLIST, Origin.LIS)
PAPER = Asking(CHECKLIST, Origin.PAPER)
