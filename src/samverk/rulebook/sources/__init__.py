"""Laws and agreements clause by clause, one TOML file each."""
