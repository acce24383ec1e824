"""Depesche reads news reports and keeps the record: who said or did what, to whom, when, where, on which condition.

>>> import depesche
>>> report = depesche.read("Am Sonntag lehnte die Regierung in Oslo das Angebot ab.", published="2025-09-22")
>>> report.language
'de'
"""

from depesche.errors import DepescheError
from depesche.reader import Reader, Source, read, read_many
from depesche.report import Report

__all__ = ["DepescheError", "Reader", "Report", "Source", "read", "read_many"]
__version__ = "0.1.0"
