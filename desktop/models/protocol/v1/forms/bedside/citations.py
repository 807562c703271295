"""Where the bedside scales come from."""

from __future__ import annotations

from desktop.models.protocol.source import guideline, site_default

LICATS = guideline("Hagen M et al. Local immune effector cell-associated toxicity syndrome. Lancet Rheumatol 2025;7:e424-e433")
ECOG = guideline("Oken MM et al. Toxicity and response criteria of the Eastern Cooperative Oncology Group. Am J Clin Oncol 1982;5:649-655")
KARNOFSKY = guideline(
    "Karnofsky DA, Burchenal JH. The clinical evaluation of chemotherapeutic agents in cancer. "
    "In: MacLeod CM, ed. Evaluation of chemotherapeutic agents. Columbia University Press, 1949:191-205"
)
JUDGED = site_default("Facts and grade are held together by the site; the protocol sets no such rule")
