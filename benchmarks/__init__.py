"""Measurements, run by hand; their figures stand in docs/performance.md. Nothing here is a test."""
