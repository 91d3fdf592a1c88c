from samverk.matters.views.answers import (
    answer,
    answer_later,
    answer_package,
    row_answer,
    row_later,
    row_package,
)
from samverk.matters.views.matrix import extract, matrix, matrix_file
from samverk.matters.views.matter import matter, paper
from samverk.matters.views.opening import open_link
from samverk.matters.views.raising import alike, draft, new
from samverk.matters.views.waiting import waiting

__all__ = [
    "alike",
    "answer",
    "answer_later",
    "answer_package",
    "draft",
    "extract",
    "matrix",
    "matrix_file",
    "matter",
    "new",
    "open_link",
    "paper",
    "row_answer",
    "row_later",
    "row_package",
    "waiting",
]
