"""Protocol version 1: what the registry record NCT07193667 says, and what the site adds until the protocol is at hand."""

from desktop.models.protocol.plan import Protocol
from desktop.models.protocol.v1.criteria import CRITERIA
from desktop.models.protocol.v1.forms import FORMS
from desktop.models.protocol.v1.procedures import PROCEDURES
from desktop.models.protocol.v1.schedule import VISITS
from desktop.models.text import Text

PROTOCOL = Protocol(
    version="1.0",
    study=Text(
        "CAR-T 治疗复发/难治自身免疫病（NCT07193667，2024-757-2）",
        "CAR-T in Subjects With Relapsed/Refractory Autoimmune Disease (NCT07193667, 2024-757-2)",
    ),
    visits=VISITS,
    procedures=PROCEDURES,
    forms=FORMS,
    criteria=CRITERIA,
)
