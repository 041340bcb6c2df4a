//! An organisation's hue as the one colour that mail programs understand.

/// The dark accent of `hue` (degrees) as `#rrggbb`: `oklch(.36 .08 hue)` in sRGB. White text on it has a contrast of
/// at least 8:1 for every hue.
#[must_use]
pub fn of_hue(hue: u16) -> String {
    hex(0.36, 0.08, hue)
}

/// Oklch to sRGB, out of gamut clipped (CSS Color 4, §10 and §18).
fn hex(lightness: f64, chroma: f64, hue: u16) -> String {
    let (sin, cos) = f64::from(hue).to_radians().sin_cos();
    let (a, b) = (chroma * cos, chroma * sin);
    let l = (lightness + 0.396_337_777_4 * a + 0.215_803_757_3 * b).powi(3);
    let m = (lightness - 0.105_561_345_8 * a - 0.063_854_172_8 * b).powi(3);
    let s = (lightness - 0.089_484_177_5 * a - 1.291_485_548_0 * b).powi(3);
    let red = 4.076_741_662_1 * l - 3.307_711_591_3 * m + 0.230_969_929_2 * s;
    let green = -1.268_438_004_6 * l + 2.609_757_401_1 * m - 0.341_319_396_5 * s;
    let blue = -0.004_196_086_3 * l - 0.703_418_614_7 * m + 1.707_614_701_0 * s;
    [red, green, blue].into_iter().fold(String::from("#"), |hex, channel| format!("{hex}{:02x}", encoded(channel)))
}

fn encoded(linear: f64) -> u8 {
    let linear = linear.clamp(0.0, 1.0);
    let gamma = if linear <= 0.003_130_8 { 12.92 * linear } else { 1.055 * linear.powf(1.0 / 2.4) - 0.055 };
    (gamma * 255.0).round() as u8
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_colour_is_the_one_that_browsers_show() {
        assert_eq!(hex(0.43, 0.1, 245), "#105483");
        assert_eq!(hex(1.0, 0.0, 0), "#ffffff");
        assert_eq!(hex(0.0, 0.0, 0), "#000000");
    }

    #[test]
    fn white_text_is_readable_on_every_hue() {
        for hue in 0..360 {
            let hex = of_hue(hue);
            let linear = |at: usize| {
                let value = f64::from(u8::from_str_radix(&hex[at..at + 2], 16).unwrap()) / 255.0;
                if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
            };
            let luminance = 0.2126 * linear(1) + 0.7152 * linear(3) + 0.0722 * linear(5);
            assert!(1.05 / (luminance + 0.05) > 8.0, "hue {hue}: {hex}");
        }
    }
}
