"""Eligibility rules of version 1: values with the registry sentence they implement and a pure judging function."""

from desktop.models.protocol.v1.criteria.general import GENERAL

CRITERIA = GENERAL
