# Where the tools are that build the islands. Sourced by setup.sh, which installs them, and islands.sh, which uses them.
# Needs to be at the top of the project.

wasm_cache=${XDG_CACHE_HOME:-$HOME/.cache}/herstel
wasm_target=wasm32-unknown-unknown

# The generator of the glue must be of the very version that the program is linked with.
bindgen_version=$(sed -n '/^name = "wasm-bindgen"$/{n;s/^version = "\(.*\)"$/\1/p}' Cargo.lock)
bindgen_root=$wasm_cache/wasm-bindgen-$bindgen_version
bindgen=$bindgen_root/bin/wasm-bindgen

# Makes it smaller. Debian's own (108) breaks the program and says nothing.
binaryen_version=132.0.0
binaryen_root=$wasm_cache/binaryen-$binaryen_version
wasm_opt=$binaryen_root/node_modules/.bin/wasm-opt

# Rust's library for browsers: with the toolchain in use, or built from Debian's sources for Debian's compiler.
debian_rustc=/usr/bin/rustc
debian_sysroot() {
    [[ -x $debian_rustc ]] || return
    printf '%s/wasm-sysroot-%s\n' "$wasm_cache" "$("$debian_rustc" -vV | sha256sum | cut -c1-16)"
}
debian_linker() { compgen -c wasm-ld- | sort -Vu | tail -n 1; }
toolchain_has_wasm() { [[ -d $(rustc --print target-libdir --target "$wasm_target" 2>/dev/null) ]]; }
debian_has_wasm() {
    [[ -n $(debian_linker) ]] && [[ -d $(debian_sysroot)/lib/rustlib/$wasm_target/lib ]]
}
