"""Propose which actors may be one, and write down what a person decides."""
__all__: list[str] = []
