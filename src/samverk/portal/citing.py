"""Clauses as the public pages cite them: as every page does."""

from samverk.foundation.citing import Cited, anchor, cite, cite_all, readable, short_name

__all__ = ["Cited", "anchor", "cite", "cite_all", "readable", "short_name"]
