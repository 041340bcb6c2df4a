//! A colour that text stands on: read, and measured against WCAG 2.2.

/// The least contrast of text, by WCAG 2.2 success criterion 1.4.3 (AA).
pub const LEAST_CONTRAST: f64 = 4.5;
/// A colour of less chroma is a grey: what hue it has nobody sees.
const GREY: f64 = 0.02;

/// A colour in sRGB.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Colour([u8; 3]);

impl Colour {
    /// Reads `#rrggbb`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#').filter(|it| it.len() == 6 && it.bytes().all(|c| c.is_ascii_hexdigit()))?;
        let channel = |at: usize| u8::from_str_radix(digits.get(at..at + 2)?, 16).ok();
        Some(Self([channel(0)?, channel(2)?, channel(4)?]))
    }

    /// The contrast of white text on it, from 1 to 21 (WCAG 2.2, "contrast ratio").
    #[must_use]
    pub fn contrast_with_white(self) -> f64 {
        let [red, green, blue] = self.linear();
        1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)
    }

    /// Its hue in degrees on the Oklch wheel (CSS Color 4 §9); a grey has none.
    #[must_use]
    pub fn hue(self) -> Option<u16> {
        let [red, green, blue] = self.linear();
        let l = (0.412_221_470_8 * red + 0.536_332_536_3 * green + 0.051_445_992_9 * blue).cbrt();
        let m = (0.211_903_498_2 * red + 0.680_699_545_1 * green + 0.107_396_956_6 * blue).cbrt();
        let s = (0.088_302_461_9 * red + 0.281_718_837_6 * green + 0.629_978_700_5 * blue).cbrt();
        let a = 1.977_998_495_1 * l - 2.428_592_205_0 * m + 0.450_593_709_9 * s;
        let b = 0.025_904_037_1 * l + 0.782_771_766_2 * m - 0.808_675_766_0 * s;
        let degrees = b.atan2(a).to_degrees().rem_euclid(360.0).round();
        // of a number between 0 and 360 nothing is lost
        (a.hypot(b) >= GREY).then_some(degrees as u16 % 360)
    }

    fn linear(self) -> [f64; 3] {
        self.0.map(|channel| {
            let value = f64::from(channel) / 255.0;
            if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        })
    }
}

#[cfg(test)]
mod tests;
