from samverk.matters.views.opening import open_link

__all__ = ["open_link"]
