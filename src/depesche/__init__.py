"""Depesche reads news reports and keeps the record."""

from depesche.errors import DepescheError
from depesche.reader import Source, read, read_many
from depesche.report import Report

__all__ = ["DepescheError", "Report", "Source", "read", "read_many"]
__version__ = "0.1.0"
