"""Where the efficacy instruments come from; scores are kept, the instruments' own questions are not."""

from __future__ import annotations

from desktop.models.protocol.source import guideline, site_default

SLEDAI_2K = guideline("Gladman DD et al. Systemic lupus erythematosus disease activity index 2000. J Rheumatol 2002;29:288-291")
BILAG_2004 = guideline("Isenberg DA et al. BILAG 2004. Rheumatology 2005;44:902-906")
SKIN_SCORE = guideline("Clements P et al. Inter and intraobserver variability of total skin thickness score. J Rheumatol 1995;22:1281-1285")
MYOSITIS_CORE = guideline(
    "Rider LG et al. Measures of dermatomyositis, polymyositis and inclusion body myositis. Arthritis Care Res 2011;63 Suppl 11:S118"
)
BLEEDING = site_default("Bleeding grades 0 to 4 named after the WHO handbook of 1979, not yet held against the printed book")
HAQ = guideline("Fries JF et al. Measurement of patient outcome in arthritis. Arthritis Rheum 1980;23:137-145")
SF_36 = guideline("Ware JE, Sherbourne CD. The MOS 36-item short-form health survey. Med Care 1992;30:473-483")
FACIT = site_default("FACIT-Fatigue, 13 questions of 0 to 4 points; version and manual as the protocol names them")
