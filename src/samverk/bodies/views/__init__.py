"""The pages on which the people of a structure are changed: one short form each, shown before it is done."""
