//! Sentences about numbers as people type them.

use proptest::prelude::*;

use super::*;

fn e164(country: &str, typed: &str) -> Result<String, NumberError> {
    Number::parse(country, typed).map(|number| number.e164)
}

#[test]
fn a_dutch_number_is_read_with_and_without_its_zero_and_however_it_is_spaced() {
    for typed in [
        "612345678",
        "0612345678",
        "06 12 34 56 78",
        "06-12345678",
        " (06) 12.34.56.78 ",
        "+31612345678",
        "+31 6 12345678",
        "+31 (0)6 12345678",
        "0031612345678",
        "0031 6 1234 5678",
    ] {
        assert_eq!(e164("NL", typed), Ok("+31612345678".to_owned()), "{typed}");
    }
    assert_eq!(e164("NL", "020 624 1111"), Ok("+31206241111".to_owned()));
}

#[test]
fn the_calling_code_that_was_typed_counts_before_the_chosen_country() {
    assert_eq!(e164("NL", "+32 470 12 34 56"), Ok("+32470123456".to_owned()));
    assert_eq!(e164("BE", "0470 12 34 56"), Ok("+32470123456".to_owned()));
}

#[test]
fn emergency_and_service_numbers_are_refused() {
    for typed in ["112", "911", "999", "0900", "1233", "144", "14020"] {
        assert_eq!(e164("NL", typed), Err(NumberError::Short), "{typed}");
    }
}

#[test]
fn numbers_that_cost_extra_or_have_a_menu_are_refused_with_the_reason() {
    assert_eq!(e164("NL", "0900 1234567"), Err(NumberError::Premium));
    assert_eq!(e164("NL", "0906 1234567"), Err(NumberError::Premium));
    assert_eq!(e164("NL", "0800 1234567"), Err(NumberError::Menu));
    assert_eq!(e164("NL", "088 123 4567"), Err(NumberError::Menu));
    assert_eq!(e164("US", "900 234 5678"), Err(NumberError::Premium));
    assert_eq!(e164("US", "800 234 5678"), Err(NumberError::Menu));
}

#[test]
fn what_is_no_number_is_refused_and_says_which_reason() {
    assert_eq!(e164("NL", " "), Err(NumberError::Empty));
    for letters in ["06 BEL MIJ", "0612345678 ext 9", "Ⅷ", "٠٦١٢٣٤٥٦٧٨a"] {
        assert_eq!(e164("NL", letters), Err(NumberError::Letters), "{letters}");
    }
    for malformed in
        ["061234567", "06123456789", "+999 123 456 78", "++31612345678", "0612345678;1", "٠٦١٢٣٤٥٦٧٨", "000000000000"]
    {
        assert!(e164("NL", malformed).is_err(), "{malformed}");
    }
    assert_eq!(e164("ZZ", "0612345678"), Err(NumberError::Malformed));
    assert_eq!(e164("NL", &"6".repeat(1000)), Err(NumberError::Malformed));
}

#[test]
fn a_landline_takes_no_messages_and_a_mobile_number_does() {
    assert!(Number::parse("NL", "0612345678").unwrap().takes_messages());
    assert!(!Number::parse("NL", "0206241111").unwrap().takes_messages());
}

#[test]
fn every_countrys_example_is_read_in_its_own_country_and_kept_the_same() {
    let (mut mobile, mut refused) = (0, Vec::new());
    for region in regions() {
        let descriptors = DATABASE.by_id(region.id).unwrap().descriptors();
        for (descriptor, is_mobile) in [(descriptors.fixed_line(), false), (descriptors.mobile(), true)] {
            let Some(example) = descriptor.and_then(|descriptor| descriptor.example()) else { continue };
            match Number::parse(region.id, example) {
                Ok(number) => {
                    assert!(number.e164().starts_with(&format!("+{}", region.code)), "{} {example}", region.id);
                    assert_eq!(Number::from_e164(number.e164()).unwrap().e164, number.e164, "{} {example}", region.id);
                    mobile += usize::from(is_mobile);
                }
                Err(why) => refused.push((region.id, why)),
            }
        }
    }
    // Some territories have numbers as short as other countries' services. A few share a calling code with a neighbour
    // whose ranges the library takes theirs for; whoever lives there chooses that neighbour or an app.
    let unknown = refused.iter().filter(|(_, why)| *why == NumberError::Malformed).count();
    assert!(refused.iter().all(|(_, why)| matches!(why, NumberError::Short | NumberError::Malformed)), "{refused:?}");
    assert!(regions().len() > 240 && mobile > 220 && unknown <= 12, "{mobile} {refused:?}");
}

#[test]
fn a_number_is_shown_by_its_beginning_and_its_end() {
    assert_eq!(mask("+31612345648"), "+31 6 •• •• •• 48");
    assert_eq!(mask("nothing"), "••••");
    assert!(!format!("{:?}", Number::parse("NL", "0612345648").unwrap()).contains("3456"));
}

#[test]
fn a_range_is_what_ten_thousand_numbers_have_in_common() {
    assert_eq!(Number::parse("NL", "0612345678").unwrap().range(), "+3161234");
}

proptest! {
    #[test]
    fn any_text_is_a_number_or_not_and_never_a_crash(country in "[A-Z]{2}", text in ".{0,60}") {
        if let Ok(number) = Number::parse(&country, &text) {
            prop_assert!(number.e164().starts_with('+') && number.e164().len() <= 16);
        }
        let _ = mask(&text);
    }
}
