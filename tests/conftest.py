"""What holds for all tests."""

from __future__ import annotations

import os

os.environ["DEPESCHE_KB"] = "none"  # a knowledge base of whoever runs the tests must not change what they see
