"""The collaboration structure: bodies, seats, appointments, presidium terms."""
