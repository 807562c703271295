"""Where the efficacy instruments come from; scores are kept, the instruments' own questions are not."""

from __future__ import annotations

from desktop.models.protocol.source import guideline

SLEDAI_2K = guideline("Gladman DD et al. Systemic lupus erythematosus disease activity index 2000. J Rheumatol 2002;29:288-291")
BILAG_2004 = guideline("Isenberg DA et al. BILAG 2004. Rheumatology 2005;44:902-906")
SKIN_SCORE = guideline("Clements P et al. Inter and intraobserver variability of total skin thickness score. J Rheumatol 1995;22:1281-1285")
MYOSITIS_CORE = guideline("IMACS core set measures of myositis activity: MMT-8 and physician global activity")
BLEEDING = guideline("World Health Organization. Handbook for reporting results of cancer treatment, 1979: bleeding, grades 0 to 4")
HAQ = guideline("Fries JF et al. Measurement of patient outcome in arthritis. Arthritis Rheum 1980;23:137-145")
SF_36 = guideline("Ware JE, Sherbourne CD. The MOS 36-item short-form health survey. Med Care 1992;30:473-483")
FACIT = guideline("Yellen SB et al. Measuring fatigue and other anemia-related symptoms. J Pain Symptom Manage 1997;13:63-74")
