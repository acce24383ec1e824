"""What ``training/build_knowledge_base.py`` is made of: one module a kind of row."""
