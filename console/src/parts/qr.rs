//! The activation code, to scan and to read.

use leptos::prelude::*;
use qrcode::{Color, EcLevel, QrCode as Matrix};

use crate::scene::words;

/// Modules of white around the code (ISO/IEC 18004 §6.3.8).
const QUIET: usize = 4;

/// A QR code as inline SVG, always on white. Text that no QR code can hold draws nothing; the letters remain.
#[component]
pub(crate) fn QrCode(
    /// What it holds.
    text: String,
) -> impl IntoView {
    let matrix = Matrix::with_error_correction_level(text.as_bytes(), EcLevel::M).ok()?;
    let side = matrix.width() + 2 * QUIET;
    let drawn = view! {
        <div class="qr">
            <svg viewBox=format!("0 0 {side} {side}") role="img" aria-label=words().say("enrol-qr") shape-rendering="crispEdges">
                <path fill="#fff" d=format!("M0 0h{side}v{side}H0z")/>
                <path fill="#000" d=runs(&matrix)/>
            </svg>
        </div>
    };
    Some(drawn.into_any())
}

/// Each run of dark modules in a row becomes one rectangle: a fifth of the size of one for each module.
fn runs(matrix: &Matrix) -> String {
    let (width, colors) = (matrix.width(), matrix.to_colors());
    let mut path = String::new();
    for (y, row) in colors.chunks(width).enumerate() {
        let mut x = 0;
        for run in row.chunk_by(|one, other| one == other) {
            if run[0] == Color::Dark {
                path.push_str(&format!("M{} {}h{}v1h-{}z", x + QUIET, y + QUIET, run.len(), run.len()));
            }
            x += run.len();
        }
    }
    path
}

/// The same code for typing: groups of four, which a copy takes along as one.
#[component]
pub(crate) fn Secret(
    /// Base32 in lower case, without spaces.
    text: String,
) -> impl IntoView {
    let letters: Vec<char> = text.chars().collect();
    let groups = letters.chunks(4).map(|group| view! { <span>{group.iter().collect::<String>()}</span>" " });
    let groups = groups.collect_view();
    view! { <p class="secret" id="activation-code" data-secret=text>{groups}</p> }.into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_drawing_holds_every_dark_module_once() {
        let matrix = Matrix::with_error_correction_level(b"otpauth://totp/A:b?secret=AJJB", EcLevel::M).expect("fits");
        let area: usize =
            runs(&matrix).split('h').skip(1).filter_map(|run| run.split('v').next()?.parse::<usize>().ok()).sum();
        assert_eq!(area, matrix.to_colors().into_iter().filter(|color| *color == Color::Dark).count());
    }
}
