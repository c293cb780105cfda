"""Seeded documents with labelled spans. Shares no code and no table with the detectors."""
