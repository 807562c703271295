"""WardSource (床旁源数据): bedside source data for one site of NCT07193667."""

__version__ = "0.1.0"
