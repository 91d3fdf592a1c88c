"""A database backend for the tests alone: PostgreSQL whose tables may be emptied between two tests.

The product's audited tables refuse TRUNCATE, which Django uses after a test with real commits. Here
their guards are put aside for that one statement, in its transaction, as only the tables' owner can.
"""
