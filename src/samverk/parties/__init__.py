"""The principals: their line organisation, persons, offices and population."""
