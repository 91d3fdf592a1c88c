from samverk.matters.views.acting import act
from samverk.matters.views.acting_changes import change
from samverk.matters.views.answers import (
    answer,
    answer_later,
    answer_package,
    row_answer,
    row_later,
    row_package,
)
from samverk.matters.views.journey import journey, journey_file
from samverk.matters.views.matrix import extract, matrix, matrix_file
from samverk.matters.views.matter import matter, paper
from samverk.matters.views.opening import open_link
from samverk.matters.views.raising import alike, draft, new, reword
from samverk.matters.views.register import register
from samverk.matters.views.row import row
from samverk.matters.views.sending import send_out
from samverk.matters.views.waiting import waiting

__all__ = [
    "act",
    "alike",
    "answer",
    "answer_later",
    "answer_package",
    "change",
    "draft",
    "extract",
    "journey",
    "journey_file",
    "matrix",
    "matrix_file",
    "matter",
    "new",
    "open_link",
    "paper",
    "register",
    "reword",
    "row",
    "row_answer",
    "row_later",
    "row_package",
    "send_out",
    "waiting",
]
