"""One module per subcommand of `samverk`; each has `run(argv) -> int`."""
