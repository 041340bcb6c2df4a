//! An organisation chooses a colour, of which pages take the hue: text is read on every one of them, in both themes.

#![expect(clippy::unwrap_used, clippy::panic, reason = "this is a test; so are its helpers")]

use std::collections::HashMap;

/// WCAG 2.2, 1.4.3 (AA).
const LEAST: f64 = 4.5;
/// What is written in which colour, and on which.
const PAIRS: [(&str, &str); 8] = [
    ("accent", "sheet"),
    ("accent", "paper"),
    ("accent-strong", "sheet"),
    ("accent-strong", "accent-tint"),
    ("ink", "accent-tint"),
    ("ink-2", "accent-tint"),
    ("on-accent", "accent"),
    ("on-band", "band"),
];

/// The custom properties of a block that begins with `head`; of several, the latest counts, as in a browser.
fn properties(css: &str, heads: &[&str]) -> HashMap<String, String> {
    let mut found = HashMap::new();
    for head in heads {
        let (_, rest) = css.split_once(head).unwrap_or_else(|| panic!("no {head}"));
        let block = rest.split_once('}').unwrap().0;
        for declaration in block.split("--").skip(1) {
            let Some((name, value)) = declaration.split_once(':') else { continue };
            let value = value.split(';').next().unwrap().trim();
            found.insert(name.to_owned(), value.to_owned());
        }
    }
    found
}

/// A colour's relative luminance: `#rrggbb`, or `oklch(L C var(--hue))` at this hue, out of gamut clipped.
fn luminance(value: &str, hue: u16) -> f64 {
    let [red, green, blue] = match value.strip_prefix('#') {
        Some(digits) => [0, 2, 4].map(|at| {
            let value = f64::from(u8::from_str_radix(&digits[at..at + 2], 16).unwrap()) / 255.0;
            if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        }),
        None => {
            let inner = value.strip_prefix("oklch(").unwrap_or_else(|| panic!("{value}"));
            let numbers: Vec<f64> = inner.split(' ').take(2).map(|number| number.parse().unwrap()).collect();
            let (sin, cos) = f64::from(hue).to_radians().sin_cos();
            let (a, b) = (numbers[1] * cos, numbers[1] * sin);
            let l = (numbers[0] + 0.396_337_777_4 * a + 0.215_803_757_3 * b).powi(3);
            let m = (numbers[0] - 0.105_561_345_8 * a - 0.063_854_172_8 * b).powi(3);
            let s = (numbers[0] - 0.089_484_177_5 * a - 1.291_485_548_0 * b).powi(3);
            [
                4.076_741_662_1 * l - 3.307_711_591_3 * m + 0.230_969_929_2 * s,
                -1.268_438_004_6 * l + 2.609_757_401_1 * m - 0.341_319_396_5 * s,
                -0.004_196_086_3 * l - 0.703_418_614_7 * m + 1.707_614_701_0 * s,
            ]
            .map(|channel| channel.clamp(0.0, 1.0))
        }
    };
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

#[test]
fn text_is_read_on_every_hue_that_an_organisation_can_have_in_light_and_in_dark() {
    let css = include_str!("../../assets/css/base.css");
    let (plain, with_hue) = css.split_once("@supports (color: oklch").unwrap();
    let dark = ":root[data-theme=\"dark\"] {";
    let mut worst = f64::INFINITY;
    for (theme, heads) in [("light", [":root {"; 2]), ("dark", [dark; 2])] {
        // the dark theme begins as the light one
        let mut colours = properties(plain, &[":root {"]);
        colours.extend(properties(plain, &heads[..1]));
        colours.extend(properties(with_hue, &heads[1..]));
        for hue in 0..360 {
            for (text, ground) in PAIRS {
                let of = |name: &str| luminance(&colours[name], hue);
                let (one, other) = (of(text), of(ground));
                let contrast = (one.max(other) + 0.05) / (one.min(other) + 0.05);
                assert!(contrast >= LEAST, "{theme}, hue {hue}: {text} on {ground} has {contrast:.2}");
                worst = worst.min(contrast);
            }
        }
    }
    assert!(worst < 21.0, "nothing was compared");
}
