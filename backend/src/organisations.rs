//! The organisations and their policies: fixed data until they are a stream of their own.
