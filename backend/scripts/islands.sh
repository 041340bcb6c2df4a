#!/usr/bin/env bash
# Builds the islands for browsers into backend/islands, where the program's own build finds them. Where they cannot be
# built it says so and ends well, without them: every page works all the same.
set -euo pipefail
cd "$(dirname "$0")/../.."
source backend/scripts/wasm.sh

say() { printf 'islands: %s\n' "$*" >&2; }
into=backend/islands
# What Rust compiles to by itself (1.82 and later), which every browser of the last years runs; nothing newer may be
# brought in to save space.
features=(bulk-memory bulk-memory-opt call-indirect-overlong multivalue mutable-globals nontrapping-float-to-int
    reference-types sign-ext)

without() { # why
    say "$1: building without islands; every page works without them (./justw setup says more)"
    rm -f "$into"/herstel.*
    exit 0
}

# Compiles them; prints where.
compile() {
    # Paths of the machine that builds are nobody's business.
    local flags="--remap-path-prefix=${CARGO_HOME:-$HOME/.cargo}=cargo"
    if toolchain_has_wasm; then
        say "compiling with the toolchain in use"
    elif debian_has_wasm; then
        say "compiling with Debian's compiler"
        export RUSTC=$debian_rustc CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER
        CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER=$(debian_linker)
        flags+=" --sysroot $(debian_sysroot)"
    else
        return 1
    fi
    env -u RUSTFLAGS -u CARGO_ENCODED_RUSTFLAGS CARGO_TARGET_DIR="$wasm_cache/wasm" \
        CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS="$flags" \
        cargo rustc --quiet --locked --package herstel-console --lib --crate-type cdylib \
        --no-default-features --features hydrate --target "$wasm_target" --profile wasm-release >&2 || return
    printf '%s\n' "$wasm_cache/wasm/$wasm_target/wasm-release/herstel_console.wasm"
}

[[ -x $bindgen ]] || without "wasm-bindgen $bindgen_version is missing"
compiled=$(compile) || without "the browser's half could not be compiled"

# The rest only when the program changed: what the next build embeds keeps its age, so that nothing is built in vain.
stamp=$({ cat "$compiled"; printf '%s' "$bindgen_version"; [[ ! -x $wasm_opt ]] || printf '%s' "$binaryen_version"; } | sha256sum)
[[ ! -f $into/herstel.wasm || ! -f $into/herstel.stamp || $(<"$into/herstel.stamp") != "$stamp" ]] || exit 0

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$bindgen" --target web --no-typescript --remove-name-section --remove-producers-section --out-dir "$work" --out-name herstel "$compiled" ||
    without "wasm-bindgen failed"
if [[ -x $wasm_opt ]]; then
    "$wasm_opt" -Oz "${features[@]/#/--enable-}" -o "$work/small.wasm" "$work/herstel_bg.wasm" || without "wasm-opt failed"
    mv "$work/small.wasm" "$work/herstel_bg.wasm"
fi
mv "$work/herstel.js" "$into/herstel.js"
mv "$work/herstel_bg.wasm" "$into/herstel.wasm"
printf '%s\n' "$stamp" >"$into/herstel.stamp"
say "$(wc -c <"$into/herstel.wasm") bytes of program and $(wc -c <"$into/herstel.js") of glue"
