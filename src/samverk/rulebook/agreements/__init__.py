"""When an agreement lives: adopted by each party, in force by its own rule, under notice, ended. Every date with its steps."""
