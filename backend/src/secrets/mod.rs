//! Keys, sealing, hashing, codes and tokens.
