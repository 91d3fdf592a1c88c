"""What is false or doubtful in something that somebody records of an agreement."""
