"""Scripts that make the models and tables that ship; run them from the repository root with ``python -m``."""
