"""Under which head a page stands in the list: the folders of the protocol's pages are the groups."""

from __future__ import annotations

from desktop.models.protocol.form import Form
from desktop.models.protocol.v1.forms.efficacy import EFFICACY_FORMS
from desktop.models.protocol.v1.forms.examination import EXAMINATION_FORMS
from desktop.models.protocol.v1.forms.infusion import INFUSION_FORMS
from desktop.models.protocol.v1.forms.investigator import INVESTIGATOR_FORM
from desktop.models.protocol.v1.forms.laboratory import LABORATORY_FORM
from desktop.models.protocol.v1.forms.panels import PANEL_FORMS
from desktop.models.text import Text

BEDSIDE = Text("床旁", "Bedside")
_GROUPS = (
    (Text("清淋与输注", "Infusion"), INFUSION_FORMS),
    (Text("检验", "Laboratory"), (LABORATORY_FORM, *PANEL_FORMS)),
    (Text("检查", "Examinations"), EXAMINATION_FORMS),
    (Text("评分", "Efficacy"), EFFICACY_FORMS),
    (Text("判断", "Judgement"), (INVESTIGATOR_FORM,)),
)
_HEADS = {form.key: head for head, forms in _GROUPS for form in forms}


def group(form: Form) -> Text:
    """The head of the page's group."""
    return _HEADS.get(form.key, BEDSIDE)
