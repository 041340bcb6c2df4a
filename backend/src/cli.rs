//! The command line: one subcommand per act of an operator.
