"""The interactive page of a network."""

from kg.pages.network.page import network_page

__all__ = ["network_page"]
