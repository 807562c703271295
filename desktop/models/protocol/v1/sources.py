"""Where the pages and rules of version 1 come from."""

from __future__ import annotations

from desktop.models.protocol.source import guideline, registry, site_default
from desktop.models.protocol.v1 import sentences
from desktop.models.text import Text

SCREENING = registry(
    sentences.SCREENING,
    Text(
        "筛选检查须落在计划回输日前 28 天至前 6 天（含首尾）",
        "Screening tests lie from 28 to 6 days before the planned D0, both ends included",
    ),
)
CONSENT = registry(sentences.CONSENT)
DISEASES = registry(sentences.DISEASES)
GCP = guideline("《药物临床试验质量管理规范》（2020 年第 57 号公告），知情同意")
PIPL = guideline(
    "《中华人民共和国个人信息保护法》第二十九条",
    Text("处理敏感个人信息应当取得个人的单独同意", "Handling sensitive personal information needs a separate consent"),
)
CDASH = guideline("CDISC CDASH Implementation Guide 2.x, item names")
ASTCT = guideline("Lee DW et al. ASTCT consensus grading of CRS and neurotoxicity. Biol Blood Marrow Transplant 2019;25:625-638")
BODY_SURFACE = guideline("Mosteller RD. Simplified calculation of body-surface area. N Engl J Med 1987;317:1098")
PAGE = site_default("The registry record does not list the items of this page; the protocol's own list replaces it")
VITALS_LIMITS = site_default("Limits in common hospital use, not taken from a standard")
WST_405 = guideline("WS/T 405-2012 血细胞分析参考区间")
WST_404 = guideline("WS/T 404 临床常用生化检验项目参考区间")
WST_UNCHECKED = site_default("Limits as in WS/T 404 / WS/T 405, not yet held against the printed standard")
LABORATORY_LIMITS = site_default("Limits in common hospital use; the report's own limits replace them")
PLAUSIBILITY = site_default("Edit check of the site; the protocol sets no such rule")
