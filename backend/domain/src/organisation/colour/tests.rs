//! Sentences about colours.

use super::{Colour, LEAST_CONTRAST};

fn colour(text: &str) -> Colour {
    Colour::parse(text).expect("a colour")
}

#[test]
fn a_colour_is_six_digits_behind_a_hash() {
    for text in ["", "#", "00454a", "#00454", "#00454g", "#00454a;x", "#0045\u{e9}", "red"] {
        assert_eq!(Colour::parse(text), None, "{text}");
    }
    assert_eq!(colour("#00454A"), colour("#00454a"));
}

#[test]
fn contrast_is_what_the_guidelines_say() {
    let close = |text: &str, expected: f64| (colour(text).contrast_with_white() - expected).abs() < 0.01;
    assert!(close("#000000", 21.0) && close("#ffffff", 1.0) && close("#777777", 4.48) && close("#767676", 4.54));
    assert!(close("#ff0000", 4.0));
    assert!(colour("#767676").contrast_with_white() >= LEAST_CONTRAST);
    assert!(colour("#777777").contrast_with_white() < LEAST_CONTRAST);
}

#[test]
fn a_hue_is_that_of_browsers_and_greys_have_none() {
    for (text, hue) in [("#ff0000", 29), ("#00ff00", 142), ("#0000ff", 264), ("#0e3d66", 250), ("#4c2a5e", 312)] {
        let found = colour(text).hue().expect("a hue");
        assert!(found.abs_diff(hue) <= 1, "{text}: {found}");
    }
    for grey in ["#000000", "#808080", "#ffffff", "#7f8080"] {
        assert_eq!(colour(grey).hue(), None, "{grey}");
    }
}
