#!/usr/bin/env bash
# Builds Rust's library for browsers from Debian's rust-web-src into the sysroot DIR, for Debian's own compiler:
# for machines whose toolchain has none and can fetch none.
#
# Usage: wasm-sysroot.sh DIR
set -euo pipefail

sysroot=${1:?usage: wasm-sysroot.sh DIR}
library=lib/rustlib/wasm32-unknown-unknown/lib
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

mkdir -p "$work/src" "$work/sysroot/$library"
: >"$work/src/lib.rs"
cat >"$work/Cargo.toml" <<'TOML'
[package]
name = "seed"
version = "0.0.0"
edition = "2024"

[workspace]

[profile.release]
opt-level = "s"
panic = "abort"
codegen-units = 1
TOML

# Bitcode is embedded so that the islands may be linked with optimisation across all of it.
env -u CARGO_ENCODED_RUSTFLAGS RUSTC=/usr/bin/rustc RUSTC_BOOTSTRAP=1 RUSTFLAGS=-Cembed-bitcode=yes \
    CARGO_TARGET_DIR="$work/target" \
    /usr/bin/cargo build --quiet --manifest-path "$work/Cargo.toml" --release --target wasm32-unknown-unknown \
    -Z build-std=std,panic_abort -Z build-std-features=panic-unwind
find "$work/target/wasm32-unknown-unknown/release" -path '*deps*' -name 'lib*.rlib' ! -name 'libseed*' \
    -exec cp -t "$work/sysroot/$library" {} +
[[ -n $(ls -A "$work/sysroot/$library") ]]

# Whole or not at all: one that was interrupted leaves nothing behind.
rm -rf "$sysroot"
mkdir -p "$(dirname "$sysroot")"
mv "$work/sysroot" "$sysroot"
