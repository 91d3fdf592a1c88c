from samverk.matters.views.matter import matter, paper
from samverk.matters.views.opening import open_link

__all__ = ["matter", "open_link", "paper"]
