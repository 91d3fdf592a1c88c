"""Structures, their bodies and seats, and who holds them. The rules are in the versions' files, never here."""

from samverk.bodies.models.invitations import Invitation
from samverk.bodies.models.remits import GroupMember, RemitRecord, WorkingGroup
from samverk.bodies.models.roles import Role
from samverk.bodies.models.seats import Body, Seat
from samverk.bodies.models.second_step import SecondStepDemand
from samverk.bodies.models.senders import StructureSender
from samverk.bodies.models.structures import SideKind, Structure, StructureParty, StructureVersion
from samverk.bodies.models.tasks import Appointment, Decided, Post, Replacement, Reviewed

__all__ = [
    "Appointment",
    "Body",
    "Decided",
    "GroupMember",
    "Invitation",
    "Post",
    "RemitRecord",
    "Replacement",
    "Reviewed",
    "Role",
    "Seat",
    "SecondStepDemand",
    "SideKind",
    "Structure",
    "StructureParty",
    "StructureSender",
    "StructureVersion",
    "WorkingGroup",
]
